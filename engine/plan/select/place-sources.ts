/** The SQL that reads the regions and accounts to ask, once the tables that it reads have names. */
import { regionsTable } from '../../../catalog/index.ts';
import { regionRows } from '../constant-tables/region-rows.ts';
import type { PlaceNarrowing, PlaceSource } from '../plan.ts';
import { accountsOf } from '../constant-tables/account-rows.ts';
import { querySource } from './access-of.ts';
import type { Surroundings } from './access-of.ts';
import { accountKey } from './keys.ts';
import type { Draft, DraftPlaces, TableUse } from './table-use.ts';
import { asArray, columnSql, subquerySql } from './value-sql.ts';
import type { ValueSql } from './value-sql.ts';

/** `undefined` where nothing but the conditions says where to ask. */
export function narrowingOf(surroundings: Surroundings, use: TableUse): PlaceNarrowing | undefined {
  if (use.narrowing.length === 0) return undefined;
  const { context } = surroundings.draft;
  const asked = use.accounts?.map(({ name }) => name) ?? [];
  const configured = accountsOf(context).map(({ name }) => name);
  return {
    sources: use.narrowing.map((places) => sourceOf(surroundings, use, places)),
    excluded: {
      accounts: configured.filter((name) => !asked.includes(name)),
      regions: [...context.enabledRegions, ...listedRegions(surroundings.draft)].filter(
        (region) => !use.regions.includes(region),
      ),
    },
  };
}

/** A row of `aws.regions` whose region is not enabled names it no more than `LIKE` does. */
function listedRegions({ facts, context }: Draft): readonly string[] {
  const isListed = facts.bound.relations.some(({ table }) => table === regionsTable);
  return isListed ? regionRows(context).map(([region]) => String(region)) : [];
}

function sourceOf(
  surroundings: Surroundings,
  use: TableUse,
  { restrictions }: DraftPlaces,
): PlaceSource {
  const { sql, values } = sqlOf(surroundings, use, restrictions);
  return {
    gives: restrictions.map(({ key }) => (key === accountKey ? 'account' : 'region')),
    values: querySource(surroundings, values, sql),
  };
}

function sqlOf(
  { draft, text }: Surroundings,
  use: TableUse,
  restrictions: DraftPlaces['restrictions'],
): { readonly sql: ValueSql; readonly values: DraftPlaces['restrictions'][number] } {
  const queries = restrictions.filter((each) => each.kind === 'subquery');
  const columns = restrictions.filter((each) => each.kind === 'column');
  const [query] = queries;
  const [column] = columns;
  if (query !== undefined) {
    const places = queries.map(({ place }) => place);
    return { sql: subquerySql(draft, text, query, places, asArray), values: query };
  }
  if (column === undefined) throw new Error('Places that are given by nothing are no source.');
  const others = columns.map(({ other }) => other);
  return {
    sql: columnSql(draft, text, use, column.other.relation, others, asArray),
    values: column,
  };
}
