import type { Reasons } from './attempt.ts';
import { type Concept, conceptOf } from './concepts.ts';
import { objectOf } from './path-words.ts';
import type { Understood } from './understand.ts';
import { endsInDeed } from './words-revoke.ts';

/** Why an operation seems to disconnect a product from the vault, in its own words. */
export function disconnectWords(one: Understood, reasons: Reasons): void {
  const { operation, nouns, target, act, name, says, steps } = one;
  const path = steps.map(({ words }) => words.join(' ')).join(', ');
  reasons.add('path', path, 25, nouns.includes('product'));
  if (act === 'detach') reasons.add('path', steps.at(-1)?.words.join(' ') ?? '', 30);
  else {
    const isConnection = operation.method === 'DELETE' && nouns.includes('connection');
    reasons.add('method', operation.method, 30, isConnection);
    // `DELETE /products/{code}`, called `disconnectProduct`: the name says what deleting means here.
    const named = conceptOf(objectOf(name.words) ?? '') === 'product';
    const isNamed = target === 'product' && name.act === 'detach' && named;
    reasons.add('method', operation.method, 15, operation.method === 'DELETE' && isNamed);
  }
  const named = name.nouns.has('product') ? 10 : 0;
  reasons.add('operation-id', operation.operationId, named, name.act === 'detach' && named > 0);
  reasons.add('operation-id', operation.operationId, 5, name.act === 'remove' && named > 0);
  const said = (wanted: Concept) =>
    says.acts.some((done) => done.act === wanted && done.head === 'product');
  if (said('detach')) reasons.add('sentence', one.sentence, 20);
  else reasons.add('sentence', one.sentence, 10, said('remove'));
  reasons.add('tag', operation.tags.join(', '), 3, one.tags.has('product'));
}

/** Why it must not be taken for that, although all of its words are those of it. */
export function disconnectBlocks(one: Understood, blocks: Reasons): void {
  const { operation, act, name, says } = one;
  const block = (kind: 'about-something-else' | 'gives', detail: string, when: boolean) =>
    blocks.add(kind, detail, 0, when);
  const other = says.acts.some(
    (done) => done.act === 'detach' && done.head !== null && done.head !== 'product',
  );
  block('about-something-else', one.sentence, other);
  block('about-something-else', operation.path, operation.method === 'DELETE' && endsInDeed(one));
  const gives = act === 'give' || name.act === 'give' || says.first === 'give';
  block('gives', operation.path, gives);
}
