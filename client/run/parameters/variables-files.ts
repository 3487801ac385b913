/** The file `.iqlvars` that counts for a document: the nearest one, from its folder upward. */
import type { Variables } from '../../../language/parameters/index.ts';
import { readVariablesFile } from '../../../language/parameters/index.ts';

/** In one folder the first of these counts. */
export const variablesFileNames = ['.iqlvars', '.iqlvars.json', '.iqlvars.yaml', '.iqlvars.yml'];

/** What is in a file; `problem` says why it cannot be read. */
export type FileText = 'absent' | { readonly text: string } | { readonly problem: string };

export type NearestVariables<Folder> =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly variables: Variables }
  | {
      readonly kind: 'failed';
      readonly folder: Folder;
      readonly name: string;
      readonly message: string;
      /** From 1; absent where the file cannot be read at all. */
      readonly line?: number;
    };

/**
 * The document's folder and those above it, up to the workspace's folder `root`; the document's alone
 * where it lies outside. Paths are those of URIs, with `/`.
 */
export function foldersUpward(documentPath: string, root: string | undefined): readonly string[] {
  const folders = [folderOf(documentPath)];
  if (root === undefined) return folders;
  const top = root.length > 1 && root.endsWith('/') ? root.slice(0, -1) : root;
  for (let folder = folderOf(documentPath); isBelow(folder, top);) {
    folder = folderOf(folder);
    folders.push(folder);
  }
  return folders;
}

/** A file that is there and wrong is not passed over. */
export async function nearestVariables<Folder>(
  folders: readonly Folder[],
  read: (folder: Folder, name: string) => Promise<FileText>,
): Promise<NearestVariables<Folder>> {
  for (const folder of folders) {
    for (const name of variablesFileNames) {
      const file = await read(folder, name);
      if (file === 'absent') continue;
      if ('problem' in file) return { kind: 'failed', folder, name, message: file.problem };
      const result = readVariablesFile(file.text);
      return result.kind === 'read' ? result : { ...result, folder, name };
    }
  }
  return { kind: 'none' };
}

function isBelow(folder: string, root: string): boolean {
  return folder.startsWith(root === '/' ? root : `${root}/`) && folder !== root;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end <= 0 ? '/' : path.slice(0, end);
}
