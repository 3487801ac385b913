/**
 * What the columns of a result are of AWS: which hold a property of a resource, and which of them
 * belong to the same one. It is read from the statement alone, so no row is looked at.
 */
import type { Property, ResourceType } from '../../../catalog/index.ts';
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
  ColumnReference,
} from '../../../language/semantics/index.ts';
import type { Expression, SelectCore } from '../../../language/syntax/index.ts';

/** A column of a result that passes a column of a resource on unchanged. */
export interface ResourceColumn {
  /** The same for columns of one row of one table, and no other: a table may be joined twice. */
  readonly source: string;
  readonly type: ResourceType;
  /** Absent for `region` and `account`. */
  readonly property?: Property;
  readonly isRegion: boolean;
}

export interface ResultMeaning {
  /** By position in the result; `undefined` for what is computed. */
  readonly columns: readonly (ResourceColumn | undefined)[];
  /** The position of the column that names the account whose resources they are. */
  readonly account?: number;
  /** What the statement itself says of the region and the account, where it says one thing. */
  readonly said: { readonly region?: string; readonly account?: string };
}

/** `undefined` where the statement gives no rows of its own, or a template may change them. */
export function meaningOf(bound: BoundStatement): ResultMeaning | undefined {
  const { root } = bound;
  const outputs = root.kind === 'selectStatement' ? bound.outputs.get(root.query) : undefined;
  if (root.kind !== 'selectStatement' || outputs === undefined) {
    return undefined;
  }
  const { body } = root.query;
  // Rows of a set operation come from any of its arms.
  const isOneSelect = body.kind === 'select';
  const columns = outputs.map((column) => (isOneSelect ? resourceColumn(column) : undefined));
  const account = outputs.findIndex(
    ({ name, column }) => name === 'account' && column?.property === undefined,
  );
  return {
    columns,
    ...(account === -1 ? {} : { account }),
    said: isOneSelect ? whatIsSaid(bound, body) : {},
  };
}

function resourceColumn(output: BoundColumn): ResourceColumn | undefined {
  const path: string[] = [];
  let column = output;
  for (;;) {
    const [origin, ...others] = column.origins ?? [];
    if (origin === undefined || others.length > 0) {
      return column.source === undefined
        ? undefined
        : described(column, column.source.type, path.join(' '));
    }
    path.push(String(origin.relation.id));
    if (origin.relation.table !== undefined) {
      return described(origin.column, origin.relation.table.type, path.join(' '));
    }
    column = origin.column;
  }
}

function described(
  { name, column }: BoundColumn,
  type: ResourceType | undefined,
  source: string,
): ResourceColumn | undefined {
  const property = column?.property;
  const isRegion = property === undefined && (column?.name ?? name) === 'region';
  return type === undefined || (property === undefined && !isRegion)
    ? undefined
    : { source, type, ...(property !== undefined && { property }), isRegion };
}

/** `region = 'eu-west-1'` among the conditions that every row fulfils. */
function whatIsSaid(
  { references, relations }: BoundStatement,
  { where }: SelectCore,
): ResultMeaning['said'] {
  const resources = relations.filter(({ table }) => table !== undefined);
  // With several tables, what is said of one need not hold for another.
  if (resources.length !== 1) {
    return {};
  }
  const byNode = new Map<Expression, ColumnReference>(references.map((each) => [each.node, each]));
  const said: { region?: string; account?: string } = {};
  for (const { column, value } of equalitiesOf(where, byNode)) {
    if (isOf(column, resources)) {
      if (column.input?.meaning === 'account') {
        said.account = value;
      } else if (column.column?.name === 'region' && column.column.column?.property === undefined) {
        said.region = value;
      }
    }
  }
  return said;
}

function isOf({ relation }: ColumnReference, relations: readonly BoundRelation[]): boolean {
  return relations.includes(relation);
}

function equalitiesOf(
  condition: Expression | undefined,
  byNode: ReadonlyMap<Expression, ColumnReference>,
): readonly { readonly column: ColumnReference; readonly value: string }[] {
  if (condition?.kind === 'row' && condition.items.length === 1) {
    return equalitiesOf(condition.items[0], byNode);
  }
  if (condition?.kind !== 'binary') {
    return [];
  }
  const { operator, left, right } = condition;
  if (operator === 'AND') {
    return [...equalitiesOf(left, byNode), ...equalitiesOf(right, byNode)];
  }
  const column = byNode.get(left) ?? byNode.get(right);
  const literal = byNode.has(left) ? right : left;
  return operator === '=' &&
    column !== undefined &&
    literal.kind === 'literal' &&
    literal.type === 'string' &&
    literal.templates.length === 0
    ? [{ column, value: literal.value }]
    : [];
}
