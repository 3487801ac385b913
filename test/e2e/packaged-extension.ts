/** The VSIX as `npm run package` makes it, unpacked once a run: end-to-end tests use what ships. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.cache', 'e2e');

export interface PackagedExtension {
  /** Absolute path of the extension's folder. */
  readonly path: string;
  /** Names of the VSIX's entries, relative to that folder. */
  readonly files: readonly string[];
}

let packaged: PackagedExtension | undefined;

/** Throws with what the packaging printed where it failed. */
export function packagedExtension(): PackagedExtension {
  packaged ??= make();
  return packaged;
}

function make(): PackagedExtension {
  mkdirSync(folder, { recursive: true });
  const own = mkdtempSync(join(folder, 'vsix-'));
  process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  const vsix = join(own, 'iql.vsix');
  const made = spawnSync(process.execPath, [join(root, 'scripts/package.mjs'), vsix], {
    cwd: root,
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    throw new Error(`Packaging failed:\n${made.stdout}\n${made.stderr}`);
  }
  const entries = Object.entries(unzipSync(readFileSync(vsix))).filter(
    ([name]) => name.startsWith('extension/') && !name.endsWith('/'),
  );
  for (const [name, bytes] of entries) {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), bytes);
  }
  return {
    path: join(own, 'extension'),
    files: entries.map(([name]) => name.slice('extension/'.length)),
  };
}
