import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Journeys by how long they take, those of a minute and more. A fresh clone has no times to go by. */
export const longest = [
  'acts',
  'page-matrix',
  'rotation-options',
  'page-life',
  'page-hostile',
  'keeping',
  'page-rotation',
  'stand-in-pages',
];

const rankOf = ({ moduleId }: TestSpecification) => {
  const rank = longest.findIndex((name) => moduleId.endsWith(`/journeys/${name}.test.ts`));
  return rank < 0 ? longest.length : rank;
};

/** What takes longest begins first, so that all workers end about together. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}
