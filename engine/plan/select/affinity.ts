/**
 * The affinity that SQLite gives a column: it decides whether a comparison is made of texts or of
 * numbers, and so which spellings are equal. `'07'` equals `7` as a number and not as a text. A value is
 * pushed down only where what is asked for holds all that SQLite would find equal. Source:
 * https://sqlite.org/datatype3.html, sections 3 and 4.
 */
import type {
  BoundColumn,
  BoundRelation,
  ColumnReference,
} from '../../../language/semantics/index.ts';
import type {
  Expression,
  Query,
  QueryBody,
  SelectCore,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { unwrap } from './constants.ts';
import { keyOfColumn } from './keys.ts';
import type { ColumnKey } from './table-use.ts';

/**
 * `unknown`: of a set operation whose arms differ, SQLite takes any one. `collated`: a collation finds
 * texts equal that are spelled differently.
 */
export type Affinity = 'text' | 'numeric' | 'none' | 'unknown' | 'collated';

export function affinityOf(
  facts: StatementFacts,
  relation: BoundRelation,
  key: ColumnKey,
): Affinity {
  const known = knownAffinities.get(relation) ?? new Map<ColumnKey, Affinity>();
  knownAffinities.set(relation, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  // A recursive query that reads its own column takes the affinity of its other arms.
  known.set(key, 'unknown');
  const affinity = affinityOfKey(facts, relation, key);
  known.set(key, affinity);
  return affinity;
}

const knownAffinities = new WeakMap<BoundRelation, Map<ColumnKey, Affinity>>();

export function affinityOfReference(
  facts: StatementFacts,
  { relation, column }: ColumnReference,
): Affinity {
  return column === undefined ? 'text' : affinityOf(facts, relation, keyOfColumn(relation, column));
}

/** Of the column at `place`, from 0, of a query's rows. */
export function affinityOfOutput(facts: StatementFacts, query: Query, place: number): Affinity {
  const arms = armsOf(query.body);
  const [only] = arms;
  const origins =
    only?.kind === 'select' && arms.length === 1 && isStarredUpTo(only, place)
      ? facts.bound.outputs.get(query)?.[place]?.origins
      : undefined;
  return origins === undefined
    ? common(arms.map((arm) => affinityInArm(facts, arm, place)))
    : affinityOfOrigins(facts, origins);
}

/** Whether SQLite finds equal what a request finds equal: two texts, or two numbers. */
export function comparesAlike(left: Affinity, right: Affinity): boolean {
  if (![left, right].every(isExact)) return false;
  return (left === 'numeric') === (right === 'numeric');
}

/** Whether one spelling stands for all that equal it, once it is known to be a text or a number. */
export function isExact(affinity: Affinity): boolean {
  return affinity !== 'unknown' && affinity !== 'collated';
}

function affinityOfKey(facts: StatementFacts, relation: BoundRelation, key: ColumnKey): Affinity {
  if (key.startsWith('@')) return 'text';
  const columns = relation.columns ?? [];
  const index = columns.findIndex((column) => keyOfColumn(relation, column) === key);
  const column = columns[index];
  if (column === undefined) return 'unknown';
  switch (relation.kind) {
    case 'resource':
      return ofType[column.type];
    case 'function':
      return 'none';
    case 'derived':
    case 'commonTable':
      return affinityOfComputed(facts, relation, column, index);
    default:
      return 'unknown';
  }
}

const ofType: Readonly<Record<BoundColumn['type'], Affinity>> = {
  string: 'text',
  timestamp: 'text',
  object: 'text',
  array: 'text',
  integer: 'numeric',
  number: 'numeric',
  boolean: 'numeric',
  any: 'none',
};

function affinityOfComputed(
  facts: StatementFacts,
  { node, commonTable }: BoundRelation,
  { origins, type }: BoundColumn,
  index: number,
): Affinity {
  if (origins !== undefined) return affinityOfOrigins(facts, origins);
  const query = node.kind === 'derivedTable' ? node.query : commonTable?.query;
  const affinity = query === undefined ? 'unknown' : affinityOfOutput(facts, query, index);
  // Where every arm gives text it is all the same whether SQLite takes it as such or as it comes.
  return ofType[type] === 'text' && affinity !== 'collated' ? 'text' : affinity;
}

function affinityOfOrigins(
  facts: StatementFacts,
  origins: NonNullable<BoundColumn['origins']>,
): Affinity {
  return common(
    origins.map(({ relation, column }) =>
      affinityOf(facts, relation, keyOfColumn(relation, column)),
    ),
  );
}

function armsOf(body: QueryBody): readonly Exclude<QueryBody, { kind: 'setOperation' }>[] {
  return body.kind === 'setOperation' ? [...armsOf(body.left), ...armsOf(body.right)] : [body];
}

function affinityInArm(
  facts: StatementFacts,
  arm: Exclude<QueryBody, { kind: 'setOperation' }>,
  place: number,
): Affinity {
  if (arm.kind === 'values') return holdsCollation(arm) ? 'collated' : 'none';
  const expression = arm.columns[place]?.expression;
  return isStarredUpTo(arm, place) || expression === undefined
    ? 'unknown'
    : affinityOfExpression(facts, expression);
}

/** Whether a `*` decides which column stands at `place`. */
function isStarredUpTo({ columns }: SelectCore, place: number): boolean {
  return columns.slice(0, place + 1).some(({ expression }) => expression.kind === 'star');
}

function affinityOfExpression(facts: StatementFacts, expression: Expression): Affinity {
  const inner = unwrap(expression);
  if (holdsCollation(inner)) return 'collated';
  switch (inner.kind) {
    case 'column': {
      const reference = facts.references.get(inner);
      return reference === undefined ? 'unknown' : affinityOfReference(facts, reference);
    }
    case 'cast':
      return affinityOfTypeName(inner.typeName);
    case 'subquery':
      return affinityOfOutput(facts, inner.query, 0);
    default:
      return 'none';
  }
}

/** SQLite hands a collation on to the operators and functions around it. */
function holdsCollation(node: SyntaxNode): boolean {
  let holds = false;
  walk(node, (part) => {
    if (part.kind === 'collate') holds = true;
    return !holds;
  });
  return holds;
}

export function affinityOfTypeName(typeName: string): Affinity {
  if (/INT/i.test(typeName)) return 'numeric';
  if (/CHAR|CLOB|TEXT/i.test(typeName)) return 'text';
  return /BLOB/i.test(typeName) || typeName.trim() === '' ? 'none' : 'numeric';
}

function common(affinities: readonly Affinity[]): Affinity {
  if (affinities.includes('collated')) return 'collated';
  const [first, ...others] = affinities;
  return first !== undefined && others.every((other) => other === first) ? first : 'unknown';
}
