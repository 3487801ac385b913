/** The columns that queries give, with `*` written out. */
import type { Expression, ResultColumn, SelectCore, Values } from '../syntax/index.ts';
import type { BoundColumn, BoundRelation } from './bound.ts';
import type { Binding, GrowingScope } from './binding.ts';
import { textOf } from './binding.ts';
import { typeOf, unifyTypes } from './expression-type.ts';
import { relationsQualifiedBy } from './resolve.ts';

/** `undefined` where a template or an unknown relation makes them unknowable. */
export function outputsOfSelect(
  binding: Binding,
  scope: GrowingScope,
  core: SelectCore,
): readonly BoundColumn[] | undefined {
  if (binding.hasLooseTemplates) return undefined;
  return outputsOf(binding, scope, core.columns);
}

/** The same for any list of result columns, RETURNING's included. */
export function outputsOf(
  binding: Binding,
  scope: GrowingScope,
  results: readonly ResultColumn[],
): readonly BoundColumn[] | undefined {
  const outputs: BoundColumn[] = [];
  for (const result of results) {
    const { expression } = result;
    if (isNamedByTemplate(result)) return undefined;
    if (expression.kind === 'missing') continue;
    if (expression.kind === 'star') {
      const columns = expandStar(
        scope,
        expression.qualifier?.parts.filter((part) => part.text),
      );
      if (columns === undefined) return undefined;
      outputs.push(...columns);
    } else {
      outputs.push(computedColumn(binding, expression, result.alias?.text));
    }
  }
  return outputs;
}

/** Whether a template may give the query a column of any name. */
export function isNamedByTemplate({ expression, alias }: ResultColumn): boolean {
  const named = expression.kind === 'column' ? expression.name.parts.at(-1) : undefined;
  return expression.kind === 'template' || (alias ?? named)?.template === true;
}

/** The columns that the stars of a select list stand for: ORDER BY takes them like aliases. */
export function columnsOfStars(
  scope: GrowingScope,
  results: readonly ResultColumn[],
): readonly BoundColumn[] {
  return results.flatMap(({ expression }) =>
    expression.kind === 'star'
      ? (expandStar(
          scope,
          expression.qualifier?.parts.filter((part) => part.text),
        ) ?? [])
      : [],
  );
}

export function outputsOfValues(binding: Binding, values: Values): readonly BoundColumn[] {
  const [first] = values.rows;
  return (first?.items ?? []).map((_, index) => {
    const cells = values.rows.flatMap((row) => row.items.slice(index, index + 1));
    const type = cells.map((cell) => typeOf(binding, cell)).reduce(unifyTypes);
    return { name: `column${index + 1}`, type, ...(cells[0] && { definition: cells[0] }) };
  });
}

/** Names come from the first arm; a column passes through only where it does in both arms. */
export function outputsOfSetOperation(
  left: readonly BoundColumn[] | undefined,
  right: readonly BoundColumn[] | undefined,
): readonly BoundColumn[] | undefined {
  return left?.map((column, index) => {
    const other = right?.[index];
    if (other === undefined) return { ...withoutOrigin(column), type: column.type };
    const type = unifyTypes(column.type, other.type);
    if (column.origins === undefined || other.origins === undefined) {
      return { ...withoutOrigin(column), type };
    }
    return { ...column, type, origins: [...column.origins, ...other.origins] };
  });
}

function withoutOrigin(column: BoundColumn): BoundColumn {
  const { name, type, definition } = column;
  return { name, type, ...(definition && { definition }) };
}

function expandStar(
  scope: GrowingScope,
  qualifier: Parameters<typeof relationsQualifiedBy>[1] | undefined,
): readonly BoundColumn[] | undefined {
  if (scope.open) return undefined;
  const relations =
    qualifier === undefined ? scope.relations : relationsQualifiedBy(scope.relations, qualifier);
  if (qualifier !== undefined && relations.length === 0) return undefined;
  const columns: BoundColumn[] = [];
  for (const relation of relations) {
    if (relation.columns === undefined) return undefined;
    for (const column of relation.columns) {
      const hidden = qualifier === undefined && relation.coalesced?.has(column.name.toLowerCase());
      if (hidden !== true) columns.push(passedThrough(column, relation));
    }
  }
  return columns;
}

function passedThrough(column: BoundColumn, relation: BoundRelation): BoundColumn {
  return { ...column, origins: [{ relation, column }] };
}

function computedColumn(
  binding: Binding,
  expression: Expression,
  alias: string | undefined,
): BoundColumn {
  const reference = expression.kind === 'column' ? binding.referenceOf.get(expression) : undefined;
  const written =
    expression.kind === 'column'
      ? (expression.name.parts.at(-1)?.text ?? '')
      : textOf(binding, expression.span);
  const name = alias ?? written;
  const type = typeOf(binding, expression);
  if (reference?.column === undefined) return { name, type, definition: expression };
  const { relation, column } = reference;
  return {
    name,
    type,
    definition: expression,
    ...(column.column && { column: column.column }),
    origins: [{ relation, column }],
  };
}
