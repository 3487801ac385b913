/** Reads the files of the workspace's folders into its index, one at a time, behind every request. */
import type { WorkspaceFiles } from './files.ts';
import { fileKey, fileLimits, isWorkspaceFile, mostBytesOfFile } from './files.ts';
import type { GrowingWorkspaceIndex } from './workspace-index.ts';

export interface WorkspaceLoader {
  /** False where the workspace has more files than the index has room for. */
  addFolder(folder: string): Promise<boolean>;
  readonly removeFolder: (folder: string) => void;
  /** A file was made, changed or removed. */
  refresh(uri: string): Promise<void>;
  /** A folder inside the workspace was made, or came from elsewhere. */
  addBelow(folder: string): Promise<void>;
  /** A folder inside the workspace was removed, or went elsewhere. */
  removeBelow(folder: string): void;
}

export function createWorkspaceLoader(
  index: GrowingWorkspaceIndex,
  files: WorkspaceFiles,
): WorkspaceLoader {
  const folders = new Set<string>();

  const isWanted = (uri: string): boolean =>
    isWorkspaceFile(uri) && [...folders].some((folder) => isIn(uri, folder));
  /** False where the index is full. */
  const read = async (uri: string): Promise<boolean> => {
    const text = await files.read(uri, mostBytesOfFile);
    if (!isWanted(uri)) return true;
    if (text !== undefined) return index.putFile(uri, text);
    index.removeFile(uri);
    return true;
  };

  const refresh = async (uri: string): Promise<void> => {
    if (isWanted(uri) && !isSkipped(uri, folders)) await read(uri);
  };

  return {
    refresh,
    async addBelow(folder) {
      for await (const uri of files.list(folder, fileLimits)) await refresh(uri);
    },
    removeBelow: (folder) => index.removeFiles((uri) => isIn(uri, folder)),
    async addFolder(folder) {
      folders.add(folder);
      for await (const uri of files.list(folder, fileLimits)) {
        if (!folders.has(folder)) return true;
        if (!(await read(uri))) return false;
      }
      return true;
    },
    removeFolder(folder) {
      folders.delete(folder);
      index.removeFiles((uri) => !isWanted(uri));
    },
  };
}

function isIn(uri: string, folder: string): boolean {
  const key = fileKey(folder);
  return fileKey(uri).startsWith(key.endsWith('/') ? key : `${key}/`);
}

/** Whether a search would not have come by this file. */
function isSkipped(uri: string, folders: ReadonlySet<string>): boolean {
  return [...folders].every((folder) => {
    const inside = isIn(uri, folder) ? fileKey(uri).slice(fileKey(folder).length) : undefined;
    return inside?.split('/').some((part) => fileLimits.skipped.has(part)) ?? true;
  });
}
