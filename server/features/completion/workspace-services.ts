/** How often the files of the workspace name each service. A file is read again once it changed. */
import type { WorkspaceIndex } from '../../workspace/workspace-index.ts';
import { serviceNamesIn } from './services.ts';

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
    for (const { uri, text, isOpen } of workspace.documents()) {
      if (!isOpen) {
        const names = namesOf.get(uri) ?? serviceNamesIn(text);
        namesOf.set(uri, names);
        for (const name of names) {
          counted.set(name, (counted.get(name) ?? 0) + 1);
        }
      }
    }
    return counted;
  };
  return () => (counts ??= count());
}
