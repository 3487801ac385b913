/**
 * The column references whose values may not matter: a query's result column that nobody reads needs no
 * value, whatever it is computed from.
 */
import type {
  Expression,
  Query,
  ResultColumn,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import { unwrap } from './constants.ts';
import { passesEachRow } from './grouping.ts';

/** A result column of a query that has no effect but on who reads it, by its name in lower case. */
export interface ResultRead {
  readonly query: Query;
  readonly name: string;
}

/** By the reference's node: the result columns that it stands in. It is read where all of them are. */
export function resultsAround(
  facts: StatementFacts,
): ReadonlyMap<SyntaxNode, readonly ResultRead[]> {
  const around = new Map<SyntaxNode, ResultRead[]>();
  for (const place of facts.cores) {
    for (const { column, name } of resultsToRead(facts, place)) {
      for (const { node, input } of referencesIn(facts, column.expression.span)) {
        // An input is asked by, and its column must be there for SQLite to read the text.
        if (input !== undefined) continue;
        const known = around.get(node) ?? [];
        around.set(node, known);
        known.push({ query: place.query, name });
      }
    }
  }
  return around;
}

/** Where rows are compared or computed from each other, every column may decide about the others. */
function resultsToRead(
  facts: StatementFacts,
  { core, query }: CoreFacts,
): readonly { readonly column: ResultColumn; readonly name: string }[] {
  const isPlain = query.body === core && !core.distinct && passesEachRow(core);
  if (!isPlain || query.orderBy.some((term) => isPosition(term.expression))) return [];
  const outputs = facts.bound.outputs.get(query) ?? [];
  return core.columns.flatMap((column) => {
    const output = outputs.find(({ definition }) => definition === column.expression);
    const isNamed = facts.bound.aliasReferences.some((reference) => reference.result === column);
    return output === undefined || isNamed ? [] : [{ column, name: output.name.toLowerCase() }];
  });
}

/** `ORDER BY 2`, also with a collation: which column that is does not show in the term. */
function isPosition(expression: Expression): boolean {
  const inner = unwrap(expression);
  return inner.kind === 'collate' ? isPosition(inner.operand) : inner.kind === 'literal';
}
