import type { Connection } from '#lib/vault/connection.ts';
import type { Failure, FailureKind } from '#lib/vault/failure.ts';
import type { DashboardModel } from './model.ts';

/** Their usual advice is about what Seatkeeper does by itself, and here it does nothing by itself. */
const byItself: ReadonlySet<FailureKind> = new Set([
  'timeout',
  'rate-limited',
  'server-error',
  'too-large',
]);

interface TroubleProps {
  model: DashboardModel;
  connection: Connection;
  failure: Failure;
  /** What was kept, if anything was there to keep. */
  kept?: string;
  onRetry: () => void;
}

/** Why a tab cannot show what it should: what happened, what was kept, and one thing to do. */
export function Trouble({ model, connection, failure, kept, onRetry }: TroubleProps) {
  const { words } = model;
  const { happened, todo, next } = words.failure(failure);
  function follow() {
    if (next === 'retry') onRetry();
    else if (next === 'open-vault') void model.openTab(connection.pageOrigin);
    else void model.openOptions();
  }
  return (
    <div class="problem" role="alert">
      <p>
        <b>{happened}</b> {kept} {byItself.has(failure.kind) ? '' : todo}
      </p>
      {next && (
        <button type="button" class="second" onClick={follow}>
          {words.nextStep[next]}
        </button>
      )}
    </div>
  );
}
