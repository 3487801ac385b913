// A folder that is either complete or absent. Its content is made in a temporary sibling and renamed
// into place, so that neither a killed process nor two processes at once leave a half-made folder.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const markerName = '.complete.json';

export interface FolderMadeOnce {
  readonly folder: string;
  /** What the content was made from; it is written into the folder's marker file for a person to read. */
  readonly version: string;
  /** Fills `temporaryFolder`, which exists and is empty. */
  readonly make: (temporaryFolder: string) => Promise<void>;
}

/** Returns the folder's path. Content of the same version is kept, of any other version replaced. */
export async function ensureFolderMadeOnce({
  folder,
  version,
  make,
}: FolderMadeOnce): Promise<string> {
  if (await isComplete(folder, version)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const temporaryFolder = await mkdtemp(join(dirname(folder), `.making-${basename(folder)}-`));
  try {
    await make(temporaryFolder);
    await writeFile(join(temporaryFolder, markerName), JSON.stringify({ version }));
    await moveIntoPlace(temporaryFolder, folder, version);
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true });
  }
  return folder;
}

async function isComplete(folder: string, version: string): Promise<boolean> {
  const marker = join(folder, markerName);
  if (!existsSync(marker)) return false;
  const content: unknown = JSON.parse(await readFile(marker, 'utf8'));
  return (
    typeof content === 'object' &&
    content !== null &&
    'version' in content &&
    content.version === version
  );
}

/** A rename onto a non-empty folder fails, so of two processes that race the first one wins. */
async function moveIntoPlace(temporaryFolder: string, folder: string, version: string) {
  if (existsSync(folder) && !(await isComplete(folder, version))) {
    await rm(folder, { recursive: true, force: true });
  }
  try {
    await rename(temporaryFolder, folder);
  } catch (error) {
    if (!(await isComplete(folder, version))) throw error;
  }
}
