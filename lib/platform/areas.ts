import { browser } from 'wxt/browser';

export type Values = Record<string, unknown>;

/** One storage area, reduced to what `lib/storage` needs. */
export interface Area {
  read(keys: string[]): Promise<Values>;
  readAll(): Promise<Values>;
  write(values: Values): Promise<void>;
  remove(keys: string[]): Promise<void>;
  /** Calls back after a change of any of the keys, until the signal aborts. */
  watch(keys: string[], onChange: () => void, signal: AbortSignal): void;
}

/** There is no room left for what was to be written; what was there before still is. */
export class StorageFullError extends Error {
  override name = 'StorageFullError';
}

/**
 * Browsers tell it by their message alone. Chromium: "Resource::kQuotaBytes quota exceeded", "Session
 * storage quota bytes exceeded", and what the system says of a full disk. Firefox: "QuotaExceededError:
 * storage.local API call exceeded its quota limitations."
 */
const FULL = /quota|no[_ ]space|disk[_ ](?:is[_ ])?full/i;

function createArea(name: 'local' | 'session'): Area {
  // Looked up at each call: tests replace the whole fake browser between two of them.
  const area = () => browser.storage[name];
  return {
    read: (keys) => area().get(keys),
    readAll: () => area().get(null),
    async write(values) {
      try {
        await area().set(values);
      } catch (error) {
        throw error instanceof Error && FULL.test(`${error.name} ${error.message}`)
          ? new StorageFullError()
          : error;
      }
    },
    remove: (keys) => area().remove(keys),
    watch(keys, onChange, signal) {
      const listener = (changes: Values, changed: string) => {
        if (changed === name && keys.some((key) => key in changes)) onChange();
      };
      browser.storage.onChanged.addListener(listener);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
    },
  };
}

export const local = createArea('local');
export const session = createArea('session');

/**
 * Keeps content scripts out of `storage.local`, which they may read by default in both browsers.
 * Chromium 140 and later; Firefox has no such call, there the import rule is the guard.
 */
export async function closeToContentScripts(): Promise<void> {
  const area = browser.storage.local as typeof browser.storage.local & {
    setAccessLevel?: (options: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
