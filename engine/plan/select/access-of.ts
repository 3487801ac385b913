/** A chosen access with its values as literals and SQL, once the tables that it reads have names. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Access, BoundInput, ValueSource } from '../plan.ts';
import { hydrationOf } from './hydration.ts';
import { combinedLiterals } from './combined-literals.ts';
import type { Draft, DraftInput, DraftValues, TableUse } from './table-use.ts';
import { restrictionsOn } from './resolve-values.ts';
import { dependenciesOf } from './value-queries.ts';
import { asArray, asIdentifier, columnSql, expressionSql, subquerySql } from './value-sql.ts';
import type { Shape, SqlText, ValuePart, ValueSql } from './value-sql.ts';

/** What the fetches made so far look like to the next one. */
export interface Surroundings {
  readonly draft: Draft;
  readonly text: SqlText;
  readonly fetchesOf: ReadonlyMap<BoundRelation, readonly number[]>;
}

export function accessOf(surroundings: Surroundings, use: TableUse): Access {
  const access = use.access ?? { kind: 'list', inputs: [], offered: [] };
  switch (access.kind) {
    case 'getWhole': {
      const values = valueSource(surroundings, use, access.values);
      return { kind: 'get', identifiers: { kind: 'whole', values } };
    }
    case 'getParts': {
      const { parts } = access;
      const values = together(surroundings, use, parts, 'identifier');
      if (values !== undefined) return { kind: 'get', identifiers: { kind: 'whole', values } };
      return {
        kind: 'get',
        identifiers: {
          kind: 'parts',
          parts: parts.map((part) => boundInput(surroundings, use, part)),
        },
      };
    }
    case 'list': {
      const offered = access.offered.map((input) => boundInput(surroundings, use, input));
      return {
        kind: 'list',
        inputs: boundInputs(surroundings, use, access.inputs),
        hydrate: hydrationOf(use, access.inputs),
        ...(offered.length > 0 && { offered }),
      };
    }
  }
}

function boundInput(
  surroundings: Surroundings,
  use: TableUse,
  { property, values }: DraftInput,
): BoundInput {
  return { property, values: valueSource(surroundings, use, values) };
}

/** Inputs that one relation, one query or one list of rows supplies are one input of several values. */
function boundInputs(
  surroundings: Surroundings,
  use: TableUse,
  inputs: readonly DraftInput[],
): readonly BoundInput[] {
  const values = together(surroundings, use, inputs, 'array');
  const [first, ...others] = inputs.map(({ property }) => property);
  if (values !== undefined && first !== undefined)
    return [{ property: first, values, beside: others }];
  return inputs.map((input) => boundInput(surroundings, use, input));
}

function valueSource(surroundings: Surroundings, use: TableUse, values: DraftValues): ValueSource {
  const { draft, text } = surroundings;
  switch (values.kind) {
    case 'literals':
      return { kind: 'literals', values: values.values };
    case 'subquery':
      return querySource(
        surroundings,
        values,
        subquerySql(draft, text, values, [values.place], asIdentifier),
      );
    case 'expression':
      return querySource(surroundings, values, expressionSql(draft, text, use, values));
    case 'column': {
      const { other } = values;
      return querySource(
        surroundings,
        values,
        columnSql(draft, text, use, other.relation, [other], asIdentifier),
      );
    }
  }
}

/**
 * Parts that one relation or query supplies together are read together, row by row: their
 * combinations across rows name nothing that the statement asks for. `undefined` where they have
 * nothing to do with each other.
 */
function together(
  surroundings: Surroundings,
  use: TableUse,
  inputs: readonly DraftInput[],
  kind: 'identifier' | 'array',
): ValueSource | undefined {
  if (inputs.length < 2) return undefined;
  const literals = combinedLiterals(surroundings.draft, use, inputs);
  if (literals !== undefined) {
    const values = literals.map((row) =>
      kind === 'identifier' ? row.join('|') : JSON.stringify(row),
    );
    return { kind: 'literals', values: [...new Set(values)] };
  }
  const shape = kind === 'identifier' ? asIdentifier : asArray;
  return (
    fromOneRelation(surroundings, use, inputs, shape) ?? fromOneQuery(surroundings, inputs, shape)
  );
}

function fromOneRelation(
  surroundings: Surroundings,
  use: TableUse,
  inputs: readonly DraftInput[],
  shape: Shape,
): ValueSource | undefined {
  const first = inputs.map(({ values }) => values).find((values) => values.kind === 'column');
  if (first === undefined) return undefined;
  const { relation } = first.other;
  const parts = inputs.flatMap((input) => partFrom(surroundings.draft, use, relation, input) ?? []);
  if (parts.length < inputs.length) return undefined;
  const { draft, text } = surroundings;
  return querySource(surroundings, first, columnSql(draft, text, use, relation, parts, shape));
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

function fromOneQuery(
  surroundings: Surroundings,
  inputs: readonly DraftInput[],
  shape: Shape,
): ValueSource | undefined {
  const { draft, text } = surroundings;
  const sources = inputs.map(({ values }) => values);
  const queries = sources.filter((values) => values.kind === 'subquery');
  const [first] = queries;
  const isOne = queries.every(({ query }) => query === first?.query);
  if (first === undefined || queries.length < inputs.length || !isOne) return undefined;
  const places = queries.map(({ place }) => place);
  return querySource(surroundings, first, subquerySql(draft, text, first, places, shape));
}

export function querySource(
  { draft, fetchesOf }: Surroundings,
  values: DraftValues,
  { sql, description, byRegion, byAccount }: ValueSql,
): Extract<ValueSource, { kind: 'query' }> {
  const dependencies = dependenciesOf(draft.facts, values) ?? [];
  const fetches = dependencies.flatMap((relation) => fetchesOf.get(relation) ?? []);
  return {
    kind: 'query',
    sql,
    fetches: [...new Set(fetches)],
    description,
    ...(byRegion && { byRegion }),
    ...(byAccount && { byAccount }),
  };
}
