// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { nameOf } from '#lib/page/dom.ts';
import { recognize } from '#lib/page/recognize.ts';

const spec = '<h2>License Vault API</h2><p><a href="/x">API specification</a></p>';
const both = '<button>Generate new token</button><button>Delete token</button>';

function page(html: string) {
  document.body.innerHTML = html;
  return recognize(document);
}

beforeEach(() => {
  document.body.innerHTML = '';
});

const told = ({ recognized }: ReturnType<typeof recognize>) =>
  recognized && {
    by: recognized.by,
    kind: recognized.kind,
    hasToken: recognized.hasToken,
    maker: recognized.maker && nameOf(recognized.maker),
    ending: [
      recognized.ending.generate,
      recognized.ending.delete,
      ...recognized.ending.either,
    ].flatMap((element) => (element ? [nameOf(element)] : [])),
    specification: recognized.specification !== null,
  };

const whole = {
  by: 'words',
  kind: 'single',
  hasToken: true,
  maker: 'Generate new token',
  ending: ['Generate new token', 'Delete token'],
  specification: true,
};

describe('recognizes the token section', () => {
  it.each([
    [
      'in sections',
      `<section>${spec}</section><section><h2>API access token</h2>${both}</section>`,
    ],
    ['without any wrapper', `${spec}<h2>API access token</h2>${both}`],
    ['in the other order', `<h2>API access token</h2><p>${both}</p>${spec}`],
    [
      'with titles that are no headings',
      `<div><div>License Vault API</div><a href="/x">API specification</a></div><div><div><span>API access token</span></div><div>${both}</div></div>`,
    ],
    ['with white space and another case', `${spec}<h3>\n  API  Access\n Token </h3>${both}`],
    [
      'with icons in the buttons',
      `${spec}<h2>API access token</h2><button><i aria-hidden="true">add</i><span>Generate new token</span></button><div role="button">Delete token</div>`,
    ],
    [
      'with a smaller heading in between',
      `${spec}<h2>API access token</h2><h4>Current token</h4>${both}`,
    ],
    [
      'with links that look like buttons',
      `${spec}<h2>API access token</h2><a href="#">Generate new token</a> <a href="#">Delete token</a>`,
    ],
    [
      'with fields of a form',
      `${spec}<fieldset><legend>API access token</legend><input type="submit" value="Generate new token"><input type="button" value="Delete token"></fieldset>`,
    ],
    [
      'as the browser translates nothing',
      `${spec}<h2><font><font>API access token</font></font></h2>${both}`,
    ],
    [
      'beside other buttons and tokens',
      `${spec}<h2>Agent token</h2><button>Generate token</button><h2>API access token</h2>${both}<h2>SMTP</h2><button>Save</button>`,
    ],
  ])('%s', (_how, html) => {
    expect(told(page(html))).toEqual(whole);
  });

  it('of a vault without a token', () => {
    const survey = page(`${spec}<h2>API access token</h2><button>Generate token</button>`);
    expect(told(survey)).toEqual({
      ...whole,
      hasToken: false,
      maker: 'Generate token',
      ending: [],
    });
    expect(survey.missing).toEqual([]);
    expect(survey.confidence).toBeGreaterThan(0.8);
  });

  it('inside open shadow roots, with the words in slots', () => {
    document.body.innerHTML = `${spec}<lv-section></lv-section>`;
    const root = document.querySelector('lv-section')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    root.innerHTML =
      '<h2>API access token</h2><lv-button>Generate new token</lv-button><lv-button>Delete token</lv-button>';
    for (const host of root.querySelectorAll('lv-button')) {
      host.attachShadow({ mode: 'open' }).innerHTML = '<button><slot></slot></button>';
    }
    expect(told(recognize(document))).toEqual(whole);
  });

  it('of IDE Services, where no button ends the token in use', () => {
    expect(
      told(page('<h1>Automation Tokens</h1><button>Create token</button><table></table>')),
    ).toEqual({
      by: 'words',
      kind: 'many',
      hasToken: null,
      maker: 'Create token',
      ending: [],
      specification: false,
    });
  });
});

describe('by structure, in another language', () => {
  const german =
    '<section><h2>License-Vault-API</h2><a href="/x">API-Spezifikation</a></section>' +
    '<section><h2>API-Zugriffstoken</h2><button>Neues Token generieren</button><button>Token löschen</button></section>';

  it('recognizes what leaves no doubt, without knowing which button is which', () => {
    expect(told(page(german))).toEqual({
      by: 'structure',
      kind: 'single',
      hasToken: true,
      maker: null,
      ending: ['Neues Token generieren', 'Token löschen'],
      specification: true,
    });
  });

  it.each([
    [
      'a third section that speaks of the API',
      `${german}<h2>API-Protokoll</h2><button>Leeren</button>`,
    ],
    ['no link to a specification', german.replace('API-Spezifikation', 'Hilfe')],
    [
      'three buttons',
      german.replace('</section><section>', '</section><section><button>Testen</button>'),
    ],
    [
      'a field to fill in',
      german.replace('<h2>API-Zugriffstoken</h2>', '<h2>API-Zugriffstoken</h2><input>'),
    ],
  ])('stays passive with %s', (_what, html) => {
    expect(told(page(html))).toBeNull();
  });
});

describe('recognizes nothing', () => {
  it.each([
    ['on a page about something else', '<h1>Dashboard</h1><button>Export</button>', []],
    [
      'from a heading alone',
      '<h2>API access token</h2><p>Ask your administrator.</p>',
      ['token-heading'],
    ],
    ['from a button alone', '<h2>Webhooks</h2><button>Generate token</button>', ['generate']],
    [
      'under another heading',
      '<h2>API access token</h2><p>See below.</p><h2>SCIM</h2><button>Generate token</button>',
      ['generate', 'token-heading'],
    ],
    [
      'from the questions of a dialog',
      `<div role="dialog"><h2>API access token</h2>${both}</div>`,
      [],
    ],
    ['from words in a sentence', '<p>Press Generate new token under API access token.</p>', []],
  ])('%s', (_what, html, found) => {
    const survey = page(html);
    expect(survey.recognized).toBeNull();
    expect([...survey.found].sort()).toEqual(found);
    expect(survey.confidence).toBeLessThan(0.6);
  });

  it('and says what it looked for', () => {
    const { missing } = page('<h2>API access token</h2>');
    expect(missing).toEqual(['api-heading', 'specification', 'generate', 'generate-new']);
  });
});
