import type { Handlers } from '#lib/platform/answer.ts';
import type { VaultAnswers } from '#lib/protocol/vaults.ts';
import { connectVault } from './connect.ts';
import type { Refresher } from './refresh.ts';
import type { Services } from './services.ts';
import {
  discardCandidate,
  editVault,
  forgetVault,
  replaceToken,
  retryCandidate,
  saveSettings,
  selectVault,
  testVault,
} from './vaults.ts';

export function vaultHandlers(
  services: Services,
  refresher: Refresher,
): Pick<Handlers, keyof VaultAnswers> {
  return {
    'vault.connect': (command) => connectVault(services, command),
    'vault.test': (command) => testVault(services, command),
    'vault.replaceToken': (command) => replaceToken(services, command),
    'vault.retryCandidate': (command) => retryCandidate(services, command),
    'vault.discardCandidate': (command) => discardCandidate(command),
    'vault.edit': (command) => editVault(services, command),
    'vault.forget': (command) => forgetVault(services, command),
    'vault.refresh': ({ id, by }) => refresher.refresh(id, by),
    'vault.select': (command) => selectVault(command),
    'settings.save': (command) => saveSettings(services, command),
  };
}
