/**
 * The column references whose values can matter: a query's result column that nobody reads needs no
 * value, whatever it is computed from.
 */
import type { ColumnReference } from '../../../language/semantics/index.ts';
import type { Expression, ResultColumn, Span } from '../../../language/syntax/index.ts';
import { encloses } from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { unwrap } from './constants.ts';
import { passesEachRow } from './grouping.ts';

/** `isRead` tells whether anyone reads the column of this name, in lower case, that a query gives. */
export function liveReferences(
  facts: StatementFacts,
  isRead: (core: CoreFacts, name: string) => boolean,
): readonly ColumnReference[] {
  const dead = facts.cores.flatMap((core) => unreadSpans(facts, core, isRead));
  if (dead.length === 0) return facts.bound.references;
  return facts.bound.references.filter(
    // An input is asked by, and its column must be there for SQLite to read the text.
    ({ node, input }) => input !== undefined || !dead.some((span) => encloses(span, node.span)),
  );
}

/** Where rows are compared or computed from each other, every column may decide about the others. */
function unreadSpans(
  facts: StatementFacts,
  place: CoreFacts,
  isRead: (core: CoreFacts, name: string) => boolean,
): readonly Span[] {
  const { core, query } = place;
  const isPlain = query.body === core && !core.distinct && passesEachRow(core);
  if (!isPlain || query.orderBy.some((term) => isPosition(term.expression))) return [];
  const outputs = facts.bound.outputs.get(query) ?? [];
  const isUnread = (result: ResultColumn): boolean => {
    const output = outputs.find(({ definition }) => definition === result.expression);
    if (output === undefined || isRead(place, output.name.toLowerCase())) return false;
    return !facts.bound.aliasReferences.some((reference) => reference.result === result);
  };
  return core.columns.filter(isUnread).map(({ expression }) => expression.span);
}

/** `ORDER BY 2`, also with a collation: which column that is does not show in the term. */
function isPosition(expression: Expression): boolean {
  const inner = unwrap(expression);
  return inner.kind === 'collate' ? isPosition(inner.operand) : inner.kind === 'literal';
}
