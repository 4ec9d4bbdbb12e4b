// Runs one of the project's scripts on a fresh clone that has only Node and npm: installs from the
// lockfile if needed, then hands over to the Node that the lockfile pins. Plain JavaScript, because
// the machine's own Node may be too old to read TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const windows = process.platform === 'win32';

/** Whether every package of the lockfile is installed in its version. */
function isInstalled() {
  const marker = at('node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  const installed = JSON.parse(readFileSync(marker, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || installed[path]?.version === version,
  );
}

function install() {
  console.log('Installing what the lockfile names (about a minute) …');
  // The engine warnings are about the machine's Node; the tools run on the one installed here.
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell: windows });
  if (result.status !== 0) {
    console.error('npm ci failed. What it said above tells why; nothing else was changed.');
    process.exit(1);
  }
}

const [script, ...rest] = process.argv.slice(2);
if (!script) {
  console.error('Usage: node tests/run/bootstrap.mjs SCRIPT [ARGUMENTS]');
  process.exit(2);
}
if (!isInstalled()) install();

const node = at('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const child = spawn(node, ['--disable-warning=ExperimentalWarning', at(script), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: at('node_modules', '.bin') + delimiter + (process.env.PATH ?? '') },
});
// Ctrl+C reaches the child by itself; this process waits for it to clean up.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
