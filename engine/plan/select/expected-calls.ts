/**
 * The cost model: how many calls a way to have a table's rows is expected to cost, before anything is
 * known of the account. Its numbers only rank the ways of one table; no plan and no limit shows them.
 *
 * - A list costs two calls in each region, for it seldom ends with its first page, and gives a hundred
 *   rows; one for a value of its inputs costs one call and gives twenty.
 * - A get costs one call for each identifier in each region, and gives one row.
 * - Completing a listed row costs one call.
 * - What a table supplies to another one is one value a row; each condition on the table alone leaves a
 *   third of its rows.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Query } from '../../../language/syntax/index.ts';
import { referencesIn } from '../facts.ts';
import { constantText } from './constants.ts';
import { hydrationOf } from './hydration.ts';
import { getOptions } from './identifiers.ts';
import { keyOfReference, regionKey } from './keys.ts';
import { listOptions } from './list-inputs.ts';
import { useOf } from './resolve-values.ts';
import type { Draft, DraftAccess, DraftInput, DraftValues, TableUse } from './table-use.ts';

const callsOfList = 2;
const rowsOfList = 100;
const rowsOfListForValue = 20;
/** Of a function such as `json_each` and of VALUES, which a person has written out. */
const rowsWritten = 10;
const shareThatMeetsCondition = 1 / 3;

export function expectedCalls(draft: Draft, use: TableUse, access: DraftAccess): number {
  const places = use.home === undefined ? use.regions.length : 1;
  switch (access.kind) {
    case 'getWhole':
      return places * valuesExpected(draft, access.values);
    case 'getParts':
      return places * combinationsExpected(draft, access.parts);
    case 'list': {
      const completed = hydrationOf(use, access.inputs).kind !== 'never';
      const calls = access.inputs.length === 0 ? callsOfList : 1;
      const lists = combinationsExpected(draft, access.inputs);
      return places * lists * (calls + (completed ? rowsOfOneList(access) : 0));
    }
  }
}

function rowsOfOneList({ inputs }: Extract<DraftAccess, { kind: 'list' }>): number {
  return inputs.length === 0 ? rowsOfList : rowsOfListForValue;
}

/** Parts that one relation or query supplies come together, and count once. */
function combinationsExpected(draft: Draft, inputs: readonly DraftInput[]): number {
  const suppliers = new Set<unknown>();
  return inputs.reduce((product, { values }) => {
    const supplier =
      values.kind === 'column'
        ? values.other.relation
        : values.kind === 'subquery'
          ? values.query
          : values;
    if (suppliers.has(supplier)) return product;
    suppliers.add(supplier);
    return product * valuesExpected(draft, values);
  }, 1);
}

function valuesExpected(draft: Draft, values: DraftValues): number {
  switch (values.kind) {
    case 'literals':
      return values.values.length;
    case 'column':
      return rowsExpected(draft, values.other.relation);
    case 'subquery':
      return rowsOfQuery(values.query);
    case 'expression':
      return values.reads.reduce((product, read) => product * rowsExpected(draft, read), 1);
  }
}

function rowsExpected(draft: Draft, relation: BoundRelation): number {
  const { node, commonTable } = relation;
  if (node.kind === 'tableFunction') return rowsWritten;
  const query = node.kind === 'derivedTable' ? node.query : commonTable?.query;
  if (query !== undefined) return rowsOfQuery(query);
  const use = useOf(draft, relation);
  if (use === undefined) return rowsOfList;
  const known = rowsOfKnown(draft, use) ?? rowsOfList;
  const conditions = conditionsOn(draft, relation);
  return Math.max(1, known * shareThatMeetsCondition ** conditions);
}

/** Rows of a table whose identifiers, or whose list's inputs, stand in the text. */
function rowsOfKnown(draft: Draft, use: TableUse): number | undefined {
  const known = (access: DraftAccess): number | undefined => {
    const inputs =
      access.kind === 'getWhole'
        ? [access.values]
        : (access.kind === 'getParts' ? access.parts : access.inputs).map(({ values }) => values);
    const sets = inputs.flatMap((values) => (values.kind === 'literals' ? [values.values] : []));
    if (inputs.length === 0 || sets.length < inputs.length) return undefined;
    const combinations = sets.reduce((product, set) => product * set.length, 1);
    return access.kind === 'list' ? combinations * rowsOfListForValue : combinations;
  };
  const options = [...getOptions(draft, use), ...listOptions(draft, use)];
  return options.map(known).find((rows) => rows !== undefined);
}

function rowsOfQuery({ body, limit }: Query): number {
  const most = limit === undefined ? Number.NaN : Number(constantText(limit) ?? Number.NaN);
  if (Number.isSafeInteger(most)) return most;
  if (body.kind === 'values') return body.rows.length;
  return body.kind === 'select' && body.from === undefined ? 1 : rowsOfList;
}

/** Conditions that leave out rows of the relation before it supplies anything. */
function conditionsOn(draft: Draft, relation: BoundRelation): number {
  const conditions = draft.knowledge.get(relation)?.conditions ?? [];
  return conditions.filter((condition) => {
    if (condition.relation !== relation) return false;
    const references = referencesIn(draft.facts, condition.expression.span);
    return references.every(
      (reference) => reference.relation === relation && keyOfReference(reference) !== regionKey,
    );
  }).length;
}
