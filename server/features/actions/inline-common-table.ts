/** Puts a common table's query where it is read, and takes its definition away. */
import type { BoundRelation, BoundStatement } from '../../../language/semantics/index.ts';
import type { CommonTable, Query, SyntaxNode } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { definitionSpan } from './common-table-definition.ts';
import { holdsComment, indentAt } from './layout.ts';
import { parenthesised } from './moved-text.ts';

export function inlineCommonTable({ bound, path, range }: ActionContext): readonly Action[] {
  const table = commonTableAt(bound, path, range.start);
  if (table === undefined) return [];
  if (bound.hasLooseTemplates || bound.statement.problems.length > 0) return [];
  const uses = bound.relations.filter(({ commonTable }) => commonTable === table);
  if (uses.length === 0 || !canMove(bound, table, uses)) return [];
  const removal = removalOf(bound, table);
  if (removal === undefined) return [];
  const places = uses.length === 1 ? '' : ` in its ${uses.length} places`;
  return [
    {
      title: `Inline \`${table.name.text}\`${places}`,
      kind: 'refactor.inline',
      edits: [removal, ...uses.flatMap((relation) => inlined(bound, table, relation))],
    },
  ];
}

/** With the cursor on its name, where it is defined or read. */
function commonTableAt(
  bound: BoundStatement,
  path: readonly SyntaxNode[],
  offset: number,
): CommonTable | undefined {
  const table = path.findLast((node) => node.kind === 'commonTable');
  if (table !== undefined && offset <= table.name.span.end) return table;
  const read = path.findLast((node) => node.kind === 'table');
  return bound.relations.find(({ node }) => node === read)?.commonTable;
}

function canMove(
  bound: BoundStatement,
  table: CommonTable,
  uses: readonly BoundRelation[],
): boolean {
  if (table.columns !== undefined || isNamedOtherwise(bound, table)) return false;
  if (uses.some(({ node }) => node.kind !== 'table' || encloses(table.span, node.span)))
    return false;
  return uses.length === 1 || isRepeatable(table.query);
}

/**
 * Names that a move could give another meaning: a second common table of one name, and `IN name`,
 * which is no table that can be replaced.
 */
function isNamedOtherwise(bound: BoundStatement, table: CommonTable): boolean {
  const names = new Map<string, number>();
  const sources: SyntaxNode[] = [];
  walk(bound.statement.root, (node) => {
    if (node.kind === 'commonTable') {
      const name = node.name.text.toLowerCase();
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    if (node.kind !== 'in' || !('kind' in node.source)) return;
    if (node.source.kind === 'qualifiedName' && nameOf(node.source) === nameOf(table)) {
      sources.push(node);
    }
  });
  const isView = ({ kind, node, alias }: BoundRelation): boolean =>
    kind !== 'commonTable' && encloses(table.span, node.span) && names.has(alias.toLowerCase());
  const isRepeated = [...names.values()].some((count) => count > 1);
  return sources.length > 0 || isRepeated || bound.relations.some(isView);
}

function nameOf(node: CommonTable | Extract<SyntaxNode, { kind: 'qualifiedName' }>): string {
  const name = node.kind === 'commonTable' ? node.name : node.parts.at(-1);
  return name?.text.toLowerCase() ?? '';
}

/** Whether a query gives the same rows each time that it is run. */
function isRepeatable(query: Query): boolean {
  const doubts: SyntaxNode[] = [];
  walk(query, (node) => {
    const isCut = node.kind === 'query' && node.limit !== undefined;
    const isRandom = node.kind === 'call' && node.name.text.toLowerCase().startsWith('random');
    if (isCut || isRandom) doubts.push(node);
  });
  return doubts.length === 0;
}

/** `undefined` where a comment would go with it. */
function removalOf(bound: BoundStatement, table: CommonTable): ActionEdit | undefined {
  const { statement } = bound;
  const span = definitionSpan(bound, table);
  if (span === undefined) return undefined;
  const { query } = table;
  const before = { start: span.start, end: query.span.start };
  const after = { start: query.span.end, end: span.end };
  const isLost = holdsComment(statement, before) || holdsComment(statement, after);
  return isLost ? undefined : { span, text: '' };
}

function inlined(
  { statement }: BoundStatement,
  { query, name }: CommonTable,
  { node }: BoundRelation,
): readonly ActionEdit[] {
  if (node.kind !== 'table') return [];
  const { span } = node.name;
  const text = parenthesised(statement, query.span, indentAt(statement.text, span.start));
  const alias =
    node.alias === undefined ? ` AS ${statement.text.slice(name.span.start, name.span.end)}` : '';
  return [{ span, text: text + alias }];
}
