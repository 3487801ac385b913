/**
 * Rule: how each table's rows are had, and in which order. A known identifier is got; a list needs
 * its inputs; what another table supplies makes that table come first. Of several ways the one goes that
 * is expected to cost the fewest calls.
 */
import { describeMissing, requirementsOf } from '../../../language/semantics/index.ts';
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { StatementFacts } from '../facts.ts';
import { PlanError } from '../result.ts';
import { getOptions } from './identifiers.ts';
import { listOptions } from './list-inputs.ts';
import { expectedCalls } from './expected-calls.ts';
import type { Draft, DraftAccess, DraftValues, Rule, TableUse } from './table-use.ts';
import { dependenciesOf } from './value-queries.ts';

interface Option {
  readonly access: DraftAccess;
  readonly dependencies: readonly BoundRelation[];
}

interface Pending {
  readonly use: TableUse;
  /** Best first. */
  readonly options: readonly Option[];
}

const withoutCalls: Option = {
  access: { kind: 'list', inputs: [], offered: [] },
  dependencies: [],
};

export const chooseAccess: Rule = (draft) => {
  let pending: readonly Pending[] = draft.uses.map((use) => ({
    use,
    options: optionsOf(draft, use),
  }));
  const chosen: TableUse[] = [];
  while (pending.length > 0) {
    const waiting = new Set(pending.map(({ use }) => use.relation));
    const ready = new Set(
      chosen.map((use) => use.relation).filter((relation) => !waiting.has(relation)),
    );
    const next = firstChoice(pending, ready) ?? cheapestChoice(draft, pending, ready);
    if (next === undefined) throw missingInputs(draft, pending);
    chosen.push({ ...next.use, access: next.option.access });
    pending = pending.filter(({ use }) => use !== next.use);
  }
  return { ...draft, uses: chosen };
};

/** Known identifiers first; then what is expected to cost the fewest calls, lists before gets of a cost. */
function optionsOf(draft: Draft, use: TableUse): readonly Option[] {
  if (use.isImpossible) return [withoutCalls];
  const gets = getOptions(draft, use).flatMap((access) => optionOf(draft.facts, access) ?? []);
  const lists = listOptions(draft, use).flatMap((access) => optionOf(draft.facts, access) ?? []);
  const certain = gets.filter(({ dependencies }) => dependencies.length === 0);
  const others = [...lists, ...gets.filter(({ dependencies }) => dependencies.length > 0)];
  const costs = new Map(others.map((option) => [option, expectedCalls(draft, use, option.access)]));
  const costOf = (option: Option): number => costs.get(option) ?? 0;
  return [...certain, ...others.toSorted((left, right) => costOf(left) - costOf(right))];
}

function optionOf(facts: StatementFacts, access: DraftAccess): Option | undefined {
  const dependencies = valuesIn(access).map((values) => dependenciesOf(facts, values));
  if (dependencies.includes(undefined)) return undefined;
  return {
    access,
    dependencies: [...new Set(dependencies.flatMap((relations) => relations ?? []))],
  };
}

/** The values that a call cannot be made without. */
export function valuesIn(access: DraftAccess): readonly DraftValues[] {
  switch (access.kind) {
    case 'getWhole':
      return [access.values];
    case 'getParts':
      return access.parts.map((part) => part.values);
    case 'list':
      return access.inputs.map((input) => input.values);
  }
}

interface Choice {
  readonly use: TableUse;
  readonly option: Option;
}

function firstChoice(
  pending: readonly Pending[],
  ready: ReadonlySet<BoundRelation>,
): Choice | undefined {
  for (const { use, options } of pending) {
    const [option] = options;
    if (option !== undefined && isReady(option, ready)) return { use, option };
  }
  return undefined;
}

/**
 * Where every table's best way waits for another table, the one that goes first is the one after which
 * all of them are expected to cost the fewest calls; the first in the text among equals.
 */
function cheapestChoice(
  draft: Draft,
  pending: readonly Pending[],
  ready: ReadonlySet<BoundRelation>,
): Choice | undefined {
  let best: Choice | undefined;
  let fewest = Infinity;
  for (const { use, options } of pending) {
    const option = options.find((candidate) => isReady(candidate, ready));
    if (option === undefined) continue;
    const then = new Set([...ready, use.relation]);
    const others = pending.filter((other) => other.use !== use);
    const calls =
      expectedCalls(draft, use, option.access) +
      others.reduce((sum, other) => sum + callsOnceReady(draft, other, then), 0);
    if (calls >= fewest) continue;
    best = { use, option };
    fewest = calls;
  }
  return best;
}

function callsOnceReady(
  draft: Draft,
  { use, options }: Pending,
  ready: ReadonlySet<BoundRelation>,
): number {
  const option = options.find((candidate) => isReady(candidate, ready)) ?? options[0];
  return option === undefined ? 0 : expectedCalls(draft, use, option.access);
}

function isReady(option: Option, ready: ReadonlySet<BoundRelation>): boolean {
  return option.dependencies.every((relation) => ready.has(relation));
}

/** The table to name is one that has no way at all, else the first that waits for another. */
function missingInputs(draft: Draft, pending: readonly Pending[]): PlanError {
  const stuck = pending.find(({ options }) => options.length === 0) ?? pending[0];
  if (stuck === undefined) return new PlanError('plan', 'the statement cannot be planned');
  const { use } = stuck;
  const span =
    use.relation.node.kind === 'table' ? use.relation.node.name.span : use.relation.node.span;
  return new PlanError('plan', describeStuck(draft, use), span);
}

function describeStuck({ context, facts }: Draft, use: TableUse): string {
  const { table, type, typeName } = use;
  const generic = table.form === 'genericAll' && (type?.listInputs?.length ?? 0) > 0;
  if (generic && type !== undefined) {
    const inputs = (type.listInputs ?? []).map((input) => `\`${input}\``).join(' and ');
    return `\`${typeName}\` needs ${inputs} to be listed: read \`aws.${type.service}.${type.plural}\`, which takes them`;
  }
  const requirements = requirementsOf(table);
  if (requirements.length > 0) {
    const place = { alias: use.relation.alias, beside: facts.bound.relations };
    return describeMissing(table, requirements, context.catalog, place);
  }
  return `\`${table.name}\` cannot be listed: AWS offers no list of \`${typeName}\``;
}
