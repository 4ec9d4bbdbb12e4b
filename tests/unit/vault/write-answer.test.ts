import { expect, it } from 'vitest';
import { raisesDoubt } from '#lib/vault/write-answer.ts';

it.each([
  ['nothing', ''],
  ['a word', 'OK'],
  ['yes', 'true'],
  ['an empty object', '{}'],
  ['an empty list', '[]'],
  ['success', '{"success":true}'],
  ['success in words', '{"status":"ok","message":"License revoked"}'],
  ['no errors', '{"data":{"revoked":1},"errors":[],"error":null,"errorCode":0}'],
  ['what was revoked', '{"revoked":["A-1"]}'],
  [
    'the license as it is now',
    '{"id":"A-1","state":"REVOKED","code":"II","revokedAt":"2026-03-10"}',
  ],
  ['each of a batch', '{"results":[{"id":"A-1","success":true},{"id":"A-2","status":204}]}'],
  [
    'JSON:API',
    '{"data":{"type":"license-revocation","id":"7","attributes":{"status":"completed"}}}',
  ],
])('an answer that says %s is believed: %s', (_what, text) => {
  expect(raisesDoubt(text)).toBe(false);
});

it.each([
  ['no', 'false'],
  ['no success', '{"success":false}'],
  ['no success, in another manner', '{"is_success":"false","message":"license is pinned"}'],
  ['that it is not ok', '{"ok":0}'],
  ['an error', '{"error":"license is pinned"}'],
  ['an error with its code', '{"errorCode":"LIC_PINNED"}'],
  ['a list of errors', '{"data":null,"errors":[{"title":"Not allowed"}]}'],
  ['errors by field', '{"errors":{"licenseId":["is pinned"]}}'],
  ['that it failed', '{"status":"FAILED"}'],
  ['that it was partly done', '{"result":"partially_completed"}'],
  ['another status than its own', '{"status":409,"detail":"license is pinned"}'],
  ['that it waits', '{"data":{"attributes":{"state":"pending"}}}'],
  ['that nothing was revoked', '{"revoked":[]}'],
  ['that none was', '{"data":{"revokedCount":0}}'],
  ['no about one of a batch', '{"results":[{"success":true},{"success":false}]}'],
  ['only half of it', '{"success":tr'],
])('an answer that says %s raises a doubt: %s', (_what, text) => {
  expect(raisesDoubt(text)).toBe(true);
});
