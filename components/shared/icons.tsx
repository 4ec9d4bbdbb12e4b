import type { ComponentChildren } from 'preact';

function Icon({ size = 16, children }: { size?: number; children: ComponentChildren }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24" class="outline">
      {children}
    </svg>
  );
}

export const RefreshIcon = () => (
  <Icon>
    <path d="M20 11a8 8 0 1 0-2 6" />
    <path d="M20 4v7h-7" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <circle cx="11" cy="11" r="7" />
    <path d="m20 20-4-4" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M19 12H5" />
    <path d="m11 18-6-6 6-6" />
  </Icon>
);

export const ChevronIcon = () => (
  <Icon size={12}>
    <path d="m9 5 7 7-7 7" />
  </Icon>
);

/** The product's own mark: an armchair seen from the front. */
export function SeatMark({ size = 40 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="currentColor">
      <path d="M9 4h14a3 3 0 0 1 3 3v6.2a5 5 0 0 0-4 4.8H10a5 5 0 0 0-4-4.8V7a3 3 0 0 1 3-3Z" />
      <path d="M5 15a3 3 0 0 1 3 3v2h16v-2a3 3 0 1 1 6 0v5a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3v-5a3 3 0 0 1 3-3Z" />
      <path d="M6 27h4v2a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1Zm16 0h4v2a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1Z" />
    </svg>
  );
}
