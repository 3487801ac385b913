/**
 * Which columns and inputs a statement gives a value to, before anything is read: by a literal, by a
 * query, or by equality with a column of a table that can itself be read. Equalities carry over one
 * another and through derived and common tables. Where it is not sure, a value counts as given.
 */
import type { BoundRelation, BoundStatement } from './bound.ts';
import { columnNamed } from './columns.ts';
import { collectEqualities } from './equalities.ts';
import type { ColumnKey, EqualityGroup, EqualityGroups } from './equality-groups.ts';
import {
  identifierColumnsOf,
  identifierOf,
  requirementsOf,
  type Requirement,
} from './requirements.ts';

export interface CheckedRequirement extends Requirement {
  readonly given: boolean;
}

interface Supplies {
  /** Whether one of the requirement's alternatives is given in full. */
  gives(relation: BoundRelation, requirement: Pick<Requirement, 'alternatives'>): boolean;
}

const known = new WeakMap<BoundStatement, Supplies>();

/** What reading `relation` needs, and whether the statement gives it. */
export function requirementsIn(
  bound: BoundStatement,
  relation: BoundRelation,
): readonly CheckedRequirement[] {
  if (relation.table === undefined) return [];
  const requirements = requirementsOf(relation.table);
  if (requirements.length === 0) return [];
  const supplies = suppliesOf(bound);
  return requirements.map((requirement) => ({
    ...requirement,
    given: supplies.gives(relation, requirement),
  }));
}

/** Whether the statement says which resources of `relation` it means, by their identifiers. */
export function isIdentified(bound: BoundStatement, relation: BoundRelation): boolean {
  return (
    relation.table !== undefined && suppliesOf(bound).gives(relation, identifierOf(relation.table))
  );
}

/** Whether the statement says what one column or input of `relation` is. */
export function isGivenIn(bound: BoundStatement, relation: BoundRelation, name: string): boolean {
  return suppliesOf(bound).gives(relation, { alternatives: [[name]] });
}

/**
 * What to add to a statement that names no identifier, in the order in which it is best offered: the
 * columns that the identifier is composed of, as far as they are not given, and the whole of it.
 */
export function waysToIdentify(
  bound: BoundStatement,
  relation: BoundRelation,
): readonly (readonly string[])[] {
  if (relation.table === undefined) return [];
  const parts = identifierColumnsOf(relation.table).filter(
    (name) => !isGivenIn(bound, relation, name),
  );
  const [whole = []] = identifierOf(relation.table).alternatives;
  return [parts, whole].filter((names) => names.length > 0);
}

function suppliesOf(bound: BoundStatement): Supplies {
  const earlier = known.get(bound);
  if (earlier !== undefined) return earlier;
  const supplies = findSupplies(bound);
  known.set(bound, supplies);
  return supplies;
}

function findSupplies(bound: BoundStatement): Supplies {
  const equalities = collectEqualities(bound);
  const readable = new Set<BoundRelation>();
  const gives: Supplies['gives'] = (relation, { alternatives }) =>
    equalities.anything.has(relation) ||
    alternatives.some((names) =>
      names.every((name) => {
        const key = keyOf(relation, name);
        return key !== undefined && isGiven(equalities.groups, readable, key);
      }),
    );
  for (let grown = true; grown;) {
    grown = false;
    for (const relation of bound.relations) {
      if (readable.has(relation) || !isReadable(relation, gives)) continue;
      readable.add(relation);
      grown = true;
    }
  }
  return { gives };
}

function isReadable(relation: BoundRelation, gives: Supplies['gives']): boolean {
  if (relation.kind !== 'resource' || relation.table === undefined) return true;
  return requirementsOf(relation.table).every((requirement) => gives(relation, requirement));
}

/** `seen` holds the groups that are being asked: outer joins may lead round in a circle. */
function isGiven(
  groups: EqualityGroups,
  readable: ReadonlySet<BoundRelation>,
  key: ColumnKey,
  seen: ReadonlySet<EqualityGroup> = new Set(),
): boolean {
  const group = groups.groupOf(key);
  if (seen.has(group)) return false;
  if (group.constant) return true;
  if (group.dependencies.some((relations) => relations.every((each) => readable.has(each)))) {
    return true;
  }
  const givers = group.members.filter((member) => member.relation !== key.relation);
  if (givers.some((giver) => isSource(giver) && readable.has(giver.relation))) return true;
  const asked = new Set([...seen, group]);
  return group.sources.some(
    (source) =>
      (isSource(source) && readable.has(source.relation)) ||
      isGiven(groups, readable, source, asked),
  );
}

/** A passed-through column has its values from its origins, which are in the same group. */
function isSource({ relation, name }: ColumnKey): boolean {
  if (relation.kind === 'resource') return true;
  const match = columnNamed(relation, name);
  return match?.kind !== 'column' || match.column.origins === undefined;
}

function keyOf(relation: BoundRelation, name: string): ColumnKey | undefined {
  const match = columnNamed(relation, name);
  if (match === undefined) return undefined;
  return { relation, name: match.kind === 'column' ? match.column.name : match.input.meaning };
}
