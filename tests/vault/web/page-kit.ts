/** Parts of a page that a test may want to press or compare with what was recognized. */
export type Part =
  /** The smallest element around heading and buttons of the token. */
  | 'section'
  | 'specification'
  /** `Generate token` or `Generate new token`; on IDE Services the button that opens the form. */
  | 'generate'
  | 'delete'
  /** The open dialog, or whatever stands for it. */
  | 'dialog'
  | 'name'
  | 'expiry'
  | 'confirm'
  | 'cancel'
  /** What shows the token: a field, or one or more elements with text. */
  | 'token'
  | 'copy'
  | 'close';

export interface TokenState {
  exists: boolean;
  tokens: { name: string; expiresAt: number | null }[];
}

/** What the stand-in's own page scripts have in hand, as `window.kit`. */
export interface PageKit {
  /** Remembers that one of the page's own handlers ran. */
  ran(what: string): void;
  /** Says which element is which. Tests read it; the document does not change. */
  own(part: Part, ...elements: Element[]): void;
  /** The element that the selector finds; throws when there is none. */
  get(selector: string, within?: ParentNode): HTMLElement;
  /** An element from markup. */
  make(markup: string): HTMLElement;
  state(): Promise<TokenState>;
  generate(name?: string, expiresAt?: number): Promise<string>;
  remove(name?: string): Promise<void>;
  /** Copies as sites do: by the clipboard's API, or by a selection where that is forbidden. */
  copy(text: string): Promise<void>;
}

declare global {
  interface Window {
    kit: PageKit;
    /** What of the page's own handlers ran in this tab, in order. */
    __clicks: string[];
    /** The elements of a part that stand in the page now. */
    __own(part: string): Element[];
    /** Where a page offers it: builds the token section anew this many times. */
    rerender?(times: number): Promise<void>;
  }
}

/** Runs inside the page, before its own script. */
export function installKit(): void {
  // A page that loads anew after a click must not lose what was clicked.
  window.__clicks = JSON.parse(sessionStorage.getItem('clicks') ?? '[]') as string[];
  const parts = new Map<string, Element[]>();
  window.__own = (part) => (parts.get(part) ?? []).filter((element) => element.isConnected);

  async function call(method: string, body?: object): Promise<Response> {
    const response = await fetch('/ui-api/token', {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (response.status === 401) location.assign('/login');
    if (!response.ok) throw new Error(`${method} of the token: ${response.status}`);
    return response;
  }

  window.kit = {
    ran(what) {
      window.__clicks.push(what);
      sessionStorage.setItem('clicks', JSON.stringify(window.__clicks));
    },
    own(part, ...elements) {
      parts.set(part, elements);
    },
    get(selector, within = document) {
      const found = within.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`The page has no ${selector}`);
      return found;
    },
    make(markup) {
      const template = document.createElement('template');
      template.innerHTML = markup.trim();
      return template.content.firstElementChild as HTMLElement;
    },
    async state() {
      return (await (await call('GET')).json()) as TokenState;
    },
    async generate(name, expiresAt) {
      const answer = await call('POST', { name, expiresAt });
      return ((await answer.json()) as { token: string }).token;
    },
    async remove(name) {
      await call('DELETE', { name });
    },
    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const field = document.createElement('textarea');
        field.value = text;
        document.body.append(field);
        field.select();
        document.execCommand('copy');
        field.remove();
      }
    },
  };
}
