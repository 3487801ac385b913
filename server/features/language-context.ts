/**
 * What every feature works with: the catalog, the workspace's documents and views, and statements
 * bound against them, each bound once.
 */
import type { Catalog } from '../../catalog/index.ts';
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
}

export function createLanguageContext(
  { catalog, statementCheck }: LanguageEnvironment,
  workspace: WorkspaceIndex = emptyWorkspace,
): LanguageContext {
  const views = followViews(workspace);
  return { catalog, statementCheck, workspace, views, ...createBindings(catalog, views) };
}
