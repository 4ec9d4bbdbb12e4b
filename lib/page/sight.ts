import { shownParent } from './dom.ts';

/** How long a control must have been in plain sight before a press on it counts. */
export const SEEN_MS = 500;
const SAMPLE_MS = 100;
const OPACITY = 0.9;

/**
 * Whether a person can really see a control and nothing lies over it: rendered, large enough, in the
 * window, hit at its middle and near its corners, and nothing see-through on the way up.
 *
 * @param control inside the closed shadow root of `host`
 */
export function isInSight(control: Element, host: Element): boolean {
  if (!host.isConnected) return false;
  const rect = control.getBoundingClientRect();
  if (rect.width < 24 || rect.height < 20) return false;
  const view = host.ownerDocument.defaultView ?? window;
  const points = [
    [0.5, 0.5],
    [0.1, 0.2],
    [0.9, 0.2],
    [0.1, 0.8],
    [0.9, 0.8],
  ].map(([x = 0, y = 0]) => [rect.left + rect.width * x, rect.top + rect.height * y] as const);
  const inWindow = points.every(
    ([x, y]) => x >= 0 && y >= 0 && x < view.innerWidth && y < view.innerHeight,
  );
  if (!inWindow) return false;
  // What is asked is the tree the host stands in: a document answers with the outermost host.
  const root = host.getRootNode() as Document | ShadowRoot;
  if (!points.every(([x, y]) => root.elementFromPoint(x, y) === host)) return false;
  return isOpaque(host, view) && !isVeiled(rect, host, view);
}

function isOpaque(host: Element, view: Window): boolean {
  let opacity = 1;
  for (let one: Element | null = host; one; one = shownParent(one)) {
    const style = view.getComputedStyle(one);
    opacity *= Number(style.opacity);
    if (style.visibility !== 'visible' && one === host) return false;
    if (/opacity|blur|brightness|contrast|invert/.test(style.filter)) return false;
    if (style.clipPath !== 'none' && style.clipPath !== '') return false;
  }
  return opacity >= OPACITY;
}

/**
 * Whether something lies over the control that lets presses through: a hit test does not see it, a
 * person sees nothing else. Only what is taken out of the flow can do that.
 */
function isVeiled(rect: DOMRect, host: Element, view: Window): boolean {
  for (const element of host.ownerDocument.querySelectorAll('body *, body')) {
    if (element.contains(host) || element === host) continue;
    const box = element.getBoundingClientRect();
    const width = Math.min(box.right, rect.right) - Math.max(box.left, rect.left);
    const height = Math.min(box.bottom, rect.bottom) - Math.max(box.top, rect.top);
    if (width <= 2 || height <= 2) continue;
    const style = view.getComputedStyle(element);
    if (style.pointerEvents !== 'none' || Number(style.opacity) < 0.1) continue;
    if (style.visibility !== 'visible' || !paints(element, style)) continue;
    if (isOver(element, host, view)) return true;
  }
  return false;
}

function paints(element: Element, style: CSSStyleDeclaration): boolean {
  const clear = /^(?:transparent|rgba\(.*, 0\))$/;
  return (
    !clear.test(style.backgroundColor) ||
    style.backgroundImage !== 'none' ||
    /^(?:img|canvas|video|svg|iframe)$/.test(element.localName) ||
    [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== '')
  );
}

/** Painted later, or on a higher level, than what the control stands in. */
function isOver(element: Element, host: Element, view: Window): boolean {
  const lifted = (start: Element) => {
    for (let one: Element | null = start; one && !one.contains(host); one = one.parentElement) {
      const { position, zIndex } = view.getComputedStyle(one);
      if (position !== 'static') return { level: Number(zIndex) || 0 };
    }
    return null;
  };
  const layer = lifted(element);
  if (!layer || layer.level < 0) return false;
  const follows = host.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  return follows !== 0 || layer.level > 0;
}

/**
 * Remembers since when a control has been in sight without a break.
 *
 * @returns a question for the moment of the press
 */
export function watchSight(control: Element, host: Element, signal: AbortSignal): () => boolean {
  const view = host.ownerDocument.defaultView ?? window;
  let since: number | null = null;
  const sample = () => {
    if (!isInSight(control, host)) since = null;
    else since ??= view.performance.now();
  };
  const timer = view.setInterval(sample, SAMPLE_MS);
  signal.addEventListener('abort', () => view.clearInterval(timer), { once: true });
  sample();
  return () => {
    sample();
    return since !== null && view.performance.now() - since >= SEEN_MS;
  };
}
