/**
 * The views that a statement may read when it runs. The language server knows those of the whole
 * workspace; where it does not answer, the document's own are read.
 */
import type { Catalog } from '../../catalog/index.ts';
import type { ViewDefinition, ViewDefinitions } from '../../language/semantics/index.ts';
import { bind, fixedViews, viewsOf } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import { parseDocument, parseStatement, walk } from '../../language/syntax/index.ts';
import { isWorkspaceViews } from '../../protocol/index.ts';

export interface ViewSurroundings {
  readonly catalog: Catalog;
  /** The text of the statement's document. */
  readonly documentText: string;
  /** Asks the language server; may reject, and may take for ever. */
  readonly ask: () => Promise<unknown>;
  /** Told why the views of other files are not known. */
  readonly warn: (message: string) => void;
  /** Milliseconds that a run waits for the answer. */
  readonly patience?: number;
}

const usualPatience = 5_000;

/** Never rejects. A statement that reads no view waits for nothing. */
export async function viewsFor(
  statement: ParsedStatement,
  surroundings: ViewSurroundings,
): Promise<ViewDefinitions> {
  if (!mayConcernViews(statement, surroundings.catalog)) {
    return fixedViews([]);
  }
  const known = await workspaceViews(surroundings);
  const names = new Set(known.map(({ name }) => name.toLowerCase()));
  const own = viewsOf(parseDocument(surroundings.documentText));
  return fixedViews([...known, ...own.filter(({ name }) => !names.has(name.toLowerCase()))]);
}

function mayConcernViews(statement: ParsedStatement, catalog: Catalog): boolean {
  const { relations } = bind(statement, catalog);
  let found = relations.some(({ kind }) => kind === 'unknown');
  walk(statement.root, (node) => {
    found ||=
      ['createView', 'dropView', 'refreshView'].includes(node.kind) ||
      (node.kind === 'in' && 'kind' in node.source && node.source.kind === 'qualifiedName');
    return !found;
  });
  return found;
}

async function workspaceViews({
  ask,
  warn,
  patience = usualPatience,
}: ViewSurroundings): Promise<readonly ViewDefinition[]> {
  try {
    const answer = await withinTime(ask(), patience);
    if (!isWorkspaceViews(answer)) {
      throw new Error('its answer is none of views');
    }
    return answer.map(({ name, text, uri }) => ({ name, uri, statement: parseStatement(text) }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    warn(`The views of other files are not known, as the language server told none: ${reason}`);
    return [];
  }
}

async function withinTime(answer: Promise<unknown>, milliseconds: number): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`no answer within ${milliseconds / 1000} s`)),
    milliseconds,
  );
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
