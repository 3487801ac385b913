/** INSERT, REPLACE and UPDATE: the columns that they may write, and whole lists to fill in. */
import type { BoundRelation, BoundStatement } from '../../../language/semantics/index.ts';
import type { Name } from '../../../language/syntax/index.ts';
import { writableColumns } from './columns.ts';
import { placeOf } from './place.ts';
import type { Proposal } from './proposal.ts';
import type { CompletionRequest } from './request.ts';
import { changeToFill, requiredNames, requiredProperties, rowToFill } from './snippets.ts';

/** `creating`: also what only a creation may set. */
export function mutationColumns(bound: BoundStatement, creating: boolean): readonly Proposal[] {
  const table = writtenTable(bound)?.table;
  if (table === undefined) {
    return [];
  }
  const written = new Set(namesWritten(bound));
  return [
    ...(creating && written.size === 0 ? requiredNames(table) : []),
    ...writableColumns(table, creating, written),
  ];
}

/** The resource that a mutation names; in any other statement none. */
export function writtenTable({ statement, relations }: BoundStatement): BoundRelation | undefined {
  const { root } = statement;
  return root.kind === 'insert' || root.kind === 'update' || root.kind === 'delete'
    ? relations.find(({ node }) => node === root.table)
    : undefined;
}

/** Behind the table of a mutation, with or without an INSERT's columns. Empty anywhere else. */
export function mutationSnippets({
  language: { catalog },
  bound,
  cursor,
  lowerCase,
}: CompletionRequest): readonly Proposal[] {
  const { root } = bound.statement;
  const table = writtenTable(bound)?.table;
  const { clause, items } = placeOf(cursor);
  if (root.kind === 'update' && clause === 'update' && items.length > 0) {
    return changeToFill(table, lowerCase);
  }
  if (root.kind !== 'insert' || clause !== 'into') {
    return [];
  }
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
      return textsOf(root.columns);
    case 'update':
      return textsOf(root.assignments.map(({ column }) => column));
    default:
      return [];
  }
}

function textsOf(names: readonly Name[]): readonly string[] {
  return names.map(({ text }) => text.toLowerCase()).filter((text) => text !== '');
}
