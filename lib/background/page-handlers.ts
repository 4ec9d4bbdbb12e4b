import type { PageHandlers } from '#lib/platform/answer-page.ts';
import { openOptions, openOptionsAt } from '#lib/platform/tabs.ts';
import type { PageCommand } from '#lib/protocol/page.ts';
import type { Consumer } from '#lib/rotation/consumer.ts';
import { pageStatus } from '#lib/rotation/page-status.ts';
import { documents } from '#lib/storage/documents.ts';
import { dismissForGood, dismissForVisit, isDismissed, writeSeen } from '#lib/storage/pages.ts';
import { emptyView } from '#lib/usage/view.ts';
import { parseVaultAddress } from '#lib/vault/address.ts';
import type { Connection } from '#lib/vault/connection.ts';
import { captureToken, findByPage } from './capture.ts';
import type { Services } from './services.ts';

type Step = Extract<PageCommand, { name: 'page.rotation' }>['step'];

/** What other features do with what the vault's page tells. */
export interface PageFeatures {
  consumersOf(id: string): Promise<readonly Consumer[]>;
  /** The person chose this when the guard asked. */
  onRotation(id: string, step: Step): Promise<void>;
  /** @returns whether the text was a specification */
  receiveSpecification(id: string, text: string): Promise<boolean>;
}

const unknownVault = { ok: false, problem: { kind: 'unknown-vault' } } as const;
const done = { ok: true, value: null } as const;

export function pageHandlers(services: Services, features: PageFeatures): PageHandlers {
  return {
    async 'page.hello'(_command, { origin, tabId }) {
      const connection = await findByPage(origin);
      const api = apiOf(connection, origin);
      if (!api) return unknownVault;
      const view = connection ? (await documents.views.read())[connection.id] : undefined;
      const consumers = connection ? await features.consumersOf(connection.id) : [];
      const note = await noteOf(connection);
      const status = pageStatus(connection, view ?? emptyView, consumers, note, services.now());
      const keep = connection?.token.keep ?? 'device';
      return {
        ok: true,
        value: { status, api, keep, dismissed: await isDismissed(origin, tabId) },
      };
    },
    'page.capture': (command, { origin }) => captureToken(services, origin, command),
    async 'page.dismiss'(command, { origin, tabId }) {
      if (command.for === 'good') await dismissForGood(origin);
      else await dismissForVisit(origin, tabId);
      return done;
    },
    async 'page.seen'({ found, missing, confidence }, { origin }) {
      await writeSeen(origin, { at: services.now(), found, missing, confidence });
      return done;
    },
    async 'page.specification'({ text }, { origin }) {
      const connection = await findByPage(origin);
      if (!connection) return unknownVault;
      const taken = await features.receiveSpecification(connection.id, text);
      return { ok: true, value: { taken } };
    },
    async 'page.rotation'({ step }, { origin }) {
      const connection = await findByPage(origin);
      if (connection) await features.onRotation(connection.id, step);
      return done;
    },
    async 'page.settings'(_command, { origin }) {
      const note = await noteOf(await findByPage(origin));
      if (note?.kind === 'rotation') await openOptionsAt('#rotation');
      else await openOptions();
      return done;
    },
  };
}

const noteOf = async (connection: Connection | null) =>
  connection ? ((await documents.tokenNotes.read())[connection.id] ?? null) : null;

/** A vault that is not connected yet has an API only where its address alone tells it. */
function apiOf(connection: Connection | null, pageOrigin: string) {
  if (connection) return { origin: connection.origin, flavour: connection.flavour };
  const address = parseVaultAddress(pageOrigin);
  if (!address.ok || address.value.inferred) return null;
  return { origin: address.value.origin, flavour: address.value.likely };
}
