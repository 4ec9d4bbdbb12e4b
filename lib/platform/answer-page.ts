import * as v from 'valibot';
import { browser } from 'wxt/browser';
import {
  type PageAnswer,
  type PageAnswerValues,
  type PageCommand,
  type PageCommandName,
  pageCommandSchema,
} from '#lib/protocol/page.ts';
import { problemOf } from './problem-of.ts';
import { isVaultPage, type Sender, type VaultPage } from './senders.ts';

type Of<N extends PageCommandName> = Extract<PageCommand, { name: N }>;

/** One handler a command. Where the message came from is told by the browser. */
export type PageHandlers = {
  [N in PageCommandName]: (command: Of<N>, from: VaultPage) => Promise<PageAnswer<N>>;
};

/**
 * Listens for the script on the vaults' pages. Everything else is not answered at all.
 * Call it synchronously when the worker starts.
 *
 * @param isConnected whether the admin has connected a vault whose pages are at this origin
 */
export function answerPage(
  handlers: PageHandlers,
  isConnected: (origin: string) => Promise<boolean>,
): void {
  browser.runtime.onMessage.addListener(((message: unknown, sender: Sender, respond) => {
    const from = isVaultPage(sender, browser.runtime.id);
    if (!from) return undefined;
    const parsed = v.safeParse(pageCommandSchema, message);
    if (!parsed.success) return undefined;
    void answerTo(parsed.output, from).then(respond);
    return true;
  }) as Parameters<typeof browser.runtime.onMessage.addListener>[0]);

  /** Always answers, be it with nothing: a page that gets no answer waits. */
  async function answerTo(
    command: PageCommand,
    from: VaultPage,
  ): Promise<PageAnswer<PageCommandName> | undefined> {
    try {
      const mayAsk = from.cloud || (await isConnected(from.origin));
      return mayAsk ? await carryOut(handlers, command, from) : undefined;
    } catch (error) {
      return { ok: false, problem: problemOf(error, command.name) };
    }
  }
}

async function carryOut(
  handlers: PageHandlers,
  command: PageCommand,
  from: VaultPage,
): Promise<PageAnswer<PageCommandName>> {
  const handler = handlers[command.name] as (
    command: PageCommand,
    from: VaultPage,
  ) => Promise<{ ok: true; value: PageAnswerValues[PageCommandName] } | PageAnswer<never>>;
  return (await handler(command, from)) as PageAnswer<PageCommandName>;
}
