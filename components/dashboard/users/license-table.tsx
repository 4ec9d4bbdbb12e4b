import { type Act, isPending, withoutTraces } from '#lib/acts/act.ts';
import type { UserLicense } from '#lib/vault/records.ts';
import { firstClick } from '../../shared/first-click.ts';
import { AbilityNote, isBound } from '../acts/ability-note.tsx';
import type { Beginner } from '../acts/begin.ts';
import { Month } from '../acts/month.tsx';
import type { PanelProps } from '../panels.tsx';

interface LicenseTableProps extends PanelProps {
  user: string;
  licenses: readonly UserLicense[];
  beginner: Beginner;
}

/** What a user holds, a row each, with what a revoke of it would mean. */
export function LicenseTable({ model, connection, user, licenses, beginner }: LicenseTableProps) {
  const { users: words, acts: actWords } = model.words;
  const { readOnly } = model.app.value.settings;
  const canRevoke = !readOnly && isBound(model, connection, 'revoke-one');
  const names = otherNames(user, licenses);
  if (licenses.length === 0) return <p>{words.none(user)}</p>;
  return (
    <section class="licenses">
      <table>
        <caption>{words.licenses(user)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.product}</th>
            <th scope="col">{words.columns.since}</th>
            <th scope="col">{words.columns.lastSeen}</th>
            {canRevoke && (
              <th scope="col">
                <span class="visually-hidden">{words.columns.action}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {licenses.map((license, index) => (
            <Row
              key={`${license.allocationId ?? license.licenseId ?? ''} ${index}`}
              id={`license-${index}`}
              {...{ model, connection, user, license, beginner, canRevoke }}
            />
          ))}
        </tbody>
      </table>
      {names.length > 0 && <p class="hint">{words.as(names)}</p>}
      {readOnly ? (
        <p class="note">{actWords.readOnly}</p>
      ) : (
        <>
          <AbilityNote model={model} connection={connection} ability="revoke-one" />
          {canRevoke && (
            <>
              <p class="hint" id="revoke-means">
                {actWords.consequence} {actWords.keepOutFirst(user)}{' '}
                <a href={connection.pageOrigin} target="_blank" rel="noreferrer">
                  {actWords.openVault}
                </a>
              </p>
              <Month model={model} connection={connection} />
            </>
          )}
        </>
      )}
    </section>
  );
}

interface RowProps extends PanelProps {
  id: string;
  user: string;
  license: UserLicense;
  beginner: Beginner;
  canRevoke: boolean;
}

function Row({ model, connection, id, user, license, beginner, canRevoke }: RowProps) {
  const { users: words } = model.words;
  const { acted, now, ask } = model;
  const { since, lastSeenAt, host, version } = license;
  const product = license.product ?? license.productCode ?? words.unnamed;
  const where = words.where(host, version);
  const isUnderWay = acted.value.acts.some((act) => isActOn(act, connection.id, license));
  const revoke = () =>
    beginner.begin((beyondBudget) =>
      ask<'acts.revokeOne'>({
        name: 'acts.revokeOne',
        vault: connection.id,
        user,
        license,
        beyondBudget,
      }),
    );
  return (
    <tr>
      <th scope="row" id={id}>
        {product}
        {where && <small class="muted">{where}</small>}
      </th>
      <td>{since === null ? '–' : words.day(since)}</td>
      <td>{lastSeenAt === null ? '–' : words.ago(lastSeenAt, now.value)}</td>
      {canRevoke && (
        <td class="action">
          {isUnderWay ? (
            <span class="muted">{words.revoking}</span>
          ) : (
            <button
              type="button"
              class="second"
              aria-describedby={`${id} revoke-means`}
              onClick={firstClick(() => void revoke())}
            >
              {words.revoke}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

function isActOn({ vault, subject, ...act }: Act, id: string, license: UserLicense): boolean {
  if (vault !== id || subject.act !== 'revoke-one' || !isPending({ vault, subject, ...act })) {
    return false;
  }
  return JSON.stringify(subject.license) === JSON.stringify(withoutTraces(license));
}

/** Names that the vault has for this user besides the one that was searched for. */
function otherNames(user: string, licenses: readonly UserLicense[]): string[] {
  const names = licenses.flatMap((license) => [license.user, license.email ?? '']);
  const isOther = (name: string) => name !== '' && name.toLowerCase() !== user.toLowerCase();
  return [...new Set(names)].filter(isOther).slice(0, 3);
}
