/** A workspace in memory: files of an in-memory port, and open documents. */
import type { ParsedDocument } from '../../language/syntax/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import type { WorkspaceFiles } from '../../server/workspace/files.ts';
import type { WorkspaceLoader } from '../../server/workspace/load.ts';
import { createWorkspaceLoader } from '../../server/workspace/load.ts';
import type { GrowingWorkspaceIndex } from '../../server/workspace/workspace-index.ts';
import { createWorkspaceIndex } from '../../server/workspace/workspace-index.ts';

export interface TestWorkspace {
  readonly index: GrowingWorkspaceIndex;
  readonly loader: WorkspaceLoader;
  readonly files: Map<string, string>;
  readonly open: (uri: string, text: string) => void;
  readonly close: (uri: string) => void;
}

export function testWorkspace(content: Readonly<Record<string, string>> = {}): TestWorkspace {
  const files = new Map(Object.entries(content));
  const documents = new Map<string, ParsedDocument>();
  const changed: ((uri: string) => void)[] = [];
  const closed: ((uri: string) => void)[] = [];
  const index = createWorkspaceIndex({
    get(uri) {
      const parsed = documents.get(uri);
      return parsed && { uri, parsed };
    },
    onChange: (listener) => void changed.push(listener),
    onClose: (listener) => void closed.push(listener),
  });
  return {
    index,
    loader: createWorkspaceLoader(index, inMemory(files)),
    files,
    open(uri, text) {
      documents.set(uri, parseDocument(text, documents.get(uri)));
      for (const listener of changed) listener(uri);
    },
    close(uri) {
      documents.delete(uri);
      for (const listener of closed) listener(uri);
    },
  };
}

function inMemory(files: ReadonlyMap<string, string>): WorkspaceFiles {
  return {
    async *list(folder) {
      for (const uri of [...files.keys()]) {
        await Promise.resolve();
        if (uri.startsWith(folder)) yield uri;
      }
    },
    read: (uri, mostBytes) => {
      const text = files.get(uri);
      return Promise.resolve(text !== undefined && text.length <= mostBytes ? text : undefined);
    },
  };
}
