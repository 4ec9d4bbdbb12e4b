import { useEffect, useRef } from 'preact/hooks';
import type { Act } from '#lib/acts/act.ts';
import { free } from '#lib/usage/product.ts';
import { firstClick } from '../../shared/first-click.ts';
import type { DashboardModel } from '../model.ts';
import { Countdown } from './countdown.tsx';
import { UndoButton } from './undo-button.tsx';

interface ActItemProps {
  model: DashboardModel;
  act: Act;
}

/** One act: its sentence, and the one thing that can be done about it. */
export function ActItem({ model, act }: ActItemProps) {
  const { words, now, app, connection, ask, status } = model;
  const { state } = act;
  const dismiss = useRef<HTMLButtonElement>(null);
  const undone = useRef(false);
  // The button that had the focus is gone.
  useEffect(() => {
    if (state.stage !== 'over' || !undone.current) return;
    undone.current = false;
    dismiss.current?.focus();
  }, [state.stage]);
  const vault = app.value.connections.find(({ id }) => id === act.vault);
  const elsewhere = vault && vault.id !== connection.value?.id ? vault.name : null;

  async function tell(command: 'acts.undo' | 'acts.dismiss') {
    const answer = await ask<typeof command>({ name: command, act: act.id });
    status.value = answer.ok ? '' : words.problem(answer.problem);
  }

  const undo = () => {
    undone.current = true;
    void tell('acts.undo');
  };

  return (
    <li class={state.stage === 'over' ? `act ${state.result}` : 'act'}>
      <p>
        {words.acts.sentence(act, now.value)}{' '}
        {elsewhere !== null && `${words.acts.inVault(elsewhere)} `}
        {state.stage === 'waiting' && <Countdown model={model} dueAt={state.dueAt} />}
        {vault && <KeepOut model={model} act={act} pageOrigin={vault.pageOrigin} />}
        <Consequence model={model} act={act} />
      </p>
      {state.stage === 'waiting' && <UndoButton model={model} id={act.id} onUndo={undo} />}
      {state.stage === 'over' && (
        <button
          ref={dismiss}
          type="button"
          class="second"
          onClick={firstClick(() => void tell('acts.dismiss'))}
        >
          {words.acts.dismiss}
        </button>
      )}
    </li>
  );
}

/** What follows, as long as it can be undone. */
function Consequence({ model, act }: ActItemProps) {
  const { acts: words } = model.words;
  const { subject } = act;
  if (act.state.stage !== 'waiting') return null;
  if (subject.act === 'disconnect-product') {
    return <small>{words.consequenceProduct(subject.product.name)}</small>;
  }
  if (subject.act === 'revoke-all') return <small>{words.consequenceAll(subject.user)}</small>;
  const { product, productCode } = subject.license;
  const counts = model.app.value.views[act.vault]?.counts?.products;
  const own = counts?.find(({ code, name: of }) => code === productCode || of === product);
  // A pack's free licenses would serve as well; which, the vault does not tell.
  const freeNow = own ? free(own.prepaid) + free(own.postpaid) : null;
  return <small>{words.consequenceOne(freeNow)}</small>;
}

/** Only an access rule keeps somebody out, and only the vault can make one. */
function KeepOut({ model, act, pageOrigin }: ActItemProps & { pageOrigin: string }) {
  const { state, subject } = act;
  const { acts: words } = model.words;
  if (!('user' in subject) || !('after' in state) || state.after !== 'came-back') return null;
  return (
    <>
      {words.keepOut(subject.user)}{' '}
      <a href={pageOrigin} target="_blank" rel="noreferrer">
        {words.openVault}
      </a>
    </>
  );
}
