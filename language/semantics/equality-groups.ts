/** Columns that are equal in every row of a result, as disjoint groups, and what each group is given. */
import type { BoundRelation } from './bound.ts';

/** A column by its canonical name, or an input by its meaning, of one relation. */
export interface ColumnKey {
  readonly relation: BoundRelation;
  readonly name: string;
}

export interface EqualityGroup {
  readonly members: readonly ColumnKey[];
  readonly constant: boolean;
  /** For each value that is computed from columns: the relations of these. */
  readonly dependencies: readonly (readonly BoundRelation[])[];
  /** Columns that give their values to this group and take none from it, as an outer join does. */
  readonly sources: readonly ColumnKey[];
}

export interface EqualityGroups {
  groupOf(key: ColumnKey): EqualityGroup;
  merge(left: ColumnKey, right: ColumnKey): void;
  /** `target` has the values of `source`, and not the other way round. */
  follow(target: ColumnKey, source: ColumnKey): void;
  giveConstant(key: ColumnKey): void;
  /** No relation at all makes the value a constant. */
  giveComputed(key: ColumnKey, relations: readonly BoundRelation[]): void;
}

interface GrowingGroup {
  readonly members: ColumnKey[];
  readonly dependencies: (readonly BoundRelation[])[];
  readonly sources: ColumnKey[];
  constant: boolean;
}

export function createEqualityGroups(): EqualityGroups {
  const groups = new Map<BoundRelation, Map<string, GrowingGroup>>();

  const groupOf = (key: ColumnKey): GrowingGroup => {
    const ofRelation = groups.get(key.relation) ?? new Map<string, GrowingGroup>();
    groups.set(key.relation, ofRelation);
    const known = ofRelation.get(key.name);
    if (known !== undefined) return known;
    const group = { members: [key], dependencies: [], sources: [], constant: false };
    ofRelation.set(key.name, group);
    return group;
  };

  return {
    groupOf,
    merge(left, right) {
      const kept = groupOf(left);
      const joined = groupOf(right);
      if (kept === joined) return;
      kept.members.push(...joined.members);
      kept.dependencies.push(...joined.dependencies);
      kept.sources.push(...joined.sources);
      kept.constant ||= joined.constant;
      for (const member of joined.members) groups.get(member.relation)?.set(member.name, kept);
    },
    follow: (target, source) => {
      groupOf(target).sources.push(source);
    },
    giveConstant: (key) => {
      groupOf(key).constant = true;
    },
    giveComputed: (key, relations) => {
      if (relations.length === 0) groupOf(key).constant = true;
      else groupOf(key).dependencies.push(relations);
    },
  };
}
