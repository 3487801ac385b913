/**
 * What is known of a JSON value: the type of resource that it belongs to, and the property and nested
 * type that describe it. A column is such a value, and so is what a path finds in one.
 */
import type { Catalog, NestedType, Property, ValueType } from '../../catalog/index.ts';
import type { Expression, FunctionCall } from '../syntax/index.ts';
import type { BoundColumn, BoundRelation, BoundStatement, ColumnReference } from './bound.ts';
import { sourceOf } from './sources.ts';

/** `nested` describes an object's members; of an array, those of each element. */
export interface JsonPathMember {
  readonly type: ValueType;
  readonly property?: Property;
  readonly nested?: NestedType;
}

export interface JsonValue extends JsonPathMember {
  /** The column in which the JSON stands. */
  readonly reference: ColumnReference;
  /** The CloudFormation type whose nested types apply. */
  readonly typeName?: string;
}

export interface JsonContext {
  readonly bound: BoundStatement;
  readonly catalog: Catalog;
  readonly referenceOf: ReadonlyMap<Expression, ColumnReference>;
}

export function jsonContextOf(bound: BoundStatement, catalog: Catalog): JsonContext {
  return {
    bound,
    catalog,
    referenceOf: new Map(bound.references.map((each) => [each.node, each])),
  };
}

/** What the catalog knows of a column as JSON. */
export function valueOfColumn(context: JsonContext, reference: ColumnReference): JsonValue {
  const { relation, column } = reference;
  if (column === undefined) return { reference, type: 'any' };
  const whole = wholeModelOf(context, relation, column);
  if (whole !== undefined) return { reference, type: 'object', ...whole };
  const property = column.column?.property;
  const typeName = sourceOf(column, relation)?.type?.typeName;
  return property === undefined || typeName === undefined
    ? { reference, type: column.type }
    : { reference, typeName, ...memberOf(context, typeName, property) };
}

export function memberOf(
  { catalog }: JsonContext,
  typeName: string | undefined,
  property: Property,
): JsonPathMember {
  const { type, nestedType } = property;
  const nested =
    typeName === undefined || nestedType === undefined
      ? undefined
      : catalog.nestedType(typeName, nestedType);
  return { type, property, ...(nested && { nested }) };
}

/** The element of an array; `undefined` where the value is known to be none. */
export function elementOf({ type, nested }: JsonPathMember): JsonPathMember | undefined {
  if (type !== 'array') return undefined;
  return { type: nested === undefined ? 'any' : 'object', ...(nested && { nested }) };
}

/** `Properties` of a generic table and `ResourceModel` of a mutation's answer hold all properties. */
function wholeModelOf(
  context: JsonContext,
  relation: BoundRelation,
  column: BoundColumn,
): { readonly typeName: string; readonly nested: NestedType } | undefined {
  const type =
    relation.kind === 'event' && column.name === 'ResourceModel'
      ? context.bound.relations.find(
          (each) => each.kind === 'resource' && each.node === relation.node,
        )?.table?.type
      : relation.table?.type === undefined && column.name === 'Properties'
        ? typeNamedFor(context, relation)
        : undefined;
  if (type === undefined) return undefined;
  const { typeName, description, properties } = type;
  return { typeName, nested: { name: typeName, documentation: description, properties } };
}

/** The type of a generic table, where a predicate gives its name as one text. */
function typeNamedFor(
  { bound, catalog, referenceOf }: JsonContext,
  relation: BoundRelation,
): ReturnType<Catalog['resourceType']> {
  for (const scope of bound.scopes) {
    if (!scope.relations.includes(relation)) continue;
    const { node } = scope;
    const pending: Expression[] =
      (node.kind === 'select' || node.kind === 'update' || node.kind === 'delete') && node.where
        ? [node.where]
        : [];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.kind !== 'binary') continue;
      if (next.operator === 'AND') pending.push(next.right, next.left);
      if (next.operator !== '=' || next.right.kind !== 'literal') continue;
      const reference = referenceOf.get(next.left);
      const isTypeName =
        reference?.input?.meaning === 'typeName' || reference?.column?.name === 'TypeName';
      if (reference?.relation === relation && isTypeName) {
        return catalog.resourceType(next.right.value);
      }
    }
  }
  return undefined;
}

/** Functions whose first argument is JSON and whose value is that JSON again. */
export function passesJsonOn(call: FunctionCall): boolean {
  return ['json', 'jsonb', 'json_pretty'].includes(call.name.text.toLowerCase());
}
