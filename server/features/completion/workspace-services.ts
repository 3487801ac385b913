/** How often the files of the workspace name each service. A file is read again once it changed. */
import type { WorkspaceIndex } from '../../workspace/workspace-index.ts';
import { serviceNamesIn } from './services.ts';

/** Characters of files that one list may wait for; the rest is read for the next ones. */
const mostCharacters = 256 * 1024;

/** Follows `workspace`; the open documents are left out, for a list counts its own document itself. */
export function followServices(workspace: WorkspaceIndex): () => ReadonlyMap<string, number> {
  const namesOf = new Map<string, readonly string[]>();
  let counts: ReadonlyMap<string, number> | undefined;
  workspace.onChange((uri) => {
    namesOf.delete(uri);
    counts = undefined;
  });
  const count = (): ReadonlyMap<string, number> => {
    const counted = new Map<string, number>();
    let rest = mostCharacters;
    for (const { uri, text, isOpen } of workspace.documents()) {
      if (isOpen) {
        continue;
      }
      if (!namesOf.has(uri) && rest > 0) {
        rest -= text.length;
        namesOf.set(uri, serviceNamesIn(text));
      }
      for (const name of namesOf.get(uri) ?? []) {
        counted.set(name, (counted.get(name) ?? 0) + 1);
      }
    }
    counts = rest > 0 ? counted : undefined;
    return counted;
  };
  return () => counts ?? count();
}
