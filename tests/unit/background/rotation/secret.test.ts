import { beforeEach, expect, it } from 'vitest';
import { createRotationLab, HOST, NEW, OLD, type RotationLab } from './rotation-lab.ts';

let lab: RotationLab;
beforeEach(async () => {
  lab = await createRotationLab();
});

it('never writes or answers a token in the clear', async () => {
  lab = await createRotationLab(Number.POSITIVE_INFINITY);
  lab.generate();
  const answers = [
    await lab.start(),
    await lab.paste(NEW),
    await lab.ask({ name: 'rotation.checkOld', id: lab.id }),
  ];
  const everything = JSON.stringify([answers, await lab.dump()]);
  for (const token of [OLD, NEW]) expect(everything).not.toContain(token);
  expect(lab.sent.every(({ url }) => new URL(url).host === HOST)).toBe(true);
});
