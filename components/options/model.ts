import { signal } from '@preact/signals';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { LearnedState } from '#lib/storage/learned-state.ts';
import type { Seen } from '#lib/storage/pages.ts';
import { emptyRotationState, type RotationState } from '#lib/storage/rotation-state.ts';
import type { AppState } from '#lib/storage/state.ts';
import type { OptionsWords } from '#lib/words/en/options.ts';
import type { TestState } from './connection-test.tsx';

/** The outside world of the options page: what tests replace. */
export interface OptionsServices {
  words: OptionsWords;
  version: string;
  now: () => number;
  ask<N extends CommandName>(command: Extract<Command, { name: N }>): Promise<Answer<N>>;
  hasAccess(...origins: string[]): Promise<boolean>;
  requestAccess(...origins: string[]): Promise<boolean>;
  /** How the browser names itself. */
  browser: string;
  /** Only in a click. @returns whether it was copied */
  copy(text: string): Promise<boolean>;
}

export type OptionsModel = ReturnType<typeof createOptionsModel>;

export function createOptionsModel(
  services: OptionsServices,
  first: AppState,
  learned: LearnedState,
  seen: Record<string, Seen> = {},
  rotation: RotationState = emptyRotationState,
) {
  return {
    ...services,
    app: signal(first),
    /** What is known of the vaults' abilities. */
    learned: signal(learned),
    /** What was recognized on the vaults' pages, by page origin. */
    seen: signal(seen),
    rotation: signal(rotation),
    /** Copies hold a placeholder instead of the token. */
    copyPlaceholders: signal(false),
    now: signal(services.now()),
    /** What the page's one live region says. */
    status: signal(''),
    /** The last connection test of each vault, by id. */
    tests: signal<Record<string, TestState>>({}),
    /** Which of the connection tests on the page changed last. */
    newestTest: signal<string | null>(null),
  };
}
