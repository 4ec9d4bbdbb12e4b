import { answerPage } from '#lib/platform/answer-page.ts';
import { local } from '#lib/platform/areas.ts';
import { onAccessDropped, onAccessGranted, onInstalled } from '#lib/platform/lifecycle.ts';
import { documents } from '#lib/storage/documents.ts';
import { findByPage } from './capture.ts';
import { type PageFeatures, pageHandlers } from './page-handlers.ts';
import { runOnOpenVaultPages, syncPageScripts } from './page-scripts.ts';
import type { Services } from './services.ts';

/** A listener of the worker lives as long as the worker. */
const forEver = new AbortController().signal;

/**
 * Starts what the vaults' own pages need. Registers every listener before it returns.
 *
 * @returns settles when our script is registered where it should run
 */
export function startPages(services: Services, features: PageFeatures): Promise<void> {
  answerPage(
    pageHandlers(services, features),
    async (origin) => (await findByPage(origin)) !== null,
  );
  local.watch([documents.connections.key], () => void syncPageScripts(), forEver);
  onAccessGranted(() => void syncPageScripts());
  onAccessDropped(() => void syncPageScripts());
  onInstalled(() => void runOnOpenVaultPages());
  return syncPageScripts();
}
