/**
 * The hosts a vault can live on, as match patterns and CSP sources write them.
 * Source: JetBrains help for the cloud's page host; `.lv.` API hosts of IDE Services are inferred
 * from the one public client of the API.
 */
export const CLOUD_HOSTS = {
  cloud: '*.fls.jetbrains.com',
  ideServices: '*.jetbrains-ide-services.com',
} as const;

/**
 * Reads the build setting that names self-hosted IDE Services hosts.
 *
 * @param setting host names separated by commas or spaces, without scheme, port or path
 * @returns the host names in lower case, without duplicates
 * @throws Error when a name is not a plain DNS host name: a build must not widen its policy by a typo
 */
export function selfHostedHosts(setting: string): string[] {
  const hosts = setting
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const host of hosts) {
    if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(host)) {
      throw new Error(`"${host}" is not a host name. Write for example ide-services.example.com`);
    }
  }
  return [...new Set(hosts)];
}

/**
 * The policy of the extension's pages; it binds the background worker too.
 *
 * @param selfHosted further hosts this build may call, from {@link selfHostedHosts}
 */
export function contentSecurityPolicy(selfHosted: readonly string[]): string {
  const hosts = [CLOUD_HOSTS.cloud, CLOUD_HOSTS.ideServices, ...selfHosted];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${hosts.map((host) => `https://${host}`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types seatkeeper',
  ].join('; ');
}
