import { installKit } from './page-kit.ts';
import type { Visit } from './variant.ts';

/** A function of a variant that runs inside its page, with what the server tells it. */
interface PageScript<Told> {
  run: (told: Told) => void;
  told: Told;
}

/** A script's source that is the same as calling the function inside the page. */
export function script<Told>(run: (told: Told) => void, told: Told): PageScript<Told> {
  return { run, told };
}

/** The source of a page's scripts: the kit, then its own. */
export function sourceOf<Told>({ run, told }: PageScript<Told>): string {
  // `<` in what is told must not end the script's element.
  const json = JSON.stringify(told ?? null).replaceAll('<', '\\u003c');
  return `(${installKit})();\n(${run})(${json});`;
}

interface HtmlDocument<Told> {
  title: string;
  body: string;
  language?: string;
  /** Of the root element, with a space before each. */
  attributes?: string;
  style?: string;
  head?: string;
  script?: PageScript<Told>;
}

/** A document of a variant. The head is the only markup that all variants share. */
export function htmlDocument<Told>(
  { nonce }: Pick<Visit, 'nonce'>,
  {
    title,
    body,
    language = 'en',
    attributes = '',
    style,
    head = '',
    script: own,
  }: HtmlDocument<Told>,
): string {
  const source = own ? sourceOf(own) : `(${installKit})();`;
  return `<!doctype html>
<html lang="${language}"${attributes}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="icon" href="data:,">
${style ? `<style nonce="${nonce}">${style}</style>` : ''}${head}
</head>
<body>
${body}
<script nonce="${nonce}">${source}</script>
</body>
</html>`;
}
