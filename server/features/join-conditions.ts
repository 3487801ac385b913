/** The likely conditions of a join, from what the catalog knows of references and of list inputs. */
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
  Scope,
} from '../../language/semantics/index.ts';
import { sourceOf } from '../../language/semantics/index.ts';
import { lackingOf } from './lacking-parameters.ts';
import { qualified } from './written-names.ts';

export interface JoinCondition {
  /** `s.vpc_id = v.vpc_id` */
  readonly text: string;
  /** The names of its columns. */
  readonly columns: readonly [string, string];
  /** `same name` is a guess, all others are known. */
  readonly reason: 'supplies a required param' | 'reference' | 'identifier' | 'same name';
}

/** Conditions between the last relation of the level and those before it, the likeliest first. */
export function joinConditions(
  bound: BoundStatement,
  scope: Pick<Scope, 'relations'> | undefined,
): readonly JoinCondition[] {
  const relations = scope?.relations ?? [];
  const joined = relations.at(-1);
  if (joined === undefined) {
    return [];
  }
  const conditions = relations
    .slice(0, -1)
    .flatMap((other) => [
      ...supplied(bound, joined, other),
      ...supplied(bound, other, joined),
      ...referring(joined, other),
      ...referring(other, joined),
      ...identified(joined, other),
      ...identified(other, joined),
      ...equallyNamed(joined, other),
    ]);
  const seen = new Set<string>();
  return conditions.filter(({ text }) => {
    const key = text.split(' = ').toSorted().join(' = ');
    return seen.has(key) ? false : seen.add(key);
  });
}

/** Columns of the same name where one relation cannot be read without the value. */
function supplied(
  bound: BoundStatement,
  needing: BoundRelation,
  giving: BoundRelation,
): readonly JoinCondition[] {
  return lackingOf(bound, needing)
    .filter(({ kind }) => kind === 'listInput')
    .flatMap(({ name }) => {
      const match = giving.columns?.find((column) => column.name === name);
      return match === undefined
        ? []
        : [condition(needing, name, giving, match.name, 'supplies a required param')];
    });
}

/** Columns of resources, also where a common table or a subquery passes them on. */
function referring(from: BoundRelation, to: BoundRelation): readonly JoinCondition[] {
  return (from.columns ?? []).flatMap((column) =>
    (column.column?.property?.references ?? []).flatMap(({ typeName, property }) => {
      const match = columnOfProperty(to, typeName, property);
      return match === undefined ? [] : [condition(from, column.name, to, match.name, 'reference')];
    }),
  );
}

/** A column by which the resource is identified, and one of the same name on the other side. */
function identified(to: BoundRelation, from: BoundRelation): readonly JoinCondition[] {
  const { typeName, primaryIdentifier = [] } = to.table?.type ?? {};
  return primaryIdentifier.flatMap((property) => {
    const key = columnOfProperty(to, typeName, property);
    const match = key && from.columns?.find(({ name }) => name === key.name);
    return key === undefined || match === undefined
      ? []
      : [condition(to, key.name, from, match.name, 'identifier')];
  });
}

/** Keys that both sides call the same, where nothing better is known: of queries, or in two services. */
function equallyNamed(joined: BoundRelation, other: BoundRelation): readonly JoinCondition[] {
  const names = new Set((other.columns ?? []).map(({ name }) => name));
  return (joined.columns ?? [])
    .filter(({ name }) => names.has(name) && /.(?:_id|_arn|_name|_key)$/.test(name))
    .map(({ name }) => condition(joined, name, other, name, 'same name'));
}

function columnOfProperty(
  relation: BoundRelation,
  typeName: string | undefined,
  property: string,
): BoundColumn | undefined {
  return relation.columns?.find(
    (column) =>
      column.column?.property?.name === property &&
      sourceOf(column, relation)?.type?.typeName === typeName,
  );
}

function condition(
  left: BoundRelation,
  leftColumn: string,
  right: BoundRelation,
  rightColumn: string,
  reason: JoinCondition['reason'],
): JoinCondition {
  const text = `${qualified(left.alias, leftColumn)} = ${qualified(right.alias, rightColumn)}`;
  return { text, columns: [leftColumn, rightColumn], reason };
}
