import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { SeatMark } from '../shared/icons.tsx';
import { ActsSection } from './acts-section.tsx';
import { AuditSection } from './audit-section.tsx';
import { ConnectForm } from './connect-form.tsx';
import { HealthSection } from './health/health-section.tsx';
import type { OptionsModel } from './model.ts';
import { RefreshSection } from './refresh-section.tsx';
import { RotationSection } from './rotation/rotation-section.tsx';
import { VaultCard } from './vault-card.tsx';

const sections = [
  'vaults',
  'rotation',
  'refresh',
  'changes',
  'audit',
  'privacy',
  'health',
  'about',
] as const;

export function Options({ model }: { model: OptionsModel }) {
  const { words, status } = model;
  const live = useRef<HTMLParagraphElement>(null);
  return (
    <div class="page">
      <header>
        <SeatMark size={32} />
        <h1>
          {words.product} <small>{words.productFor}</small>
        </h1>
        <nav aria-label={words.nav}>
          {sections.map((id) => (
            <a key={id} href={`#${id}`}>
              {words.sections[id]}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <p
          ref={live}
          tabIndex={-1}
          role="status"
          class={status.value ? 'status' : 'visually-hidden'}
        >
          {/* Another one is another word, and is seen as long as the one before. */}
          <span key={status.value}>{status.value}</span>
        </p>
        <Vaults model={model} onConnected={() => live.current?.focus()} />
        <RotationSection model={model} />
        <RefreshSection model={model} />
        <ActsSection model={model} />
        <AuditSection model={model} />
        <section id="privacy">
          <h2>{words.sections.privacy}</h2>
          {words.privacy.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
        <HealthSection model={model} />
        <section id="about">
          <h2>{words.sections.about}</h2>
          <p>{words.about(model.version)}</p>
          <p class="muted">{words.disclaimer}</p>
        </section>
      </main>
    </div>
  );
}

interface VaultsProps {
  model: OptionsModel;
  /** The form has gone, and the focus with it: it belongs where the result is said. */
  onConnected: () => void;
}

function Vaults({ model, onConnected }: VaultsProps) {
  const { words, app } = model;
  const adding = useSignal(false);
  const { connections } = app.value;
  const firstRun = connections.length === 0;
  return (
    <section id="vaults">
      <h2>{firstRun ? words.greeting : words.sections.vaults}</h2>
      {firstRun && <p>{words.greetingMore}</p>}
      {connections.map((connection) => (
        <VaultCard key={connection.id} connection={connection} model={model} />
      ))}
      {firstRun || adding.value ? (
        <ConnectForm
          // A form that has connected a vault begins anew; a failed one keeps what was typed.
          key={connections.length}
          model={model}
          onConnected={() => {
            adding.value = false;
            onConnected();
          }}
          {...(!firstRun && {
            onCancel: () => {
              adding.value = false;
            },
          })}
        />
      ) : (
        <button
          type="button"
          class="second"
          onClick={() => {
            adding.value = true;
          }}
        >
          {words.addVault}
        </button>
      )}
    </section>
  );
}
