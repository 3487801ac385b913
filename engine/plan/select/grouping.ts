/**
 * Columns by which a SELECT core keeps its rows apart. A row's group and its window partitions hold
 * only rows of the same values there, so what is said of these columns afterwards may drop rows
 * before; what is said of any other column may not.
 */
import { functionNamed } from '../../../language/semantics/index.ts';
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type {
  FunctionCall,
  Expression,
  SelectCore,
  WindowDefinition,
} from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import { unwrap } from './constants.ts';
import { keyOfReference } from './keys.ts';
import type { ColumnKey } from './table-use.ts';

/** Whether every row of the result comes from one row of the FROM clause, whatever the others are. */
export function passesEachRow(core: SelectCore): boolean {
  return !isGrouped(core) && computationsOf(core).length === 0;
}

/** Whether what is said of a result's column holds before the core groups and counts its rows. */
export function keepsApart(
  facts: StatementFacts,
  core: SelectCore,
): (relation: BoundRelation, key: ColumnKey) => boolean {
  const computations = computationsOf(core);
  const sets = [
    ...(isGrouped(core) || computations.some((call) => call.over === undefined)
      ? [keysOf(facts, core, core.groupBy)]
      : []),
    ...computations
      .filter((call) => call.over !== undefined)
      .map((call) => keysOf(facts, core, partitionOf(core, call.over))),
  ];
  return (relation, key) => {
    const name = nameOf(relation, key);
    return sets.every((set) => set.has(name));
  };
}

/** Conditions of HAVING on grouping columns alone: they hold of every row of the groups that stay. */
export function conditionsOnGroups(
  facts: StatementFacts,
  core: SelectCore,
  conjuncts: readonly Expression[],
): readonly Expression[] {
  const keys = keysOf(facts, core, core.groupBy);
  return conjuncts.filter(
    (conjunct) =>
      callsIn(conjunct).every(computesAlone) &&
      referencesIn(facts, conjunct.span).every((reference) => {
        const key = keyOfReference(reference);
        return key !== undefined && keys.has(nameOf(reference.relation, key));
      }),
  );
}

function isGrouped(core: SelectCore): boolean {
  return core.groupBy.length > 0 || core.having !== undefined;
}

/** Calls in the select list that look at several rows. */
function computationsOf(core: SelectCore): readonly FunctionCall[] {
  return core.columns
    .flatMap((column) => callsIn(column.expression))
    .filter((call) => !computesAlone(call));
}

function callsIn(expression: Expression): readonly FunctionCall[] {
  const calls: FunctionCall[] = [];
  walk(expression, (node) => {
    if (node.kind === 'call') calls.push(node);
  });
  return calls;
}

/** `max(x)` and `min(x)` are aggregates, `max(x, y)` is not. */
function computesAlone(call: FunctionCall): boolean {
  const name = call.name.text.toLowerCase();
  const isAggregateOfOne = call.arguments.length < 2 && ['max', 'min'].includes(name);
  return functionNamed(name)?.kind === 'scalar' && call.over === undefined && !isAggregateOfOne;
}

function partitionOf(core: SelectCore, over: FunctionCall['over']): readonly Expression[] {
  if (over === undefined) return [];
  if (over.kind === 'window') return partitionOfDefinition(core, over);
  const named = definitionNamed(core, over.text);
  return named === undefined ? [] : partitionOfDefinition(core, named);
}

/** A window built on a named one takes over its partition, and may not have another. */
function partitionOfDefinition(
  core: SelectCore,
  { base, partitionBy }: WindowDefinition,
): readonly Expression[] {
  if (base === undefined) return partitionBy;
  return definitionNamed(core, base.text)?.partitionBy ?? [];
}

function definitionNamed(core: SelectCore, name: string): WindowDefinition | undefined {
  return core.windows.find((window) => window.name.text.toLowerCase() === name.toLowerCase())
    ?.definition;
}

function keysOf(
  facts: StatementFacts,
  core: SelectCore,
  terms: readonly Expression[],
): ReadonlySet<string> {
  const names = terms.flatMap((term) => {
    const reference = facts.references.get(columnMeant(core, term));
    const key = reference && keyOfReference(reference);
    return reference === undefined || key === undefined ? [] : [nameOf(reference.relation, key)];
  });
  return new Set(names);
}

/** `GROUP BY 1` means the first column of the select list, unless a star may stand for several. */
function columnMeant(core: SelectCore, term: Expression): Expression {
  const inner = unwrap(term);
  if (inner.kind !== 'literal' || inner.type !== 'number') return inner;
  const before = core.columns.slice(0, Number(inner.value));
  const meant = before.at(-1)?.expression;
  const isPlain = before.every(({ expression }) => expression.kind !== 'star');
  return meant === undefined || !isPlain ? inner : unwrap(meant);
}

function nameOf(relation: BoundRelation, key: ColumnKey): string {
  return `${String(relation.id)} ${key}`;
}
