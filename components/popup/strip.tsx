import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Attention } from '#lib/usage/attention.ts';
import { keepFocus } from './keep-focus.ts';
import type { PopupModel } from './model.ts';
import { type StripWords, stripWords } from './strip-words.ts';

/**
 * One strip, only when something is wrong: what happened, what was kept, one thing to do.
 *
 * Its room above the search is what the popup opened with, and stays so: what a person is about to
 * press must not move when newer numbers come. What does not fit there stands below the list.
 */
export function Strip({ model }: { model: PopupModel }) {
  const attention = model.attention.value;
  const room = useSignal<number | null>(null);
  const isBelow = useSignal(false);
  const fitted = useRef<Attention | null>(null);
  const slot = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  // Before anything is painted: what does not fit is never seen above.
  useLayoutEffect(() => {
    const needed = (below.current ?? slot.current)?.offsetHeight ?? 0;
    room.value ??= needed;
    isBelow.value = needed > room.value;
    if (!isBelow.value) fitted.current = attention;
    // Its button may have had it.
    keepFocus();
  }, [attention, room, isBelow]);

  const above = isBelow.value ? fitted.current : attention;
  return (
    <>
      <div ref={slot} class="slot" style={{ minHeight: `${room.value ?? 0}px` }}>
        {above ? (
          <Said {...stripWords(above, model)} kind={above.kind} />
        ) : (
          (room.value ?? 0) > 0 && (
            <Said strong="" more={model.words.calm} action={null} kind="calm" />
          )
        )}
      </div>
      {isBelow.value && attention && (
        <div ref={below} class="slot below">
          <Said {...stripWords(attention, model)} kind={attention.kind} />
        </div>
      )}
    </>
  );
}

function Said({ strong, more, action, later, kind }: StripWords & { kind: string }) {
  return (
    <section class={`strip ${kind}`}>
      <p>
        <b>{strong}</b> {more}
      </p>
      <span>
        {[later, action].map(
          (act) =>
            act && (
              <button key={act.name} type="button" onClick={act.run}>
                {act.name}
              </button>
            ),
        )}
      </span>
    </section>
  );
}
