/** The workspace's files as Node reads them. Symbolic links are not followed. */
import { opendir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileLimits, WorkspaceFiles } from './files.ts';
import { isWorkspaceFile } from './files.ts';

export const diskFiles: WorkspaceFiles = {
  async *list(folder, limits) {
    const root = pathOf(folder);
    if (root !== undefined) {
      yield* filesBelow(root, limits);
    }
  },

  async read(uri, mostBytes) {
    const path = pathOf(uri);
    if (path === undefined) {
      return undefined;
    }
    return unlessUnreadable(async () => {
      const { size } = await stat(path);
      return size > mostBytes ? undefined : await readFile(path, 'utf8');
    });
  },
};

/** Breadth first, so that a limit cuts off what lies deepest. */
async function* filesBelow(root: string, limits: FileLimits): AsyncIterable<string> {
  let level = [root];
  let opened = 0;
  for (let depth = 0; depth <= limits.depth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const path of level) {
      opened += 1;
      if (opened > limits.folders) {
        return;
      }
      const { files, folders } = (await contentOf(path)) ?? { files: [], folders: [] };
      yield* files.toSorted().map((name) => pathToFileURL(join(path, name)).href);
      next.push(
        ...folders
          .filter((name) => !limits.skipped.has(name))
          .toSorted()
          .map((name) => join(path, name)),
      );
    }
    level = next;
  }
}

interface FolderContent {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

async function contentOf(path: string): Promise<FolderContent | undefined> {
  return unlessUnreadable(async () => {
    const files: string[] = [];
    const folders: string[] = [];
    for await (const entry of await opendir(path)) {
      if (entry.isDirectory()) {
        folders.push(entry.name);
      } else if (entry.isFile() && isWorkspaceFile(entry.name)) {
        files.push(entry.name);
      }
    }
    return { files, folders };
  });
}

function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) {
    return undefined;
  }
  try {
    return fileURLToPath(uri);
  } catch {
    // A URI may name a file of another machine, or of another system: it is none of this disk.
    return undefined;
  }
}

/** What a user may not read, or has just removed, is simply not there. */
async function unlessUnreadable<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && unreadable.has(String(error.code))) {
      return undefined;
    }
    throw error;
  }
}

const unreadable: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EACCES',
  'EPERM',
  'ELOOP',
  'ENAMETOOLONG',
]);
