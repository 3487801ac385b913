/**
 * The VSIX as `npm run package` makes it, unpacked: end-to-end tests use what ships. It is made once
 * for each state of the sources, so that the test files of one run share it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { ensureFolderMadeOnce } from '../host/folder-made-once.ts';
import { cacheFolder } from '../host/project-paths.ts';

const root = resolve(import.meta.dirname, '../..');

/** All that the VSIX is made of, the tools that make it included. */
const sources = [
  'catalog',
  'cli',
  'client',
  'emulator',
  'engine',
  'language',
  'protocol',
  'scripts',
  'server',
  'snippets',
  'syntaxes',
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'esbuild.mjs',
  'package-lock.json',
  'package.json',
];

export interface PackagedExtension {
  /** Absolute path of the extension's folder. */
  readonly path: string;
  /** Names of the VSIX's entries, relative to that folder. */
  readonly files: readonly string[];
}

/** Rejects with what the packaging printed where it failed. */
export async function packagedExtension(): Promise<PackagedExtension> {
  const folder = await ensureFolderMadeOnce({
    folder: join(cacheFolder, 'packaged-extension'),
    version: sourcesVersion(),
    make: unpackVsix,
  });
  const path = join(folder, 'extension');
  return { path, files: filesBelow(path) };
}

function unpackVsix(folder: string): Promise<void> {
  const vsix = join(folder, 'iql.vsix');
  const made = spawnSync(process.execPath, [join(root, 'scripts/package.mjs'), vsix], {
    cwd: root,
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    return Promise.reject(new Error(`Packaging failed:\n${made.stdout}\n${made.stderr}`));
  }
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(vsix)))) {
    if (!name.endsWith('/')) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
  }
  rmSync(vsix);
  return Promise.resolve();
}

function sourcesVersion(): string {
  const hash = createHash('sha256');
  for (const name of sources.flatMap((source) => filesAt(source))) {
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(root, name)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** The file of this name, or those of the folder; nothing where there is neither. */
function filesAt(name: string): readonly string[] {
  const found = statSync(join(root, name), { throwIfNoEntry: false });
  if (found === undefined) {
    return [];
  }
  return found.isDirectory()
    ? filesBelow(join(root, name)).map((file) => `${name}/${file}`)
    : [name];
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
