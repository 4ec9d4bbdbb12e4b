import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CANARY,
  findCanary,
  profileEvidence,
  showsCanary,
  wireEvidence,
} from '#tests/harness/canary.ts';
import { unexpectedHosts } from '#tests/harness/egress.ts';

describe('the sweep for the token', () => {
  it.each([
    ['as it is', `x${CANARY}y`],
    ['in part', `…${CANARY.slice(12, 24)}…`],
    ['in Base64', Buffer.from(CANARY).toString('base64')],
    ['in Base64 inside something', Buffer.from(`Bearer ${CANARY}`).toString('base64')],
    ['in Base64 at another offset', Buffer.from(`ab${CANARY}`).toString('base64')],
    ['encoded for an address', encodeURIComponent(CANARY)],
  ])('sees it %s', (_how, text) => {
    expect(showsCanary(text)).toBe(true);
  });

  it('sees every ten letters of its middle, in one byte a letter and in two', () => {
    const middle = CANARY.slice(9, -9);
    const tens = Array.from({ length: middle.length - 9 }, (_, at) => middle.slice(at, at + 10));
    expect(tens).toHaveLength(22);
    const ways = tens.flatMap((ten) => [
      `x${ten}x`,
      Buffer.from(`x${ten}x`, 'utf16le').toString('latin1'),
      Buffer.from(`x${ten}x`, 'utf16le').swap16().toString('latin1'),
    ]);
    expect(ways.filter((text) => !showsCanary(text))).toEqual([]);
  });

  it('does not see it where it is not', () => {
    expect(showsCanary('a canary, but SKcanary- alone and canarySK alone')).toBe(false);
    expect(findCanary({ page: 'CLion 0 free of 10', title: '' })).toEqual([]);
  });

  it('names the place', () => {
    expect(findCanary({ page: 'fine', console: `token ${CANARY}` })).toEqual(['console']);
  });

  it('lets it be in the one header where it belongs, and nowhere else on the wire', () => {
    const url = 'https://acme.fls.jetbrains.com/public-api/x';
    const at = (change: object) =>
      findCanary(
        wireEvidence([
          { method: 'GET', url, headers: { authorization: `Bearer ${CANARY}` }, ...change },
        ]),
      );
    expect(at({})).toEqual([]);
    expect(at({ url: `${url}?t=${CANARY}` })).toHaveLength(1);
    expect(at({ headers: { 'x-token': CANARY } })).toHaveLength(1);
  });

  it.each([
    ['UTF-8', Buffer.from(`\0\x01${CANARY}\xff`)],
    ['UTF-16', Buffer.from(CANARY, 'utf16le')],
    ['UTF-16 and Base64', Buffer.from(Buffer.from(CANARY).toString('base64'), 'utf16le')],
  ])('sees it in a file of the profile, in %s', async (_encoding, bytes) => {
    const profile = await mkdtemp(join(tmpdir(), 'seatkeeper-test-'));
    await writeFile(join(profile, 'clean'), 'nothing');
    await writeFile(join(profile, 'log'), bytes);
    expect(findCanary(await profileEvidence(profile))).toEqual(['profile file log']);
    await rm(profile, { recursive: true });
  });
});

describe('the hosts that were asked for', () => {
  const vaults = ['acme.fls.jetbrains.com'];

  it('may be the vaults and what the bare browser asks by itself', () => {
    const asked = ['acme.fls.jetbrains.com:443', 'firefox.settings.services.mozilla.com:443'];
    expect(unexpectedHosts(asked, vaults, 'firefox')).toEqual([]);
  });

  it.each([
    'evil.example:443',
    'acme.fls.jetbrains.com:8443',
    'acme.fls.jetbrains.com.evil.example:443',
    'other.fls.jetbrains.com:443',
    'firefox.settings.services.mozilla.com.evil.example:443',
  ])('may not be %s', (target) => {
    expect(unexpectedHosts(['acme.fls.jetbrains.com:443', target], vaults, 'firefox')).toEqual([
      target,
    ]);
  });
});
