/** Moves a subquery that needs nothing of what is around it into a common table in front. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import type {
  CommonTable,
  DerivedTable,
  ParsedStatement,
  Query,
  Span,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import { encloses } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { commonTableNames } from '../aliases.ts';
import { holdsComment, indentAt } from './layout.ts';
import { block, parenthesised } from './moved-text.ts';
import { freshName, writtenName } from '../written-names.ts';

interface Subquery {
  readonly query: Query;
  /** From the opening to the closing parenthesis. */
  readonly span: Span;
  readonly derived?: DerivedTable;
}

export function extractCommonTable({ bound, path, range }: ActionContext): readonly Action[] {
  const outer = path.find((node) => node.kind === 'query');
  const inner = path
    .map((node) => subqueryOf(bound.statement, node))
    .findLast((each) => each !== undefined);
  if (outer === undefined || inner === undefined || outer === inner.query) return [];
  if (bound.hasLooseTemplates || bound.statement.problems.length > 0) return [];
  if (!isMeant(range, inner) || wouldLoseComment(bound.statement, inner)) return [];
  const host = outer.with?.tables.find(({ span }) => encloses(span, inner.query.span));
  if (!standsAlone(bound, inner.query, tablesBefore(outer, host))) return [];
  const name = nameFor(bound, inner);
  return [
    {
      title: `Extract the subquery into a common table \`${name}\``,
      kind: 'refactor.extract',
      edits: [definition(bound, outer, host, inner, name), use(bound, inner, name)],
    },
  ];
}

function subqueryOf(statement: ParsedStatement, node: SyntaxNode): Subquery | undefined {
  switch (node.kind) {
    case 'derivedTable':
      return { query: node.query, span: node.span, derived: node };
    case 'subquery':
      return { query: node.query, span: node.span };
    case 'exists': {
      const { query } = node;
      const parenthesis = statement.tokens.findLast(
        ({ start, end }) => end <= query.span.start && statement.text[start] === '(',
      );
      return { query, span: { start: parenthesis?.start ?? query.span.start, end: node.span.end } };
    }
    case 'in':
      return 'kind' in node.source && node.source.kind === 'query'
        ? { query: node.source, span: node.sourceSpan }
        : undefined;
    default:
      return undefined;
  }
}

/** At the opening parenthesis or the first word, or with all of the query selected. */
function isMeant(range: Span, { query, span }: Subquery): boolean {
  if (range.start < range.end) return encloses(range, query.span);
  const word = query.with?.span.start ?? query.span.start;
  return span.start <= range.start && range.start <= word + 'SELECT'.length;
}

/** Beside the query, in its parentheses or before its alias. */
function wouldLoseComment(statement: ParsedStatement, { query, span }: Subquery): boolean {
  return (
    holdsComment(statement, { start: span.start, end: query.span.start }) ||
    holdsComment(statement, { start: query.span.end, end: span.end })
  );
}

function tablesBefore(outer: Query, host: CommonTable | undefined): readonly CommonTable[] {
  const tables = outer.with?.tables ?? [];
  return host === undefined ? tables : tables.slice(0, tables.indexOf(host));
}

/** Whether the query means the same in front: no column of a query around it, no common table that is not there. */
function standsAlone(
  bound: BoundStatement,
  { span }: Query,
  known: readonly CommonTable[],
): boolean {
  const isWithin = (each: { readonly span: Span }): boolean => encloses(span, each.span);
  const references = [...bound.references, ...bound.aliasReferences];
  const tables = bound.relations.filter(({ node }) => isWithin(node));
  return (
    references.every(({ node, scope }) => !isWithin(node) || isWithin(scope.node)) &&
    tables.every(
      ({ commonTable }) =>
        commonTable === undefined || isWithin(commonTable) || known.includes(commonTable),
    )
  );
}

/** The alias, else the name of the table that it reads, unless something else goes by it. */
function nameFor(bound: BoundStatement, { query, derived }: Subquery): string {
  const read = bound.relations.find(({ node }) => encloses(query.span, node.span));
  const isResource = read?.kind === 'resource';
  const own = new Set<SyntaxNode | undefined>([derived, isResource ? read.node : undefined]);
  const taken = new Set(commonTableNames(bound));
  for (const { node, alias } of bound.relations) {
    if (!own.has(node)) taken.add(alias.toLowerCase());
  }
  return freshName(derived?.alias?.text ?? (isResource ? read.alias : 'subquery'), taken);
}

function definition(
  bound: BoundStatement,
  outer: Query,
  host: CommonTable | undefined,
  { query }: Subquery,
  name: string,
): ActionEdit {
  const { statement } = bound;
  const { text } = statement;
  const isLaidOut = text.slice(outer.span.start, outer.span.end).includes('\n');
  const last = outer.with?.tables.at(-1);
  const place = host?.span.start ?? last?.span.end ?? outer.span.start;
  const indent = indentAt(text, host?.span.start ?? last?.span.start ?? outer.span.start);
  const body = isLaidOut
    ? block(statement, query.span, indent)
    : parenthesised(statement, query.span, indent);
  const table = `${writtenName(name)} AS ${body}`;
  const separator = isLaidOut ? `\n${indent}` : ' ';
  const span = { start: place, end: place };
  if (host !== undefined) return { span, text: `${table},${separator}` };
  if (last !== undefined) return { span, text: `,${separator}${table}` };
  return { span, text: `WITH ${table}${separator}` };
}

function use(bound: BoundStatement, { span, derived }: Subquery, name: string): ActionEdit {
  const written = writtenName(name);
  if (derived === undefined) return { span, text: `(SELECT * FROM ${written})` };
  const { alias } = derived;
  if (alias === undefined) return { span, text: written };
  const isSame = alias.text.toLowerCase() === name.toLowerCase();
  const as = bound.statement.text.slice(alias.span.start, alias.span.end);
  return { span, text: isSame ? as : `${written} ${as}` };
}
