import { useMemo } from 'preact/hooks';
import { Choice, Field } from '../shared/field.tsx';
import { type ConnectModel, createConnectModel } from './connect-model.ts';
import { ConnectionTest } from './connection-test.tsx';
import { KeepChoice } from './keep-choice.tsx';
import type { OptionsModel } from './model.ts';

interface ConnectFormProps {
  model: OptionsModel;
  onConnected: () => void;
  onCancel?: () => void;
}

/** Address and token, a test of both, and then a connected vault. */
export function ConnectForm({ model, onConnected, onCancel }: ConnectFormProps) {
  const { words } = model;
  // One model for the form's life: what was typed outlives every repaint.
  const form = useMemo(() => createConnectModel(model, onConnected), [model]);
  const busy = form.test.value === 'running';
  return (
    <form
      class="connect"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void form.connect();
      }}
    >
      <AddressFields model={model} form={form} />
      <Field
        label={words.token}
        type="password"
        value={form.token.value}
        onText={(text) => {
          form.token.value = text;
        }}
        hint={
          <>
            {words.tokenHint} <VaultLink model={model} form={form} />
          </>
        }
      />
      <KeepChoice
        words={words}
        value={form.keep.value}
        onChoice={(keep) => {
          form.keep.value = keep;
        }}
      />
      <MoreChoices model={model} form={form} />
      <div class="actions">
        <button type="submit" class="main" aria-disabled={busy}>
          {busy ? words.connecting : words.connect}
        </button>
        {onCancel && (
          <button type="button" class="second" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
      </div>
      {form.problem.value && (
        <p class="problem" role="alert">
          {form.problem.value}
        </p>
      )}
      {form.test.value && <ConnectionTest model={model} test={form.test.value} />}
    </form>
  );
}

interface PartProps {
  model: OptionsModel;
  form: ConnectModel;
}

function AddressFields({ model: { words }, form }: PartProps) {
  const parsed = form.parsed.value;
  const api = form.api.value;
  return (
    <>
      <Field
        label={words.address}
        inputMode="url"
        value={form.address.value}
        onText={(text) => {
          form.address.value = text;
        }}
        onBlur={() => {
          form.addressLeft.value = form.address.value !== '';
        }}
        problem={!parsed.ok && form.addressLeft.value ? words.addressProblem(parsed.failure) : null}
        hint={
          parsed.ok && !form.inferred.value
            ? words.addressRead(parsed.value.origin)
            : words.addressHint
        }
      />
      {form.inferred.value && (
        <>
          <Field
            label={words.apiAddress}
            value={form.apiAddress.value ?? form.inferred.value.origin}
            onText={(text) => {
              form.apiAddress.value = text;
              form.apiConfirmed.value = false;
            }}
            problem={api.ok ? null : words.addressProblem(api.failure)}
            hint={words.apiAddressHint}
          />
          {api.ok && (
            <label class="check">
              <input
                type="checkbox"
                checked={form.apiConfirmed.value}
                onChange={(event) => {
                  form.apiConfirmed.value = event.currentTarget.checked;
                }}
              />
              {words.apiConfirm(new URL(api.value.origin).host)}
            </label>
          )}
        </>
      )}
    </>
  );
}

function VaultLink({ model: { words }, form }: PartProps) {
  const parsed = form.parsed.value;
  if (!parsed.ok) return <>{words.tokenLinkWaits}</>;
  return (
    <a href={parsed.value.pageOrigin} target="_blank" rel="noreferrer">
      {words.tokenLink}
    </a>
  );
}

function MoreChoices({ model: { words }, form }: PartProps) {
  return (
    <details>
      <summary>{words.moreChoices}</summary>
      <Choice
        label={words.flavour}
        value={form.flavour.value}
        options={words.flavours}
        onChoice={(flavour) => {
          form.flavour.value = flavour;
        }}
      />
      <Choice
        label={words.plan}
        value={form.plan.value}
        options={words.plans}
        hint={words.planHint}
        onChoice={(plan) => {
          form.plan.value = plan;
        }}
      />
    </details>
  );
}
