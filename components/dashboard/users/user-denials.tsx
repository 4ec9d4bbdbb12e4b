import type { DashboardModel } from '../model.ts';
import type { UsersModel } from './model.ts';

/** When this user was last refused what. Without hosts and addresses. */
export function UserDenials({ model, users }: { model: DashboardModel; users: UsersModel }) {
  const { users: words, failure } = model.words;
  const last = users.denials.value;
  if (!last) return null;
  return (
    <section>
      <h3>{words.denials}</h3>
      {last.failure && <p class="muted">{failure(last.failure).happened}</p>}
      {!last.failure && last.denials.length === 0 && <p>{words.noDenials(last.days)}</p>}
      {last.denials.length > 0 && (
        <ul class="plain" aria-label={words.denials}>
          {last.denials.map(({ at, product, reason }, index) => (
            <li key={`${at} ${index}`}>
              <span class="muted">{words.denial(at)}</span> {product}
              {reason !== null && <small class="muted"> {reason}</small>}
            </li>
          ))}
        </ul>
      )}
      {last.truncated && <p class="hint">{words.truncated}</p>}
    </section>
  );
}
