// Installs what package-lock.json names, once per lockfile. It runs on the machine's own Node (20 or
// later), before anything of node_modules exists, and so uses nothing but Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.iql-installed');

/** Node 24, which the install brings: the machine's own Node may lack `node:sqlite`. */
export const node = join(
  root,
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Leaves the process with a message where npm fails. */
export function ensureInstalled() {
  // Nothing that is installed depends on the Node that installs it, and the tests run these scripts
  // with Node 24 again: an install under their feet would take the modules that they run on.
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && existsSync(node)) {
    return;
  }
  console.log('Installing dependencies …');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error(
      '`npm ci` failed: check that this machine reaches the npm registry, then try again.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** Runs a program to its end with this terminal's output; gives its exit code. */
export function run(command, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.on('error', (error) => {
      console.error(`\`${command}\` could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
