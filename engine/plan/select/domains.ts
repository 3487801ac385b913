/**
 * Which conditions may drop which rows before the joins are made. A WHERE clause, what HAVING says of
 * the grouping columns, and the ON of an inner join speak for every table below them; the ON of a
 * LEFT or RIGHT join only for the side that it may leave out; the ON of a FULL join for none. A table
 * that an outer join may fill with NULLs is only restricted by a condition that NULLs cannot meet.
 */
import type { BoundColumn, BoundRelation } from '../../../language/semantics/index.ts';
import type { Expression, Join, Relation } from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { leavesOf } from '../facts.ts';
import { conjunctsOf } from './constants.ts';
import { conditionsOnGroups } from './grouping.ts';

export interface Domain {
  readonly relations: readonly DomainMember[];
  readonly conjuncts: readonly Expression[];
  /** Columns of one name on both sides, from USING and NATURAL. */
  readonly pairs: readonly ColumnPair[];
}

export interface DomainMember {
  readonly relation: BoundRelation;
  /** An outer join inside the domain may give this relation a row of NULLs. */
  readonly nullable: boolean;
}

export interface ColumnPair {
  readonly left: { readonly relation: BoundRelation; readonly column: BoundColumn };
  readonly right: { readonly relation: BoundRelation; readonly column: BoundColumn };
}

export function domainsOf(facts: StatementFacts, { core }: CoreFacts): readonly Domain[] {
  const domains: Domain[] = joinsOf(core.from).flatMap((join) => {
    const root = restrictedSide(join);
    if (root === undefined) return [];
    return [
      {
        relations: membersOf(facts, root, false),
        conjuncts: join.on === undefined ? [] : conjunctsOf(join.on),
        pairs: pairsOf(facts, join),
      },
    ];
  });
  if (core.where !== undefined) {
    domains.push({
      relations: membersOf(facts, core.from, false),
      conjuncts: conjunctsOf(core.where),
      pairs: [],
    });
  }
  if (core.having !== undefined) {
    domains.push({
      relations: membersOf(facts, core.from, false),
      conjuncts: conditionsOnGroups(facts, core, conjunctsOf(core.having)),
      pairs: [],
    });
  }
  return domains;
}

export function joinsOf(relation: Relation | undefined): readonly Join[] {
  if (relation?.kind === 'parenthesisedRelation') return joinsOf(relation.relation);
  if (relation?.kind !== 'join') return [];
  return [relation, ...joinsOf(relation.left), ...joinsOf(relation.right)];
}

function restrictedSide(join: Join): Relation | undefined {
  switch (join.type) {
    case 'left':
      return join.right;
    case 'right':
      return join.left;
    case 'full':
      return undefined;
    default:
      return join;
  }
}

function membersOf(
  facts: StatementFacts,
  relation: Relation | undefined,
  nullable: boolean,
): readonly DomainMember[] {
  if (relation?.kind === 'parenthesisedRelation')
    return membersOf(facts, relation.relation, nullable);
  if (relation?.kind === 'join') {
    const { type } = relation;
    return [
      ...membersOf(facts, relation.left, nullable || type === 'right' || type === 'full'),
      ...membersOf(facts, relation.right, nullable || type === 'left' || type === 'full'),
    ];
  }
  return leavesOf(facts, relation).map((leaf) => ({ relation: leaf, nullable }));
}

/** The columns that USING names or NATURAL finds, each with the leftmost table that has it. */
export function pairsOf(facts: StatementFacts, join: Join): readonly ColumnPair[] {
  if (join.using === undefined && !join.natural) return [];
  const lefts = leavesOf(facts, join.left);
  const rights = leavesOf(facts, join.right);
  const names =
    join.using?.map((name) => name.text) ?? (join.natural ? commonNames(lefts, rights) : []);
  return names.flatMap((name) => {
    const left = columnNamed(lefts, name);
    const right = columnNamed(rights, name);
    return left === undefined || right === undefined ? [] : [{ left, right }];
  });
}

function commonNames(
  lefts: readonly BoundRelation[],
  rights: readonly BoundRelation[],
): readonly string[] {
  const names = rights.flatMap((relation) => relation.columns?.map((column) => column.name) ?? []);
  return [...new Set(names)].filter((name) => columnNamed(lefts, name) !== undefined);
}

function columnNamed(
  relations: readonly BoundRelation[],
  name: string,
): ColumnPair['left'] | undefined {
  const wanted = name.toLowerCase();
  for (const relation of relations) {
    const column = relation.columns?.find(
      (candidate) =>
        candidate.name.toLowerCase() === wanted ||
        candidate.column?.aliases.some((alias) => alias.toLowerCase() === wanted),
    );
    if (column !== undefined) return { relation, column };
  }
  return undefined;
}
