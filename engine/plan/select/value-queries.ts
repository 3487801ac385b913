/** Which tables a query or a relation reads, and whether it stands by itself. */
import { isConstant } from '../../../catalog/index.ts';
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { CommonTable, Span } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import type { DraftValues, OtherColumn } from './table-use.ts';

/** What a part of the statement reads when it is run alone. */
export interface Reading {
  /** The resource tables inside it and inside the common tables that it uses. */
  readonly resources: readonly BoundRelation[];
  /** The common tables that it uses and that are defined outside it, in text order. */
  readonly commonTables: readonly CommonTable[];
}

/** Gives two runs of one text two answers, so no call may depend on it. */
const volatileFunctions: ReadonlySet<string> = new Set([
  'random',
  'randomblob',
  'changes',
  'total_changes',
  'last_insert_rowid',
]);

/** The resource tables whose rows must be there before `values` can be read; `undefined` for never. */
export function dependenciesOf(
  facts: StatementFacts,
  values: DraftValues,
): readonly BoundRelation[] | undefined {
  if (values.kind === 'literals') return [];
  if (values.kind === 'subquery') return readingOf(facts, values.query.span)?.resources;
  if (values.kind === 'expression') return dependenciesOfExpression(facts, values);
  return dependenciesOfColumn(facts, values.other);
}

function dependenciesOfExpression(
  facts: StatementFacts,
  { expression, reads }: Extract<DraftValues, { kind: 'expression' }>,
): readonly BoundRelation[] | undefined {
  if (callsVolatile(facts, expression.span)) return undefined;
  const isOneScope = facts.cores.some(({ scope }) =>
    reads.every((relation) => scope.relations.includes(relation)),
  );
  if (!isOneScope) return undefined;
  const needed = reads.map((relation) => dependenciesOfColumn(facts, { relation, key: '' }));
  return needed.includes(undefined) ? undefined : needed.flatMap((each) => each ?? []);
}

function dependenciesOfColumn(
  facts: StatementFacts,
  { relation, key }: Pick<OtherColumn, 'relation' | 'key'>,
): readonly BoundRelation[] | undefined {
  switch (relation.kind) {
    case 'resource':
      if (isConstantRelation(relation)) return [];
      return key.startsWith('@') && key !== '@identifier' ? undefined : [relation];
    case 'commonTable':
    case 'derived':
    case 'function':
      return readingOf(facts, relation.node.span)?.resources;
    default:
      return undefined;
  }
}

/** `undefined` where the part reads a row of a query around it, or answers differently each time. */
export function readingOf(facts: StatementFacts, span: Span): Reading | undefined {
  const spans: Span[] = [span];
  const commonTables = new Set<CommonTable>();
  const resources = new Set<BoundRelation>();
  for (const current of spans) {
    for (const relation of facts.bound.relations.filter(({ node }) =>
      encloses(current, node.span),
    )) {
      if (relation.kind === 'resource' && !isConstantRelation(relation)) resources.add(relation);
      if (relation.kind === 'unknown') return undefined;
      const { commonTable } = relation;
      if (
        commonTable === undefined ||
        encloses(span, commonTable.span) ||
        commonTables.has(commonTable)
      )
        continue;
      commonTables.add(commonTable);
      spans.push(commonTable.span);
    }
  }
  const standsAlone = spans.every((part) =>
    referencesIn(facts, part).every(({ relation }) =>
      spans.some((other) => encloses(other, relation.node.span)),
    ),
  );
  if (!standsAlone || spans.some((part) => callsVolatile(facts, part))) return undefined;
  return {
    resources: [...resources],
    commonTables: [...commonTables].sort((left, right) => left.span.start - right.span.start),
  };
}

/** Its rows are there before any call. */
export function isConstantRelation({ table }: BoundRelation): boolean {
  return table !== undefined && isConstant(table);
}

export function callsVolatile(facts: StatementFacts, span: Span): boolean {
  let found = false;
  walk(facts.bound.statement.root, (node) => {
    if (
      node.kind === 'call' &&
      encloses(span, node.span) &&
      volatileFunctions.has(node.name.text.toLowerCase())
    ) {
      found = true;
    }
  });
  return found;
}
