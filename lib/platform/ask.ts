import { browser } from 'wxt/browser';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;

/**
 * Asks the background. Pages never touch the vault or the token themselves.
 *
 * @returns the background's answer; a worker that cannot be reached is a `problem` of its own kind
 */
export async function ask<N extends CommandName>(command: Of<N>): Promise<Answer<N>> {
  try {
    const answer: unknown = await browser.runtime.sendMessage(command);
    if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as Answer<N>;
    return { ok: false, problem: { kind: 'internal', reference: 'no-answer' } };
  } catch {
    return { ok: false, problem: { kind: 'internal', reference: 'no-background' } };
  }
}
