/** Why a condition that holds of every row that matters is still no input of a call. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Expression } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { Fetch, SelectPlan } from '../plan.ts';
import { callsVolatile } from '../select/value-queries.ts';
import type { ColumnKey } from '../select/table-use.ts';
import type { ConditionReading } from './condition-reading.ts';
import type { FetchInputs } from './fetch-inputs.ts';
import { fetchOfRelation } from './fetch-of-relation.ts';
import { fetchesBefore, stepOfFetch } from './fetch-order.ts';

export interface Unpushed {
  readonly facts: StatementFacts;
  readonly plan: SelectPlan;
  readonly relation: BoundRelation;
  readonly fetch: Fetch;
  readonly inputs: FetchInputs;
  readonly reading: ConditionReading;
}

export function whyNotPushed(unpushed: Unpushed): string {
  const { relation, inputs, reading } = unpushed;
  const { mentioned, confined, expression } = reading;
  if (mentioned.size === 0) return 'the query inside is computed first';
  const taker = stepThatTakes(unpushed);
  if (taker !== undefined) return `step ${String(taker)} takes its values from here`;
  const possible = [...mentioned].filter((key) => inputs.possible.has(key));
  if (possible.length === 0) return `no call takes ${namesOf(relation, mentioned)}`;
  if (possible.some((key) => confined.has(key))) return whyOtherCalls(unpushed);
  return whyNoValues(expression, namesOf(relation, possible));
}

/** The number of the step that is made by the values that the condition compares with. */
function stepThatTakes({ plan, fetch, reading }: Unpushed): number | undefined {
  const taker = reading.partners
    .flatMap((partner) => fetchOfRelation(plan, partner) ?? [])
    .find((other) => fetchesBefore(other).includes(fetch.id));
  return taker && stepOfFetch(taker.id);
}

/** A call could take the values, and the plan is made without them. */
function whyOtherCalls({ facts, plan, fetch, reading }: Unpushed): string {
  if (callsVolatile(facts, reading.expression.span)) {
    return 'its value changes from one evaluation to the next';
  }
  const readers = facts.bound.relations.filter((other) => fetchOfRelation(plan, other) === fetch);
  if (readers.length > 1) return 'another use of the table is had by the same calls';
  return fetch.access.kind === 'list' && fetch.access.inputs.length === 0
    ? 'one list asks less than a get for each value'
    : 'the calls are made by other values';
}

function whyNoValues(expression: Expression, names: string): string {
  if (expression.kind === 'binary' && expression.operator === 'OR') {
    return 'the other side of `OR` needs the other rows';
  }
  if (expression.kind === 'binary' && expression.operator === '=') {
    return `a call takes ${names} as it is written, and this is computed`;
  }
  return `only \`=\` and \`IN\` give a call its ${names}`;
}

function namesOf({ columns = [] }: BoundRelation, keys: Iterable<ColumnKey>): string {
  return [...keys]
    .map((key) => columns.find(({ name }) => name.toLowerCase() === key)?.name ?? key)
    .map((name) => `\`${name.replace('@', '')}\``)
    .join(' and ');
}
