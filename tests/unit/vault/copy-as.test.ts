import { expect, it } from 'vitest';
import { type CopyForm, copyAs } from '#lib/vault/copy-as.ts';

const cloud = { origin: 'https://acme.fls.jetbrains.com', flavour: 'cloud' } as const;
const ide = {
  origin: 'https://acme.lv.jetbrains-ide-services.com',
  flavour: 'ide-services',
} as const;
const usage = '/public-api/licenses/usage';

it.each<[CopyForm, string, typeof cloud | typeof ide, string]>([
  ['header', 'abc', cloud, 'Authorization: Bearer abc'],
  ['header', 'abc', ide, 'Authorization: Automation abc'],
  ['environment', 'a.b-c_1', cloud, 'LICENSE_VAULT_TOKEN=a.b-c_1'],
  ['environment', 'a$b', cloud, "LICENSE_VAULT_TOKEN='a$b'"],
  ['environment', "a'b", cloud, "LICENSE_VAULT_TOKEN='a'\\''b'"],
  [
    'curl',
    'abc',
    cloud,
    `curl --fail --silent --header 'Authorization: Bearer abc' --header 'Accept: application/json' '${cloud.origin}${usage}'`,
  ],
  [
    'placeholder',
    'abc',
    ide,
    `curl --fail --silent --header "Authorization: Automation $LICENSE_VAULT_TOKEN" --header 'Accept: application/json' '${ide.origin}${usage}'`,
  ],
])('%s of %j', (form, token, api, text) => {
  expect(copyAs(form, token, api)).toBe(text);
});

it('never puts the token into the text for documents', () => {
  expect(copyAs('placeholder', 'the-secret-itself', cloud)).not.toContain('secret');
});
