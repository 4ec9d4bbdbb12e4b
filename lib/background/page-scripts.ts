import { hasAccess } from '#lib/platform/hosts.ts';
import { registerPages, runInOpenTabs } from '#lib/platform/page-scripts.ts';
import { documents } from '#lib/storage/documents.ts';
import { parseVaultAddress } from '#lib/vault/address.ts';
import { CLOUD_HOSTS } from '#lib/vault/hosts.ts';

let last: Promise<void> = Promise.resolve();

/**
 * Brings the registered scripts in line with the vaults that are connected and the access that is
 * granted: added with both, dropped with either. One run at a time.
 */
export function syncPageScripts(): Promise<void> {
  last = last.then(sync, sync);
  return last;
}

async function sync(): Promise<void> {
  const connections = await documents.connections.read();
  const wanted = [...new Set(connections.map(({ pageOrigin }) => pageOrigin))].filter(
    (origin) => !isCloud(origin),
  );
  const granted: string[] = [];
  for (const origin of wanted.sort()) if (await hasAccess(origin)) granted.push(origin);
  const added = await registerPages(granted);
  await runInOpenTabs(added.map((origin) => `${origin}/*`));
}

/** After an install or update: Chromium does not run the manifest's scripts in tabs that are open. */
export async function runOnOpenVaultPages(): Promise<void> {
  await runInOpenTabs([`https://${CLOUD_HOSTS.cloud}/*`]);
}

function isCloud(origin: string): boolean {
  const address = parseVaultAddress(origin);
  return address.ok && address.value.likely === 'cloud';
}
