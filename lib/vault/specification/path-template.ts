const LITERAL = /^[\w.~!$&'()*+,;=:@-]+$/;
const PARAMETER = /\{([^{}/]+)\}/g;

/** The names in braces, in order. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(PARAMETER)].map((match) => match[1] ?? '');

/** What a segment has beside its parameters. */
export const literalOf = (segment: string): string => segment.replace(PARAMETER, '');

/**
 * True for a template that can only ever mean one path of its own: plain segments with one parameter
 * each at most, no step up, no query, nothing encoded. A name that stands there twice would be filled
 * twice with what only one of them means.
 */
export function isPlainTemplate(template: string): boolean {
  if (!template.startsWith('/') || template.length > 500) return false;
  const names = namesIn(template);
  if (new Set(names).size < names.length) return false;
  const segments = template.slice(1).replace(/\/$/, '').split('/');
  return segments.every((segment) => {
    const literal = literalOf(segment);
    if (namesIn(segment).length > 1) return false;
    if (segment === '' || segment === '.' || segment === '..') return template === '/';
    return literal === '' || LITERAL.test(literal);
  });
}

/** True where a path has the template's literals, and something in each place of a parameter. */
export function fitsTemplate(path: string, template: string): boolean {
  const have = path.split('/');
  const want = template.split('/');
  return (
    have.length === want.length &&
    want.every((segment, index) => segmentPattern(segment).test(have[index] ?? ''))
  );
}

function segmentPattern(segment: string): RegExp {
  const parts = segment.split(/\{[^{}/]+\}/).map((part) => part.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('(?!\\.{1,2}$)[^/]+')}$`);
}
