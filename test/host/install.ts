// Installs the VS Code server of npm's `code-server` into `.cache/vscode-server`, once. It is 600 MB
// and only tests and the demo need it: so it has a package.json and a lockfile of its own
// (`test/host/vscode/`) and stays out of the main install.
import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureFolderMadeOnce } from './folder-made-once.ts';
import { runNpm } from './npm.ts';
import { cacheFolder } from './project-paths.ts';

const manifestFolder = join(import.meta.dirname, 'vscode');
const installFolder = join(cacheFolder, 'vscode-server');
const standIns = ['spdlog', 'native-watchdog'];
const codeServerFolder = join('node_modules', 'code-server');

/** Returns the absolute path of the server, a folder with `out/server-main.js`. */
export async function ensureVsCodeServer(): Promise<string> {
  return join(await ensureInstalled(), codeServerFolder, 'lib', 'vscode');
}

/** Returns the absolute path of `code-server`'s own entry, which can install a VSIX into the server. */
export async function ensureCodeServerEntry(): Promise<string> {
  return join(await ensureInstalled(), codeServerFolder, 'out', 'node', 'entry.js');
}

/** Returns the absolute path of a folder with the DejaVu fonts as TrueType files. */
export async function ensureFonts(): Promise<string> {
  return join(await ensureInstalled(), 'node_modules', 'dejavu-fonts-ttf', 'ttf');
}

async function ensureInstalled(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of ['package-lock.json', ...standIns.map(standInSource)]) {
    hash.update(await readFile(join(manifestFolder, source)));
  }
  return ensureFolderMadeOnce({
    folder: installFolder,
    version: hash.digest('hex'),
    make: install,
  });
}

function standInSource(addOn: string): string {
  return join('stand-ins', `${addOn}.cjs`);
}

async function install(folder: string): Promise<void> {
  for (const name of ['package.json', 'package-lock.json']) {
    await copyFile(join(manifestFolder, name), join(folder, name));
  }
  await runNpm(folder, ['ci', '--ignore-scripts']);
  // The server is a package inside the package. Its shrinkwrap lacks an optional peer, which `npm ci`
  // refuses, so this is an `npm install`; every version that the shrinkwrap does name is kept.
  const serverFolder = join(folder, codeServerFolder, 'lib', 'vscode');
  await runNpm(serverFolder, ['install', '--omit=dev', '--ignore-scripts', '--no-save']);
  for (const addOn of standIns) {
    const replaced = join(serverFolder, 'node_modules', '@vscode', addOn, 'index.js');
    await copyFile(join(manifestFolder, standInSource(addOn)), replaced);
  }
}
