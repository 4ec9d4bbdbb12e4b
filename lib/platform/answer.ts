import * as v from 'valibot';
import { browser } from 'wxt/browser';
import {
  type Answer,
  type AnswerValues,
  type Command,
  type CommandName,
  commandSchema,
} from '#lib/protocol/commands.ts';
import { ownIdentity } from './own.ts';
import { problemOf } from './problem-of.ts';
import { isOurPage, type Sender } from './senders.ts';

type Of<N extends CommandName> = Extract<Command, { name: N }>;

/** One handler a command; what it returns or throws crosses to the page as data. */
export type Handlers = { [N in CommandName]: (command: Of<N>) => Promise<Answer<N>> };

/**
 * Listens for commands of the extension's own pages; everything else is not answered at all.
 * Call it synchronously when the worker starts.
 */
export function answerCommands(handlers: Handlers): void {
  browser.runtime.onMessage.addListener(((message: unknown, sender: Sender, respond) => {
    if (!isOurPage(sender, ownIdentity())) return undefined;
    const parsed = v.safeParse(commandSchema, message);
    if (!parsed.success) return undefined;
    carryOut(handlers, parsed.output).then(respond);
    // Keeps the channel open. A returned promise would not reach the fake browser of the tests.
    return true;
  }) as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}

async function carryOut(handlers: Handlers, command: Command): Promise<Answer<CommandName>> {
  const handler = handlers[command.name] as (
    command: Command,
  ) => Promise<{ ok: true; value: AnswerValues[CommandName] } | Answer<CommandName>>;
  try {
    return (await handler(command)) as Answer<CommandName>;
  } catch (error) {
    return { ok: false, problem: problemOf(error, command.name) };
  }
}
