import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { consumerKinds } from '#lib/rotation/consumer.ts';
import { type ConsumerCopyForm, copyText, plainForms } from '#lib/rotation/copy-text.ts';

const origin = 'https://acme.fls.jetbrains.com';
const forms: readonly ConsumerCopyForm[] = [...plainForms, ...consumerKinds];
const cloud = (form: ConsumerCopyForm, token: string | null) =>
  copyText(form, { origin, flavour: 'cloud', token });

describe('with the token', () => {
  it.each<[ConsumerCopyForm, string]>([
    ['token', 'tok-0123456789abcdef'],
    ['header', 'Authorization: Bearer tok-0123456789abcdef'],
    ['environment', 'LICENSE_VAULT_TOKEN=tok-0123456789abcdef'],
    [
      'curl',
      " curl --fail --silent --header 'Authorization: Bearer tok-0123456789abcdef' --header 'Accept: application/json' 'https://acme.fls.jetbrains.com/public-api/licenses/usage'",
    ],
    ['github-actions', ' gh secret set LICENSE_VAULT_TOKEN --body tok-0123456789abcdef'],
    ['gitlab-ci', ' glab variable update LICENSE_VAULT_TOKEN tok-0123456789abcdef --masked --raw'],
    ['checkmk', 'tok-0123456789abcdef'],
    [
      'kubernetes',
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: license-vault\ntype: Opaque\nstringData:\n  token: "tok-0123456789abcdef"\n',
    ],
    ['cron-shell', 'LICENSE_VAULT_TOKEN=tok-0123456789abcdef'],
    ['seatkeeper', 'tok-0123456789abcdef'],
    ['other', 'tok-0123456789abcdef'],
  ])('%s', (form, text) => {
    expect(cloud(form, 'tok-0123456789abcdef')).toBe(text);
  });

  it.each<ConsumerCopyForm>(['environment', 'curl', 'github-actions', 'gitlab-ci'])(
    '%s is read by a shell as it is, whatever signs the token has',
    (form) => {
      const token = `a'b"c$HOME\`d\\e!f;g&h|i`;
      const line = cloud(form, token).trim();
      // Each word of the command on a line of its own, as the shell understands it.
      const words = execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' });
      expect(words.split('\n').some((word) => word.endsWith(token))).toBe(true);
    },
  );

  it('stands in a manifest as JSON does', () => {
    expect(cloud('kubernetes', 'a"b\\c0123456789abc')).toContain(
      'token: "a\\"b\\\\c0123456789abc"',
    );
  });
});

describe('without the token', () => {
  it.each(forms)('%s holds the placeholder', (form) => {
    expect(cloud(form, null)).toMatch(/\$LICENSE_VAULT_TOKEN|LICENSE_VAULT_TOKEN=<token>/);
  });

  it.each<ConsumerCopyForm>(['curl', 'github-actions', 'gitlab-ci'])(
    '%s lets the shell fill the variable in',
    (form) => {
      const words = execFileSync('sh', ['-c', `printf '%s\\n' ${cloud(form, null)}`], {
        encoding: 'utf8',
        env: { LICENSE_VAULT_TOKEN: 'filled-in' },
      });
      expect(words).toContain('filled-in');
    },
  );
});

it('writes the scheme of IDE Services', () => {
  expect(copyText('header', { origin, flavour: 'ide-services', token: null })).toBe(
    'Authorization: Automation $LICENSE_VAULT_TOKEN',
  );
});
