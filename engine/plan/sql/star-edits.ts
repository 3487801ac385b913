/**
 * The columns that hold a row's identifier and its account are no columns of the resource, so a `*` over
 * its table is written out. Other stars stay as they are.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { leavesOf } from '../facts.ts';
import { hasHiddenColumns } from './naming.ts';
import type { Naming } from './naming.ts';
import type { Edit } from './render.ts';
import { quoteName } from './render.ts';

export function starEdits(facts: StatementFacts, naming: Naming): readonly Edit[] {
  return facts.cores.flatMap((core) => coreEdits(facts, naming, core));
}

function coreEdits(facts: StatementFacts, naming: Naming, { core }: CoreFacts): readonly Edit[] {
  const leaves = leavesOf(facts, core.from);
  const unnamed = new Set<BoundRelation>();
  const edits = core.columns.flatMap(({ expression }): readonly Edit[] => {
    if (expression.kind !== 'star') return [];
    const qualifier = expression.qualifier?.parts.at(-1)?.text.toLowerCase();
    const covered = leaves.filter(
      (leaf) => qualifier === undefined || leaf.alias.toLowerCase() === qualifier,
    );
    if (!covered.some((leaf) => hasHiddenColumns(naming, leaf))) return [];
    for (const leaf of covered) if (leaf.alias === '') unnamed.add(leaf);
    const whole = qualifier !== undefined;
    return [
      {
        span: expression.span,
        text: covered.flatMap((leaf) => itemsOf(leaf, leaves, naming, whole)).join(', '),
      },
    ];
  });
  return [...edits, ...[...unnamed].map((relation) => nameEdit(relation, naming))];
}

function nameEdit(relation: BoundRelation, naming: Naming): Edit {
  const { end } = relation.node.span;
  return {
    span: { start: end, end },
    text: ` AS ${quoteName(naming.aliases.get(relation) ?? '')}`,
  };
}

/** `whole`: `t.*` gives the columns too that `*` takes from a table further left. */
function itemsOf(
  relation: BoundRelation,
  leaves: readonly BoundRelation[],
  naming: Naming,
  whole: boolean,
): readonly string[] {
  const alias = quoteName(naming.aliases.get(relation) ?? relation.alias);
  const coalesced = whole ? undefined : relation.coalesced;
  const isPlain = !hasHiddenColumns(naming, relation) && coalesced === undefined;
  if (isPlain || relation.columns === undefined) return [`${alias}.*`];
  return relation.columns
    .filter((column) => coalesced?.has(column.name.toLowerCase()) !== true)
    .map((column) => {
      const shared =
        !whole && leaves.some((leaf) => leaf.coalesced?.has(column.name.toLowerCase()));
      return shared ? quoteName(column.name) : `${alias}.${quoteName(column.name)}`;
    });
}
