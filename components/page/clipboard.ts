/** The policy of the page, where the browser lets it be asked (Chromium). */
interface WithPolicy {
  featurePolicy?: { allowsFeature(name: string): boolean };
}

/**
 * Copies in a person's click. Where the page's Permissions-Policy forbids the clipboard's interface,
 * the older command does it, with the text handed to the event itself: no field is put on the page.
 *
 * @returns whether it was copied
 */
export async function copyText(text: string): Promise<boolean> {
  const { featurePolicy } = document as WithPolicy;
  if (featurePolicy?.allowsFeature('clipboard-write') !== false) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByCommand(text);
    }
  }
  return copyByCommand(text);
}

function copyByCommand(text: string): boolean {
  let handed = false;
  const hand = (event: ClipboardEvent) => {
    // Before any listener of the page: the text is for the clipboard alone.
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    handed = true;
  };
  window.addEventListener('copy', hand, { capture: true });
  try {
    return document.execCommand('copy') && handed;
  } finally {
    window.removeEventListener('copy', hand, { capture: true });
  }
}
