/** What stands on the other side of `=`: the column that names the compared one, or the one it names. */
import type { BoundRelation, Scope } from '../../../language/semantics/index.ts';
import { visibleColumns } from '../../../language/semantics/index.ts';
import type { Compared } from './compared.ts';
import { resolve } from './compared.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

/** `compared` is the name as it is written, part by part; empty where nothing is compared. */
export function counterpartsFirst(
  proposals: readonly Proposal[],
  scope: Scope | undefined,
  compared: readonly string[],
): readonly Proposal[] {
  const written = compared.join('.').toLowerCase();
  const name = compared.at(-1)?.toLowerCase();
  const other = compared.length === 0 ? undefined : resolve(compared, scope);
  if (other === undefined || name === undefined) {
    return proposals;
  }
  const related = new Set(
    visibleColumns(scope)
      .filter(({ relation, column }) => isRelated(other, relation, column.column?.property))
      .map(({ relation, column }) => `${relation.alias}.${column.name}`.toLowerCase()),
  );
  const isKey = /.(?:_id|_arn|_name|_key)$/.test(name);
  return proposals
    .filter(({ label }) => label.toLowerCase() !== written)
    .map((proposal) => {
      const label = proposal.label.toLowerCase();
      const last = label.split('.').at(-1);
      const isNamesake = isKey && last === name;
      const names = [...related].some((each) => each === label || each.endsWith(`.${label}`));
      return names || isNamesake ? { ...proposal, rank: rank.exact } : proposal;
    });
}

type Property = NonNullable<NonNullable<Compared['column']>['property']>;

function isRelated(
  { table, column }: Pick<Compared, 'table' | 'column'>,
  relation: BoundRelation,
  property: Property | undefined,
): boolean {
  return (
    names(property, table?.type?.typeName, column?.property) ||
    names(column?.property, relation.table?.type?.typeName, property)
  );
}

/** Whether values of one property are values of the other, which is the type's. */
function names(
  from: Property | undefined,
  typeName: string | undefined,
  to: Property | undefined,
): boolean {
  return (from?.references ?? []).some(
    (reference) => reference.typeName === typeName && reference.property === to?.name,
  );
}
