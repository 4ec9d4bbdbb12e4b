import { type AnchorName, anchors, anchorsNamed, maySpeak, saysApi, THRESHOLD } from './anchors.ts';
import { dialogOf, isButton, isHeading, isPressable, isRendered, nameOf, textOf } from './dom.ts';
import { findAll, type Root, rootsOf, textsOf } from './roots.ts';
import { headingOver, sharedBy } from './sections.ts';
import { byStructure } from './structure.ts';

/** The token section of a vault's page. */
export interface Recognized {
  /** `single`: the vault has one token. `many`: IDE Services, with named tokens. */
  kind: 'single' | 'many';
  by: 'words' | 'structure';
  heading: Element | null;
  /** What holds heading and buttons, and nothing more. */
  section: Element;
  /** The button that makes a token. Null where only structure tells, and there are two. */
  maker: Element | null;
  /** The buttons that end the token in use. */
  ending: { generate: Element | null; delete: Element | null; either: readonly Element[] };
  /** Whether the vault has a token now; null where the page does not tell. */
  hasToken: boolean | null;
  specification: Element | null;
}

/** What a look at the page told. */
export interface Survey {
  recognized: Recognized | null;
  found: AnchorName[];
  missing: AnchorName[];
  /** 0 to 1. */
  confidence: number;
  /** Something here speaks of an API or a token at all: worth telling what was not found. */
  related: boolean;
}

export type Hits = ReadonlyMap<AnchorName, readonly Element[]>;

export const CONTROLS =
  'button, [role="button"], a, [role="link"], input[type="button"], input[type="submit"]';
const HEADINGS = 'h1, h2, h3, h4, h5, h6, legend, [role="heading"]';

/** Looks for the token section. Reads the words of buttons, links and headings, and nothing else. */
export function recognize(document: Document, roots: readonly Root[] = rootsOf(document)): Survey {
  // Most pages of a vault say nothing of the kind, and are done with here. Words on fields are not
  // in a text.
  const silent =
    !textsOf(roots).some(maySpeak) && findAll(roots, FIELD_BUTTONS, 200).every(isUnrelatedField);
  if (silent) return survey(null, new Set(), false, 0, false);
  const elements = findAll(roots, `${CONTROLS}, ${HEADINGS}`).filter(mayBeNamed);
  const hits = findAnchors(elements);
  const first = (name: AnchorName) => hits.get(name)?.[0] ?? null;
  const found = new Set<AnchorName>();
  const words = single(hits) ?? many(hits);
  if (words) {
    for (const [name, element] of words.evidence) if (element) found.add(name);
  } else {
    for (const name of hits.keys()) if (name !== 'create-automation') found.add(name);
  }
  const isMany = words?.recognized.kind === 'many';
  const confidence = [...found].reduce((sum, name) => sum + anchors[name].weight, 0);
  if (words && confidence >= THRESHOLD - 1e-9) {
    const { recognized } = words;
    const specification = first('specification');
    return survey({ ...recognized, specification }, found, isMany, confidence, true);
  }
  const structure = found.has('token-heading') ? null : byStructure(elements);
  if (structure) return survey(structure, found, false, THRESHOLD, true);
  return survey(
    null,
    found,
    false,
    Math.min(confidence, THRESHOLD - 0.01),
    elements.some(isRelated),
  );
}

function survey(
  recognized: Recognized | null,
  found: ReadonlySet<AnchorName>,
  isMany: boolean,
  confidence: number,
  related: boolean,
): Survey {
  const expected: AnchorName[] = isMany
    ? ['automation-heading', 'create-automation']
    : ['token-heading', 'api-heading', 'specification'];
  if (!isMany) {
    if (found.has('generate-new')) expected.push('generate-new', 'delete');
    else if (!found.has('generate')) expected.push('generate', 'generate-new');
  }
  return {
    recognized,
    found: [...found],
    missing: expected.filter((name) => !found.has(name)),
    confidence: Math.min(1, Math.round(confidence * 100) / 100),
    related,
  };
}

function findAnchors(elements: readonly Element[]): Hits {
  const hits = new Map<AnchorName, Element[]>();
  for (const element of elements) {
    const roles = isHeading(element)
      ? (['heading'] as const)
      : isPressable(element)
        ? (['button', 'link'] as const)
        : null;
    if (!roles) continue;
    const text = isHeading(element) ? textOf(element) : nameOf(element);
    for (const name of anchorsNamed(text, roles)) {
      // A question in a dialog repeats the words of the button that opened it.
      if (dialogOf(element) || !isRendered(element)) continue;
      hits.set(name, [...(hits.get(name) ?? []), element]);
    }
  }
  return hits;
}

/** Quick: whether a control's name is worth reading. What is in slots or labels is read anyway. */
function mayBeNamed(element: Element): boolean {
  const text = element.textContent ?? '';
  if (/token|api/i.test(text)) return text.length < 400;
  return (
    text.trim() === '' || element.hasAttribute('aria-label') || element instanceof HTMLInputElement
  );
}

const FIELD_BUTTONS = 'input[type="button"], input[type="submit"]';
const isUnrelatedField = (element: Element) =>
  !/token|api/i.test(element.getAttribute('value') ?? '');

type Evidence = [AnchorName, Element | null][];
type Found = { recognized: Recognized; evidence: Evidence };

/** The section with the vault's one token. */
function single(hits: Hits): Found | null {
  for (const name of ['generate-new', 'generate'] as const) {
    for (const maker of hits.get(name) ?? []) {
      // The words of the buttons could be those of another token.
      const heading = headingOver(maker, 'token-heading');
      if (!heading) continue;
      const remove =
        name === 'generate-new'
          ? ((hits.get('delete') ?? []).find(
              (one) => headingOver(one, 'token-heading') === heading,
            ) ?? null)
          : null;
      const hasToken = name === 'generate-new';
      const section = sharedBy([heading, maker, remove]);
      if (!section) continue;
      return {
        recognized: {
          kind: 'single',
          by: 'words',
          heading,
          section,
          maker,
          ending: { generate: hasToken ? maker : null, delete: remove, either: [] },
          hasToken,
          specification: null,
        },
        evidence: [
          ['token-heading', heading],
          [name, maker],
          ['delete', remove],
          ['api-heading', hits.get('api-heading')?.[0] ?? null],
          ['specification', hits.get('specification')?.[0] ?? null],
        ],
      };
    }
  }
  return null;
}

/** The page of IDE Services with its many tokens: none of its buttons ends the one in use. */
function many(hits: Hits): Found | null {
  for (const maker of hits.get('create-automation') ?? []) {
    const heading = headingOver(maker, 'automation-heading');
    const section = heading && sharedBy([heading, maker]);
    if (!section) continue;
    return {
      recognized: {
        kind: 'many',
        by: 'words',
        heading,
        section,
        maker,
        ending: { generate: null, delete: null, either: [] },
        hasToken: null,
        specification: null,
      },
      evidence: [
        ['automation-heading', heading],
        ['create-automation', maker],
      ],
    };
  }
  return null;
}

/** A heading or button about an API or a token, in the languages that call them so. */
function isRelated(element: Element): boolean {
  if (!isHeading(element) && !isButton(element)) return false;
  const text = textOf(element);
  return saysApi(text) || (text.length <= 80 && /token/i.test(text));
}

/** Whether what was recognized still stands there, whole and saying the same: a cheap look. */
export function isStillRight(survey: Survey | null): boolean {
  if (!survey?.recognized || survey.recognized.by === 'structure') return false;
  if (survey.missing.length > 0) return false;
  const { heading, maker, ending, specification, hasToken, kind } = survey.recognized;
  if (kind === 'many' || !maker) return false;
  const parts = [heading, maker, specification, ...(hasToken ? [ending.delete] : [])];
  const wanted = hasToken ? 'generate-new' : 'generate';
  return (
    parts.every((one) => one?.isConnected) &&
    anchorsNamed(nameOf(maker), ['button']).includes(wanted)
  );
}
