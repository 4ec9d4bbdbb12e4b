import { signal } from '@preact/signals';
import type { Answer } from '#lib/protocol/commands.ts';
import type { OperationLine } from '#lib/protocol/specification.ts';
import type { Ability } from '#lib/vault/ability.ts';
import { SPECIFICATION_MAX_BYTES } from '#lib/vault/specification/read-specification.ts';
import type { OptionsModel } from '../model.ts';

/** What can be done with the abilities of one vault, and how the last act ended. */
export function createAbilitiesModel({ ask, status, words }: OptionsModel, id: string) {
  const busy = signal(false);
  const problem = signal<string | null>(null);
  const { abilities } = words;

  async function learn(work: () => Promise<Answer<'specification.read'>>): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    status.value = abilities.reading;
    const answer = await work();
    busy.value = false;
    status.value = answer.ok ? abilities.learnt(answer.value.title, answer.value.states) : '';
    if (!answer.ok) problem.value = words.problem(answer.problem);
  }

  /** Says what came of a change, at the one place where the page says things. */
  function tell<V>(
    answer: { ok: true; value: V } | Extract<Answer<'ability.remove'>, { ok: false }>,
    done: (value: V) => string,
  ): boolean {
    problem.value = answer.ok ? null : words.problem(answer.problem);
    status.value = answer.ok ? done(answer.value) : '';
    return answer.ok;
  }

  return {
    busy,
    problem,

    read: () => learn(() => ask<'specification.read'>({ name: 'specification.read', id })),

    async importFile(file: File): Promise<void> {
      if (file.size > SPECIFICATION_MAX_BYTES) {
        problem.value = abilities.tooLarge;
        return;
      }
      const text = await file.text().catch(() => null);
      if (text === null) problem.value = abilities.unreadableFile;
      else
        await learn(() => ask<'specification.import'>({ name: 'specification.import', id, text }));
    },

    /** @param fingerprint of the operation that stood on the page when the button was pressed */
    async confirm(ability: Ability, fingerprint: string): Promise<void> {
      const answer = await ask<'ability.confirm'>({
        name: 'ability.confirm',
        id,
        ability,
        fingerprint,
      });
      tell(answer, () => abilities.used(ability));
    },

    /** @returns the operations to choose from, or null when there are none */
    async operations(ability: Ability): Promise<OperationLine[] | null> {
      const answer = await ask<'ability.operations'>({ name: 'ability.operations', id, ability });
      if (answer.ok) return answer.value;
      problem.value = words.problem(answer.problem);
      return null;
    },

    /** @returns whether it was taken */
    async choose(ability: Ability, operation: string | null): Promise<boolean> {
      const answer = await ask<'ability.choose'>({
        name: 'ability.choose',
        id,
        ability,
        operation,
      });
      return tell(answer, ({ state }) => abilities.chosen(ability, state));
    },

    async remove(ability: Ability): Promise<void> {
      const answer = await ask<'ability.remove'>({ name: 'ability.remove', id, ability });
      tell(answer, ({ state }) => abilities.removed(ability, state));
    },
  };
}
export type AbilitiesModel = ReturnType<typeof createAbilitiesModel>;
