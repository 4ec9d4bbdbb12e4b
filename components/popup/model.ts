import { computed, signal } from '@preact/signals';
import type { Answer, Command, CommandName } from '#lib/protocol/commands.ts';
import type { Draft } from '#lib/storage/draft.ts';
import type { AppState } from '#lib/storage/state.ts';
import type { Waiting } from '#lib/storage/waiting.ts';
import { attention } from '#lib/usage/attention.ts';
import { arrange } from '#lib/usage/product.ts';
import { emptyView } from '#lib/usage/view.ts';
import type { Failure } from '#lib/vault/failure.ts';
import type { PopupWords } from '#lib/words/en/popup.ts';

/** How long a reminder is put off. */
const SNOOZE_DAYS = 30;

/** The outside world of the popup: what tests replace. */
export interface PopupServices {
  words: PopupWords;
  now: () => number;
  ask<N extends CommandName>(command: Extract<Command, { name: N }>): Promise<Answer<N>>;
  openTab(url: string): Promise<void>;
  openOptions(): Promise<void>;
  /** Where a token's rotation goes on. */
  openRotation(): Promise<void>;
  /** @param hash a place in it, such as `#users?user=alice` */
  openDashboard(hash: string): Promise<void>;
  saveDraft(draft: Draft): void;
  close(): void;
}

export type PopupModel = ReturnType<typeof createPopupModel>;

/** What the popup shows and what can be done in it. The numbers come by storage alone. */
export function createPopupModel(
  services: PopupServices,
  first: AppState,
  draft: Draft | null,
  firstWaiting: readonly Waiting[] = [],
) {
  const { words, ask } = services;
  const app = signal(first);
  const now = signal(services.now());
  const query = signal(draft?.query ?? '');
  const product = signal(draft?.product ?? null);
  const keysShown = signal(false);
  const busy = signal(false);
  const notice = signal('');
  /** What can still be undone, soonest first. */
  const waiting = signal(firstWaiting);

  const connection = computed(() => {
    const { connections, settings } = app.value;
    return connections.find(({ id }) => id === settings.activeId) ?? connections[0] ?? null;
  });
  const view = computed(() => {
    const id = connection.value?.id;
    return (id !== undefined && app.value.views[id]) || emptyView;
  });
  const note = computed(() => app.value.tokenNotes[connection.value?.id ?? ''] ?? null);
  const rows = computed(() => {
    const wanted = query.value.trim().toLocaleLowerCase();
    const matches = (view.value.counts?.products ?? []).filter(
      ({ name, code }) =>
        name.toLocaleLowerCase().includes(wanted) || code.toLocaleLowerCase() === wanted,
    );
    return arrange(matches);
  });
  const opened = computed(
    () => view.value.counts?.products.find(({ code }) => code === product.value) ?? null,
  );

  /** The product whose details were just left. */
  let left: string | null = null;

  const remember = () => services.saveDraft({ query: query.value, product: product.value });

  async function refresh(by: 'popup' | 'person'): Promise<void> {
    const id = connection.value?.id;
    if (id === undefined || busy.value) return;
    busy.value = true;
    const answer = await ask<'vault.refresh'>({ name: 'vault.refresh', id, by });
    busy.value = false;
    now.value = services.now();
    // What a popup asks by itself is told by the numbers and the strip alone.
    if (by === 'popup') return;
    if (answer.ok) {
      const { failure } = answer.value;
      notice.value = failure ? words.failure(failure).happened : words.refreshed;
    } else if (answer.problem.kind === 'too-soon') {
      notice.value = words.tooSoon(answer.problem.until, services.now());
    } else notice.value = words.didNotWork(answer.problem.kind);
  }

  return {
    ...services,
    app,
    now,
    query,
    connection,
    view,
    rows,
    opened,
    keysShown,
    busy,
    notice,
    waiting,
    async undo({ act, id }: Waiting) {
      const answer =
        act === 'list'
          ? await ask<'leavers.undo'>({ name: 'leavers.undo' })
          : await ask<'acts.undo'>({ name: 'acts.undo', act: id });
      notice.value = answer.ok ? words.undone : words.tooLateToUndo;
    },
    attention: computed(() => attention(view.value, note.value, now.value)),
    async snooze() {
      const id = connection.value?.id ?? '';
      await ask<'reminder.snooze'>({ name: 'reminder.snooze', id, days: SNOOZE_DAYS });
    },
    refresh,
    /** Gives the focus back to the row that it came from. */
    returnTo(code: string, row: HTMLElement | null) {
      if (code !== left || !row) return;
      left = null;
      row.focus();
    },
    search(text: string) {
      query.value = text;
      remember();
    },
    show(code: string | null) {
      product.value = code;
      remember();
    },
    async select(id: string) {
      product.value = null;
      await ask<'vault.select'>({ name: 'vault.select', id });
      await refresh('popup');
    },
    async follow(failure: Failure) {
      const { next } = words.failure(failure);
      if (next === 'retry') await refresh('person');
      else if (next === 'open-vault') await services.openTab(connection.value?.pageOrigin ?? '');
      else if (next !== null) await services.openOptions();
    },
    /** One step back: from the keys, the details, the query; then the popup itself. */
    back() {
      if (keysShown.value) keysShown.value = false;
      else if (product.value !== null) {
        left = product.value;
        product.value = null;
        remember();
      } else if (query.value !== '') {
        query.value = '';
        remember();
      } else services.close();
    },
  };
}
