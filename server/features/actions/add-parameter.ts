/** Gives a table what it cannot be read without: a condition, with a place for the value. */
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import {
  columnNamed,
  isGivenIn,
  requirementsIn,
  waysToIdentify,
} from '../../../language/semantics/index.ts';
import type { Problem } from '../../../language/semantics/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { addCondition } from './add-condition.ts';
import { exampleValue } from './example-value.ts';
import { lackingRelations } from './lacking-relations.ts';
import { joined, plain } from '../snippet-text.ts';
import { qualified } from '../written-names.ts';

/** More ways than these are not worth reading. */
const mostWays = 3;

/** The way that the problem's message names. */
export function addParameter(context: ActionContext): readonly Action[] {
  return actionsFor(context, (_, index) => index === 0);
}

/** The other ways. */
export function addParameterInstead(context: ActionContext): readonly Action[] {
  return actionsFor(context, (_, index) => index > 0);
}

function actionsFor(
  context: ActionContext,
  isChosen: (names: readonly string[], index: number) => boolean,
): readonly Action[] {
  const { bound } = context;
  const lacking = lackingRelations(context, 'missing-parameter', 'mutation-without-identifier');
  return lacking.flatMap(({ problem, scope, relation }) =>
    waysFor(bound, problem, relation).flatMap((names, index) =>
      isChosen(names, index) ? actionFor(bound, problem, scope, relation, names, index === 0) : [],
    ),
  );
}

function waysFor(
  bound: BoundStatement,
  { code }: Problem,
  relation: BoundRelation,
): readonly (readonly string[])[] {
  if (code === 'missing-parameter') return waysToGive(bound, relation);
  return waysToIdentify(bound, relation);
}

/** Sets of names to give, the plainest first: what is missing, then what would do in its place. */
function waysToGive(
  bound: BoundStatement,
  relation: BoundRelation,
): readonly (readonly string[])[] {
  const missing = requirementsIn(bound, relation).filter(({ given }) => !given);
  const [first] = missing;
  if (first === undefined) return [];
  const own = missing.map(({ name }) => name);
  const isPlain = missing.every(({ kind }) => kind === 'listInput') || missing.length === 1;
  if (!isPlain) return [own];
  const meanings = new Set(own.map((name) => meaningOf(relation, name)));
  const ways = [own];
  for (const names of first.alternatives) {
    const key = names.map((name) => meaningOf(relation, name)).join();
    const holdsOwn = own.every((name) => names.includes(name));
    if (holdsOwn || meanings.has(key)) continue;
    meanings.add(key);
    ways.push(names.filter((name) => !isGivenIn(bound, relation, name)));
  }
  const isChange = bound.scopes.some(({ node, relations }) => {
    return (node.kind === 'update' || node.kind === 'delete') && relations[0] === relation;
  });
  const ordered = isChange
    ? ways.toSorted((left, right) => rank(relation, left) - rank(relation, right))
    : ways;
  return ordered.slice(0, mostWays);
}

/** What is changed is best named one by one. */
function rank(relation: BoundRelation, names: readonly string[]): number {
  return names.some((name) => meaningOf(relation, name) === 'identifier') ? 0 : 1;
}

/** Two spellings of one input mean the same. */
function meaningOf(relation: BoundRelation, name: string): string {
  const match = columnNamed(relation, name);
  return (match?.kind === 'input' ? match.input.meaning : name).toLowerCase();
}

function actionFor(
  bound: BoundStatement,
  problem: Problem,
  scope: Scope,
  relation: BoundRelation,
  names: readonly string[],
  isFirst: boolean,
): readonly Action[] {
  const alias = scope.relations.length > 1 ? relation.alias : undefined;
  const conditions = names.map((name, index) =>
    joined([plain(`${qualified(alias, name)} = `), exampleValue(relation, name, index + 1)]),
  );
  const edits: readonly ActionEdit[] | undefined = addCondition(
    bound,
    scope,
    relation,
    joined(conditions, ' AND '),
  );
  if (edits === undefined) return [];
  const shown = names.map((name) => `${qualified(alias, name)} = …`).join(' AND ');
  return [
    {
      title: `Add \`${shown}\``,
      kind: 'quickfix',
      problem,
      ...(isFirst && { isPreferred: true as const }),
      edits,
    },
  ];
}
