import { useSignal } from '@preact/signals';
import { ConnectionTest, type TestState } from '../connection-test.tsx';
import { Candidate, ReplaceToken } from '../replace-token.tsx';
import type { PartProps } from './vault-rotation.tsx';

/** Where the new token comes from: the vault's page, by capture there or by pasting here. */
export function NewToken({ connection, model }: PartProps) {
  const { words } = model;
  const { pageOrigin, flavour, candidate } = connection;
  const pasting = useSignal(false);
  const test = useSignal<TestState | null>(null);
  const onChecks = (state: TestState | null) => {
    test.value = state;
  };
  return (
    <>
      {candidate ? (
        <>
          <p>{words.rotation.proveInstruction(candidate.fingerprint)}</p>
          <Candidate connection={connection} model={model} onChecks={onChecks} />
        </>
      ) : (
        <p>
          {words.rotation.generateInstruction(flavour)}{' '}
          <a href={pageOrigin} target="_blank" rel="noreferrer">
            {words.rotation.openVault}
          </a>
        </p>
      )}
      <button
        type="button"
        class="second"
        aria-expanded={pasting.value}
        onClick={() => {
          pasting.value = !pasting.value;
        }}
      >
        {words.rotation.pasteToken}
      </button>
      {pasting.value && (
        <ReplaceToken
          connection={connection}
          model={model}
          onChecks={onChecks}
          onDone={() => {
            pasting.value = false;
          }}
        />
      )}
      {test.value && <ConnectionTest model={model} test={test.value} />}
    </>
  );
}
