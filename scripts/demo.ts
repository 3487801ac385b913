// The demo behind `npm start`: the emulator with sample data, and VS Code on samples/, both on
// loopback. It ends both when it is ended. `--data-folder DIR` keeps VS Code's settings and storage
// elsewhere than in .cache/demo.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startVsCode } from '../test/host/server.ts';
import { composeUserSettings } from '../test/host/user-settings.ts';

const root = join(import.meta.dirname, '..');
const samples = join(root, 'samples');
const dataFolder = resolve(
  parseArgs({ options: { 'data-folder': { type: 'string' } } }).values['data-folder'] ??
    join(root, '.cache', 'demo'),
);
const firstFile = join(samples, '01-first-query.iql');

/** The address stays the same from one start to the next, unless something else has the port. */
const preferredPort = 8123;

const emulator = await startEmulator();
console.log(`The emulator answers as AWS at ${emulator.url}`);
writeSettings(emulator.url);

console.log(
  'Starting VS Code (the first time, its server is installed from npm: a minute or so) …',
);
const vsCode = await startVsCode({
  workspace: samples,
  installedExtensionPath: root,
  dataFolder,
  port: await freePort(preferredPort),
  // The demo's window must not find somebody's real account, whatever the environment holds.
  environment: {
    AWS_ACCESS_KEY_ID: 'demo',
    AWS_SECRET_ACCESS_KEY: 'demo',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
  },
});
const address = withFile(vsCode.url, firstFile);

console.log(`\nOpen ${address}\n`);
console.log('Put the cursor into a statement and press Ctrl+Enter. Ctrl+C here ends everything.');
openBrowser(address);

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!ending) {
      ending = true;
      emulator.process.kill('SIGTERM');
      void vsCode.close().then(() => process.exit(0));
    }
  });
}

interface RunningEmulator {
  readonly url: string;
  readonly process: ChildProcess;
}

/** Resolves when the emulator prints its address; fails with what it printed where it ends first. */
function startEmulator(): Promise<RunningEmulator> {
  const child = spawn(
    process.execPath,
    [join(root, 'dist', 'emulator.js'), '--port', '0', '--data', join(samples, 'data.json')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.once('exit', () => child.kill('SIGTERM'));
  return new Promise((started, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const url = /listening on (http:\S+)/.exec(printed)?.[1];
      if (url !== undefined) {
        started({ url, process: child });
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The emulator ended with code ${String(code)}. It printed:\n${printed}`)),
    );
  });
}

/**
 * A person's own changes to the demo's settings stay; the emulator's address is new at each start. It
 * is the machine's setting, the only kind that counts for it in a window that VS Code calls remote.
 */
function writeSettings(endpoint: string): void {
  const file = join(dataFolder, 'data', 'Machine', 'settings.json');
  const before: unknown = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : composeUserSettings({ 'iql.region': 'us-east-1' });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({ ...Object(before), 'iql.endpoint': endpoint }, undefined, 2),
  );
}

/** Without a port of its own, the server takes any that is free. */
function freePort(port: number): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.once('error', () => found(0));
    probe.listen(port, '127.0.0.1', () => probe.close(() => found(port)));
  });
}

/** The window's address with a file to open in it. */
function withFile(url: string, file: string): string {
  const target = new URL(url);
  const path = file.startsWith('/') ? file : `/${file.replaceAll('\\', '/')}`;
  target.searchParams.set(
    'payload',
    JSON.stringify([['openFile', `vscode-remote://${target.host}${path}`]]),
  );
  return target.href;
}

/** Opens a browser where a person sits in front of one. That there is none is no failure. */
function openBrowser(url: string): void {
  if (process.env['CI'] !== undefined || !process.stdout.isTTY) {
    return;
  }
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  const opened = spawn(command, args, { stdio: 'ignore', detached: true });
  opened.once('error', () => console.log('No browser was found: open the address by hand.'));
  opened.unref();
}
