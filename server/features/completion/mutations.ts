/** INSERT, REPLACE and UPDATE: the columns that they may write, and whole lists to fill in. */
import type { BoundRelation, BoundStatement } from '../../../language/semantics/index.ts';
import type { Name } from '../../../language/syntax/index.ts';
import { writableColumns } from './columns.ts';
import { placeOf } from './place.ts';
import type { Proposal } from './proposal.ts';
import type { CompletionRequest } from './request.ts';
import { requiredProperties, rowToFill } from './snippets.ts';

/** `creating`: also what only a creation may set. */
export function mutationColumns(bound: BoundStatement, creating: boolean): readonly Proposal[] {
  const table = writtenTable(bound)?.table;
  return table === undefined ? [] : writableColumns(table, creating, new Set(namesWritten(bound)));
}

/** The resource that a mutation names; in any other statement none. */
export function writtenTable({ statement, relations }: BoundStatement): BoundRelation | undefined {
  const { root } = statement;
  return root.kind === 'insert' || root.kind === 'update' || root.kind === 'delete'
    ? relations.find(({ node }) => node === root.table)
    : undefined;
}

/** Behind INSERT INTO and its table, with or without its columns. Empty anywhere else. */
export function mutationSnippets({
  language: { catalog },
  bound,
  cursor,
  lowerCase,
}: CompletionRequest): readonly Proposal[] {
  const { root } = bound.statement;
  if (root.kind !== 'insert' || placeOf(cursor).clause !== 'into') {
    return [];
  }
  const table = writtenTable(bound)?.table;
  return root.columns.length === 0
    ? requiredProperties(catalog, table)
    : rowToFill(
        catalog,
        table,
        root.columns.map(({ text }) => text),
        lowerCase,
      );
}

/** Names that the statement writes, in lower case. */
function namesWritten({ statement: { root } }: BoundStatement): readonly string[] {
  switch (root.kind) {
    case 'insert':
      return written(root.columns);
    case 'update':
      return written(root.assignments.map(({ column }) => column));
    default:
      return [];
  }
}

function written(names: readonly Name[]): readonly string[] {
  return names.map(({ text }) => text.toLowerCase()).filter((text) => text !== '');
}
