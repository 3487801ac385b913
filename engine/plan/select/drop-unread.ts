/**
 * Rule: SQLite never looks into a common table that nothing reads, so its tables are not asked for. What
 * such a table reads is unread too, unless something else reads it.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { CommonTable, Span } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { Rule } from './table-use.ts';

export const dropUnread: Rule = (draft) => {
  const read = relationsRead(draft.facts, []);
  return { ...draft, uses: draft.uses.filter((use) => read.has(use.relation)) };
};

/** The relations that the statement comes to when it runs, without those that stand in `passedOver`. */
export function relationsRead(
  facts: StatementFacts,
  passedOver: readonly Span[],
): ReadonlySet<BoundRelation> {
  const { relations } = facts.bound;
  const tables = commonTablesOf(facts);
  const read = new Set<BoundRelation>();
  const entered = new Set<CommonTable>();
  const homes = new Map(
    relations.map((relation) => [relation, innermost(tables, relation.node.span)]),
  );
  const enter = (table: CommonTable | undefined): void => {
    for (const relation of relations) {
      if (homes.get(relation) !== table) continue;
      if (passedOver.some((span) => encloses(span, relation.node.span))) continue;
      read.add(relation);
      const { commonTable } = relation;
      if (commonTable === undefined || entered.has(commonTable)) continue;
      entered.add(commonTable);
      enter(commonTable);
    }
  };
  enter(undefined);
  return read;
}

function commonTablesOf(facts: StatementFacts): readonly CommonTable[] {
  const tables: CommonTable[] = [];
  walk(facts.bound.statement.root, (node) => {
    if (node.kind === 'commonTable') tables.push(node);
  });
  return tables;
}

/** Tables come with outer ones first, so the last that encloses the span is the innermost. */
function innermost(tables: readonly CommonTable[], span: Span): CommonTable | undefined {
  return tables.findLast((table) => encloses(table.span, span));
}
