import { describe, expect, it } from 'vitest';
import { parseVaultAddress } from '#lib/vault/address.ts';

const parse = (input: string, selfHosted: string[] = []) => parseVaultAddress(input, selfHosted);

describe('an address that is understood', () => {
  it.each([
    ['acme', 'https://acme.fls.jetbrains.com'],
    ['  Acme  ', 'https://acme.fls.jetbrains.com'],
    ['acme-corp2', 'https://acme-corp2.fls.jetbrains.com'],
    ['acme.fls.jetbrains.com', 'https://acme.fls.jetbrains.com'],
    ['ACME.FLS.JetBrains.com/', 'https://acme.fls.jetbrains.com'],
    ['acme.fls.jetbrains.com:443', 'https://acme.fls.jetbrains.com'],
    ['//acme.fls.jetbrains.com', 'https://acme.fls.jetbrains.com'],
    ['https://acme.fls.jetbrains.com', 'https://acme.fls.jetbrains.com'],
    ['https://acme.fls.jetbrains.com/settings?tab=api#token', 'https://acme.fls.jetbrains.com'],
    ['https://acme.fls.jetbrains.com/a@b/c:80', 'https://acme.fls.jetbrains.com'],
  ])('%s is the vault at %s', (input, origin) => {
    expect(parse(input)).toEqual({
      ok: true,
      value: expect.objectContaining({
        origin,
        pageOrigin: origin,
        likely: 'cloud',
        inferred: false,
      }),
    });
  });

  it('infers the API host of IDE Services from the page host, and says that it did', () => {
    expect(parse('https://acme.jetbrains-ide-services.com/licenses')).toEqual({
      ok: true,
      value: {
        company: 'acme',
        pageOrigin: 'https://acme.jetbrains-ide-services.com',
        origin: 'https://acme.lv.jetbrains-ide-services.com',
        likely: 'ide-services',
        inferred: true,
      },
    });
  });

  it('takes an API host of IDE Services as it is', () => {
    const parsed = parse('acme.lv.jetbrains-ide-services.com');
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        pageOrigin: 'https://acme.jetbrains-ide-services.com',
        origin: 'https://acme.lv.jetbrains-ide-services.com',
        inferred: false,
      },
    });
  });

  it('knows a self-hosted host only in a build that names it', () => {
    expect(parse('https://ide.example.com/x', ['ide.example.com'])).toMatchObject({
      ok: true,
      value: { origin: 'https://ide.example.com', likely: 'ide-services' },
    });
    expect(parse('https://ide.example.com/x')).toEqual({ ok: false, failure: 'other-host' });
  });
});

describe('a hostile or mistaken address', () => {
  it.each([
    ['', 'empty'],
    ['   \n ', 'empty'],
    ['http://acme.fls.jetbrains.com', 'not-https'],
    ['ftp://acme.fls.jetbrains.com', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['data:text/html,acme.fls.jetbrains.com', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['https:acme.fls.jetbrains.com', 'not-an-address'],
    ['https://admin@acme.fls.jetbrains.com', 'has-user'],
    ['https://acme.fls.jetbrains.com@evil.example', 'has-user'],
    ['acme.fls.jetbrains.com:secret@evil.example', 'has-user'],
    ['https://acme.fls.jetbrains.com:8443', 'has-port'],
    ['acme:8443', 'has-port'],
    ['https://acme.fls.jetbrains.com.evil.example', 'other-host'],
    ['https://acme.fls.jetbrains.com.', 'other-host'],
    ['https://evil-fls.jetbrains.com', 'other-host'],
    ['https://evilfls.jetbrains.com', 'other-host'],
    ['https://fls.jetbrains.com', 'other-host'],
    ['https://a.b.fls.jetbrains.com', 'other-host'],
    ['https://.fls.jetbrains.com', 'other-host'],
    ['https://-acme.fls.jetbrains.com', 'other-host'],
    ['https://acme-.fls.jetbrains.com', 'other-host'],
    [`https://${'a'.repeat(64)}.fls.jetbrains.com`, 'other-host'],
    ['https://аcme.fls.jetbrains.com', 'other-host'],
    ['https://acme.fls.jetbrаins.com', 'other-host'],
    ['https://acme。fls。jetbrains。com', 'not-an-address'],
    ['https://acme%2efls.jetbrains.com', 'other-host'],
    ['https://evil.example\\@acme.fls.jetbrains.com', 'not-an-address'],
    ['https:\\\\acme.fls.jetbrains.com', 'not-an-address'],
    ['https://acme.fls.jet\tbrains.com', 'not-an-address'],
    ['https://acme.fls.jetbrains.com evil', 'not-an-address'],
    ['https://[::1]/', 'not-an-address'],
    ['https://[::ffff:127.0.0.1]:443/', 'other-host'],
    ['https://127.0.0.1', 'other-host'],
    ['https://localhost', 'not-an-address'],
    ['https://acme', 'not-an-address'],
    ['acme/settings', 'not-an-address'],
    ['https://evil.example/?acme.fls.jetbrains.com', 'other-host'],
    ['https://evil.example#.fls.jetbrains.com', 'other-host'],
    ['https:///acme.fls.jetbrains.com', 'not-an-address'],
    ['????', 'not-an-address'],
  ] as const)('%j is refused: %s', (input, problem) => {
    expect(parse(input)).toEqual({ ok: false, failure: problem });
  });
});
