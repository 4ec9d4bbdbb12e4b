import { useEffect } from 'preact/hooks';
import { Details } from './details.tsx';
import { FirstRun } from './first-run.tsx';
import { Header } from './header.tsx';
import { handleKey } from './keys.ts';
import { KeysHelp } from './keys-help.tsx';
import type { PopupModel } from './model.ts';
import { Products } from './products.tsx';
import { Search } from './search.tsx';
import { Strip } from './strip.tsx';
import { WaitingAct } from './waiting-act.tsx';

const NOTICE_MS = 6_000;

/** The whole popup. Its size never changes; what scrolls is the list. */
export function Popup({ model }: { model: PopupModel }) {
  const { connection, notice, keysShown, opened, words } = model;
  const text = notice.value;
  useEffect(() => {
    const timer = setTimeout(() => {
      notice.value = '';
    }, NOTICE_MS);
    return () => clearTimeout(timer);
  }, [text, notice]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => handleKey(event, model);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [model]);

  if (!connection.value) return <FirstRun model={model} />;
  const { pageOrigin } = connection.value;
  return (
    <>
      <Header model={model} />
      <main>
        <Strip key={connection.value.id} model={model} />
        {opened.value ? (
          <Details model={model} product={opened.value} />
        ) : (
          <>
            <h1 class="visually-hidden">{words.title(connection.value.name)}</h1>
            <Search model={model} />
            <Products model={model} />
          </>
        )}
        {keysShown.value && <KeysHelp words={words} />}
        <div class="floating">
          <div>
            <p role="status" class={text ? 'notice' : 'visually-hidden'}>
              {text}
            </p>
            <WaitingAct model={model} />
          </div>
        </div>
      </main>
      <footer>
        <button type="button" onClick={() => void model.openTab(pageOrigin)}>
          {words.openVault}
        </button>
        <button type="button" onClick={() => void model.openDashboard('#products')}>
          {words.dashboard}
        </button>
        <button type="button" onClick={() => void model.openOptions()}>
          {words.settings}
        </button>
      </footer>
    </>
  );
}
