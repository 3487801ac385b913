/**
 * The port to the files of the workspace. It is absent in a browser: there, the open documents are all
 * of the workspace that is known.
 */
import { isVariablesFile } from './variable-files.ts';

export interface WorkspaceFiles {
  /**
   * The URIs of the `.iql` files and files of variables below a folder, those of shallower folders
   * first. A folder that cannot be read gives none.
   */
  list(folder: string, limits: FileLimits): AsyncIterable<string>;
  /** A file's text; `undefined` where it is gone, cannot be read, or has more than so many bytes. */
  read(uri: string, mostBytes: number): Promise<string | undefined>;
}

/** Whether a file, named by its URI or its name alone, is one that the workspace's index takes. */
export function isWorkspaceFile(name: string): boolean {
  return name.endsWith('.iql') || isVariablesFile(name);
}

/** What keeps a huge folder from costing more than it is worth. */
export interface FileLimits {
  /** How many folders deep the search goes; 0 is the folder itself. */
  readonly depth: number;
  /** How many folders are opened. */
  readonly folders: number;
  /** Names of folders that are not entered. */
  readonly skipped: ReadonlySet<string>;
}

export const fileLimits: FileLimits = {
  depth: 12,
  folders: 5_000,
  skipped: new Set(['node_modules', '.git', '.hg', '.svn', '.venv', '.terraform', '__pycache__']),
};

/** Files of a workspace that are read, at most, and bytes of each and of all. */
export const mostFiles = 2_000;
export const mostBytesOfFile = 512 * 1024;
export const mostCharacters = 8 * 1024 * 1024;

/** One spelling for all URIs of a file: clients and Node escape different characters. */
export function fileKey(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A stray `%` is no escape: such a URI is its own only spelling.
    return uri;
  }
}
