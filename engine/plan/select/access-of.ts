/** A chosen access with its values as literals and SQL, once the tables that it reads have names. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Access, BoundInput, ValueSource } from '../plan.ts';
import { hydrationOf } from './hydration.ts';
import type { Draft, DraftInput, DraftValues, TableUse } from './table-use.ts';
import { restrictionsOn } from './resolve-values.ts';
import { dependenciesOf } from './value-queries.ts';
import { columnSql, subquerySql } from './value-sql.ts';
import type { SqlText, ValuePart, ValueSql } from './value-sql.ts';

/** What the fetches made so far look like to the next one. */
export interface Surroundings {
  readonly draft: Draft;
  readonly text: SqlText;
  readonly fetchOf: ReadonlyMap<BoundRelation, number>;
}

export function accessOf(surroundings: Surroundings, use: TableUse): Access {
  const access = use.access ?? { kind: 'list', inputs: [], offered: [] };
  const bound = ({ property, values }: DraftInput): BoundInput => ({
    property,
    values: valueSource(surroundings, use, values),
  });
  switch (access.kind) {
    case 'getWhole': {
      const values = valueSource(surroundings, use, access.values);
      return { kind: 'get', identifiers: { kind: 'whole', values } };
    }
    case 'getParts': {
      const values = joinedParts(surroundings, use, access.parts);
      if (values !== undefined) return { kind: 'get', identifiers: { kind: 'whole', values } };
      return { kind: 'get', identifiers: { kind: 'parts', parts: access.parts.map(bound) } };
    }
    case 'list':
      return {
        kind: 'list',
        inputs: access.inputs.map(bound),
        hydrate: hydrationOf(use, access.inputs),
        ...(access.offered.length > 0 && { offered: access.offered.map(bound) }),
      };
  }
}

function valueSource(surroundings: Surroundings, use: TableUse, values: DraftValues): ValueSource {
  const { draft, text } = surroundings;
  if (values.kind === 'literals') return { kind: 'literals', values: values.values };
  if (values.kind === 'subquery') {
    return querySource(surroundings, values, subquerySql(draft, text, values.query.span));
  }
  const { other } = values;
  return querySource(surroundings, values, columnSql(draft, text, use, other.relation, [other]));
}

/**
 * Parts that one relation supplies together are read together, row by row: their combinations across
 * rows name nothing that the statement asks for.
 */
function joinedParts(
  surroundings: Surroundings,
  use: TableUse,
  inputs: readonly DraftInput[],
): ValueSource | undefined {
  const first = inputs.map(({ values }) => values).find((values) => values.kind === 'column');
  if (first === undefined) return undefined;
  const { relation } = first.other;
  const parts = inputs.flatMap((input) => partFrom(surroundings.draft, use, relation, input) ?? []);
  if (parts.length < inputs.length || parts.length < 2) return undefined;
  const { draft, text } = surroundings;
  return querySource(surroundings, first, columnSql(draft, text, use, relation, parts));
}

function partFrom(
  draft: Draft,
  use: TableUse,
  relation: BoundRelation,
  { key, values }: DraftInput,
): ValuePart | undefined {
  const [constant, ...others] = values.kind === 'literals' ? values.values : [];
  if (constant !== undefined && others.length === 0) return { constant };
  const equality = restrictionsOn(draft, { relation: use.relation, key }).find(
    (restriction) => restriction.kind === 'column' && restriction.other.relation === relation,
  );
  return equality?.kind === 'column' ? equality.other : undefined;
}

function querySource(
  { draft, fetchOf }: Surroundings,
  values: DraftValues,
  { sql, description, byRegion, byAccount }: ValueSql,
): ValueSource {
  const dependencies = dependenciesOf(draft.facts, values) ?? [];
  const fetches = dependencies.flatMap((relation) => fetchOf.get(relation) ?? []);
  return {
    kind: 'query',
    sql,
    fetches: [...new Set(fetches)],
    description,
    ...(byRegion && { byRegion }),
    ...(byAccount && { byAccount }),
  };
}
