/** How often the files of the workspace name each service. A file is read again once it changed. */
import { fileKey } from '../../workspace/files.ts';
import type { WorkspaceIndex } from '../../workspace/workspace-index.ts';
import { serviceNamesIn } from './services.ts';

/** Characters of files that one list may wait for; the rest is read for the next ones. */
const mostCharacters = 256 * 1024;

/** Follows `workspace`; the open documents are left out, for a list counts its own document itself. */
export function followServices(workspace: WorkspaceIndex): () => ReadonlyMap<string, number> {
  /** By `fileKey`. */
  const namesOf = new Map<string, readonly string[]>();
  let counts: ReadonlyMap<string, number> | undefined;
  workspace.onChange((uri) => {
    const wasCounted = namesOf.delete(fileKey(uri));
    if (wasCounted || !workspace.isOpen(uri)) {
      counts = undefined;
    }
  });
  const count = (): ReadonlyMap<string, number> => {
    const counted = new Map<string, number>();
    let rest = mostCharacters;
    for (const { uri, text, isOpen } of workspace.documents()) {
      if (isOpen) {
        continue;
      }
      const key = fileKey(uri);
      if (!namesOf.has(key) && rest > 0) {
        rest -= text.length;
        namesOf.set(key, serviceNamesIn(text));
      }
      for (const name of namesOf.get(key) ?? []) {
        counted.set(name, (counted.get(name) ?? 0) + 1);
      }
    }
    counts = rest > 0 ? counted : undefined;
    return counted;
  };
  return () => counts ?? count();
}
