/**
 * What every feature works with: the catalog, the workspace's documents and views, and statements
 * bound against them, each bound once.
 */
import type { Catalog, LearnedListInputs } from '../../catalog/index.ts';
import { createLearnedCatalog } from '../../catalog/index.ts';
import type { StatementCheck } from '../../engine/plan/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import { createBindings } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import type { WorkspaceFiles } from '../workspace/files.ts';
import type { WorkspaceViews } from '../workspace/views.ts';
import { followViews } from '../workspace/views.ts';
import type { WorkspaceIndex } from '../workspace/workspace-index.ts';
import { emptyWorkspace } from '../workspace/workspace-index.ts';

/**
 * What the server needs of its surroundings. `statementCheck` is absent where there is no SQLite, and
 * `files` where there is no file system.
 */
export interface LanguageEnvironment {
  readonly catalog: Catalog;
  readonly statementCheck?: StatementCheck;
  readonly files?: WorkspaceFiles;
}

export interface LanguageContext {
  readonly catalog: Catalog;
  readonly statementCheck: StatementCheck | undefined;
  readonly workspace: WorkspaceIndex;
  /** The views of the workspace, as they are now. */
  readonly views: () => WorkspaceViews;
  /** Binding is pure, so a statement that two versions of a document share is bound once. */
  readonly bind: (statement: ParsedStatement) => BoundStatement;
  /** Under which to keep what is found out of a binding, and is to outlive it. */
  readonly keyOf: (statement: ParsedStatement) => object;
  /** What AWS has said that lists need: from here on the catalog knows it. */
  readonly learn: (learned: readonly LearnedListInputs[]) => void;
  /** Called after the catalog has learned what it did not know. */
  readonly onLearned: (listener: () => void) => void;
}

export function createLanguageContext(
  { catalog, statementCheck }: LanguageEnvironment,
  workspace: WorkspaceIndex = emptyWorkspace,
): LanguageContext {
  const views = followViews(workspace);
  const learning = createLearnedCatalog(catalog);
  const listeners: (() => void)[] = [];
  // Bindings hold the tables that they were made with: new facts make all of them anew.
  let bindings = createBindings(learning, views);
  return {
    catalog: learning,
    statementCheck,
    workspace,
    views,
    bind: (statement) => bindings.bind(statement),
    keyOf: (statement) => bindings.keyOf(statement),
    learn(learned) {
      const { version } = learning;
      for (const each of learned) learning.learn(each);
      if (learning.version === version) return;
      bindings = createBindings(learning, views);
      for (const listener of listeners) listener();
    },
    onLearned: (listener) => listeners.push(listener),
  };
}
