// WXT writes the types of its own globals first; then the compiler reads everything.
import { run } from './steps.ts';

const prepared = await run('node_modules/wxt/bin/wxt.mjs', 'prepare');
process.exitCode =
  prepared || (await run('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'));
