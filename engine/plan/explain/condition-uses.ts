/**
 * What became of each condition that mentions a table: an input of its calls, or work for SQLite. A
 * condition is met exactly where the calls return only rows that meet it; where they return others
 * too, SQLite checks it again. Made only for plans that someone will read.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Expression } from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import type { ConditionUse, Fetch, SelectPlan } from '../plan.ts';
import type { PlanContext } from '../result.ts';
import { collectKnowledge } from '../select/collect-knowledge.ts';
import { conjunctsOf } from '../select/constants.ts';
import { joinsOf } from '../select/domains.ts';
import { accountIdKey, accountKey, regionKey } from '../select/keys.ts';
import type { ColumnKey, Condition } from '../select/table-use.ts';
import { mustBeTrue } from '../select/truth.ts';
import { readCondition } from './condition-reading.ts';
import type { ConditionReading } from './condition-reading.ts';
import { inputsOfFetch } from './fetch-inputs.ts';
import { fetchOfRelation } from './fetch-of-relation.ts';
import { whyNotPushed } from './why-not-pushed.ts';

type Use = Omit<ConditionUse, 'fetch'>;

export function conditionUses(
  facts: StatementFacts,
  context: PlanContext,
  plan: SelectPlan,
): readonly ConditionUse[] {
  const { knowledge } = collectKnowledge({ facts, context, knowledge: new Map(), uses: [] });
  return facts.bound.relations.flatMap((relation) => {
    const fetch = fetchOfRelation(plan, relation);
    if (fetch === undefined || fetch.isImpossible === true) return [];
    const known = knowledge.get(relation)?.conditions ?? [];
    return [
      ...known.map((condition) => useOfCondition(facts, plan, relation, fetch, condition)),
      ...otherConjuncts(facts, relation, known).map((conjunct) => useOfOther(facts, conjunct)),
    ].map((use) => ({ fetch: fetch.id, ...use }));
  });
}

function useOfCondition(
  facts: StatementFacts,
  plan: SelectPlan,
  relation: BoundRelation,
  fetch: Fetch,
  condition: Condition,
): Use {
  const reading = readCondition(facts, condition);
  const text = shortened(facts, condition.expression);
  if (reading.mentioned.has(regionKey)) {
    return pushedDown(text, 'the regions', isMetBy(reading, new Map([[regionKey, fetch.regions]])));
  }
  if (reading.mentioned.has(accountKey) || reading.mentioned.has(accountIdKey)) {
    const names = fetch.accounts?.map(({ name }) => name) ?? [];
    return pushedDown(text, 'the accounts', isMetBy(reading, new Map([[accountKey, names]])));
  }
  const inputs = inputsOfFetch(fetch);
  const became = [...reading.confined].flatMap((key) => inputs.nameOf.get(key) ?? []);
  if (became.length === 0) {
    const reason = whyNotPushed({ facts, plan, relation, fetch, inputs, reading });
    return { effect: 'unsupported', text: `not pushed down: ${text} (${reason})` };
  }
  const names = [...new Set(became)].join(' and ');
  return pushedDown(text, names, isMetBy(reading, inputs.valuesOf));
}

function pushedDown(text: string, into: string, isMet: boolean): Use {
  return isMet
    ? { effect: 'exact', text: `pushed down, exact: ${text}, as ${into}` }
    : { effect: 'inexact', text: `pushed down, checked again: ${text}, as ${into}` };
}

/** More combinations than these are not tried one by one. */
const mostCombinations = 1_000;

/** Whether each combination of the values that the calls are made with meets the condition. */
function isMetBy(
  { expression, mentioned, keyOf }: ConditionReading,
  values: ReadonlyMap<ColumnKey, readonly string[]>,
): boolean {
  let tried: readonly ReadonlyMap<ColumnKey, string>[] = [new Map()];
  for (const key of mentioned) {
    const choices = values.get(key) ?? [];
    if (choices.length === 0 || choices.length * tried.length > mostCombinations) return false;
    tried = tried.flatMap((known) => choices.map((value) => new Map([...known, [key, value]])));
  }
  return tried.every((known) => mustBeTrue(expression, (column) => known.get(keyOf(column) ?? '')));
}

interface OtherConjunct {
  readonly clause: 'ON' | 'WHERE' | 'HAVING';
  readonly expression: Expression;
}

/** Conditions that mention the relation and say nothing that could drop its rows early. */
function otherConjuncts(
  facts: StatementFacts,
  relation: BoundRelation,
  known: readonly Condition[],
): readonly OtherConjunct[] {
  const place = facts.cores.find(({ scope }) => scope.relations.includes(relation));
  if (place === undefined) return [];
  return conjunctsAround(place).filter(
    ({ expression }) =>
      !known.some((condition) => condition.expression === expression) &&
      referencesIn(facts, expression.span).some((reference) => reference.relation === relation),
  );
}

function conjunctsAround({ core }: CoreFacts): readonly OtherConjunct[] {
  const of = (
    clause: OtherConjunct['clause'],
    condition: Expression | undefined,
  ): readonly OtherConjunct[] =>
    condition === undefined
      ? []
      : conjunctsOf(condition).map((expression) => ({ clause, expression }));
  return [
    ...joinsOf(core.from).flatMap((join) => of('ON', join.on)),
    ...of('WHERE', core.where),
    ...of('HAVING', core.having),
  ];
}

const reasons: Readonly<Record<OtherConjunct['clause'], string>> = {
  ON: 'the outer join keeps rows that fail it',
  WHERE: 'the outer join adds rows that may meet it',
  HAVING: 'it is of groups, not of rows',
};

function useOfOther(facts: StatementFacts, { clause, expression }: OtherConjunct): Use {
  const text = shortened(facts, expression);
  return { effect: 'unsupported', text: `not pushed down: ${text} (${reasons[clause]})` };
}

const longestCondition = 100;

function shortened({ text }: StatementFacts, { span }: Expression): string {
  const line = text.slice(span.start, span.end).trim().replace(/\s+/g, ' ');
  return line.length > longestCondition ? `${line.slice(0, longestCondition - 1)}…` : line;
}
