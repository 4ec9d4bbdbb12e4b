import type { Flavour } from './connection.ts';
import { failed, type Outcome, success } from './failure.ts';

declare const __SELF_HOSTED_HOSTS__: readonly string[];

export type AddressProblem =
  | 'empty'
  /** http:, or any other scheme: the token travels over https only. */
  | 'not-https'
  /** `user@` in front of the host: a classic disguise. */
  | 'has-user'
  | 'has-port'
  /** Not readable as an address at all. */
  | 'not-an-address'
  /** A readable address, but of no host a License Vault can have in this build. */
  | 'other-host';

/** Where a vault is, as far as its address alone tells. */
export interface VaultAddress {
  /** First label of the host: the company, good as a first name for the vault. */
  company: string;
  /** Origin of the web pages, e.g. `https://acme.fls.jetbrains.com`. */
  pageOrigin: string;
  /** Origin of the API, the only place that will ever see the token. */
  origin: string;
  /** What the host suggests; a call decides. */
  likely: Flavour;
  /** True when `origin` is inferred from `pageOrigin` and the admin must confirm it first. */
  inferred: boolean;
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const CLOUD = new RegExp(`^(${label})\\.fls\\.jetbrains\\.com$`);
const IDE_PAGE = new RegExp(`^(${label})\\.jetbrains-ide-services\\.com$`);
const IDE_API = new RegExp(`^(${label})\\.lv\\.jetbrains-ide-services\\.com$`);

/**
 * Reads what an admin types or pastes: a company's name (`acme`), a host, or any https page
 * address of the vault; path, query and fragment are dropped.
 *
 * The text is checked before `URL` sees it, because `URL` forgives what must not be forgiven
 * here: backslashes, full-width dots, tabs inside a host, percent-encoded hosts.
 *
 * @param input at most a few thousand characters
 * @param selfHosted host names a build of one's own allows; the standard build has none
 * @returns the address, or one problem; never throws
 */
export function parseVaultAddress(
  input: string,
  selfHosted: readonly string[] = __SELF_HOSTED_HOSTS__,
): Outcome<VaultAddress, AddressProblem> {
  const text = input.trim();
  if (text === '') return failed('empty');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u0020\u007f\\]/.test(text)) return failed('not-an-address');

  const scheme = /^([a-z][a-z0-9+-]*):(?![0-9])/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https') return failed('not-https');
  const rest = scheme === undefined ? text : text.slice('https:'.length);
  if (scheme !== undefined && !rest.startsWith('//')) return failed('not-an-address');

  const authority = (/^[^/?#]*/.exec(rest.replace(/^\/\//, '')) ?? [''])[0];
  if (authority.includes('@')) return failed('has-user');
  const [host = '', port] = splitPort(authority);
  if (port !== undefined && port !== '443') return failed('has-port');
  return vaultAt(host.toLowerCase(), selfHosted, scheme === undefined && rest === authority);
}

/** `host:port`, but not the colons of a bracketed IPv6 address. */
function splitPort(authority: string): [string, string | undefined] {
  const match = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(authority);
  return match ? [match[1] ?? '', match[2] || undefined] : [authority, undefined];
}

function vaultAt(
  host: string,
  selfHosted: readonly string[],
  bare: boolean,
): Outcome<VaultAddress, AddressProblem> {
  const at = (company: string, page: string, api: string, likely: Flavour, inferred = false) =>
    success({
      company,
      pageOrigin: `https://${page}`,
      origin: `https://${api}`,
      likely,
      inferred,
    });

  if (bare && new RegExp(`^${label}$`).test(host)) {
    const full = `${host}.fls.jetbrains.com`;
    return at(host, full, full, 'cloud');
  }
  const cloud = CLOUD.exec(host)?.[1];
  if (cloud !== undefined) return at(cloud, host, host, 'cloud');
  const api = IDE_API.exec(host)?.[1];
  if (api !== undefined) {
    return at(api, `${api}.jetbrains-ide-services.com`, host, 'ide-services');
  }
  const page = IDE_PAGE.exec(host)?.[1];
  if (page !== undefined) {
    return at(page, host, `${page}.lv.jetbrains-ide-services.com`, 'ide-services', true);
  }
  if (selfHosted.includes(host)) {
    return at(host.split('.')[0] ?? host, host, host, 'ide-services');
  }
  return failed(host.includes('.') ? 'other-host' : 'not-an-address');
}
