/** Tables that cannot be read because the statement does not say what to ask for. */
import type { Catalog, Property, ResourceTable } from '../../catalog/index.ts';
import type { BoundRelation, BoundStatement, Problem } from './bound.ts';
import { columnOfProperty, isListable, type Requirement } from './requirements.ts';
import { requirementsIn } from './supplies.ts';
import { createdView } from './views.ts';

/**
 * One problem a table, on its name. The planner refuses a statement with the same words. What a view
 * lacks its reader may give, so nothing is said where it is created.
 */
export function findMissingParameters(bound: BoundStatement, catalog: Catalog): readonly Problem[] {
  if (bound.hasLooseTemplates) return [];
  return bound.relations.flatMap(
    (relation) => findUnlistable(relation) ?? findMissing(bound, relation, catalog) ?? [],
  );
}

/** No parameter helps a table of identifiers whose type has no list. */
function findUnlistable({ table, node }: BoundRelation): Problem | undefined {
  if (table?.type === undefined || node.kind !== 'table') return undefined;
  if (table.form !== 'listOnly' || isListable(table.type)) return undefined;
  return {
    code: 'unsupported-type',
    severity: 'error',
    message: `\`${table.name}\` cannot be listed: AWS offers no list of \`${table.type.typeName}\``,
    span: node.name.span,
  };
}

function findMissing(
  bound: BoundStatement,
  relation: BoundRelation,
  catalog: Catalog,
): Problem | undefined {
  const { table, node } = relation;
  if (table === undefined || node.kind !== 'table') return undefined;
  if (createdView(bound.statement.root) !== undefined) return undefined;
  if (isWrittenOnly(bound, relation)) return undefined;
  const missing = requirementsIn(bound, relation).filter((each) => !each.given);
  if (missing.length === 0) return undefined;
  return {
    code: 'missing-parameter',
    severity: 'error',
    message: describeMissing(table, missing, catalog),
    span: node.name.span,
  };
}

/** What `table` lacks and how to give it. `missing` holds at least one requirement. */
export function describeMissing(
  table: ResourceTable,
  missing: readonly Requirement[],
  catalog: Catalog,
): string {
  const inputs = missing.filter((each) => each.kind === 'listInput');
  if (inputs.length > 0) return describeListInputs(table, inputs, catalog);
  const names = missing.map((each) => each.name);
  if (missing.length > 1 || missing[0]?.kind !== 'identifier') {
    return `\`${table.name}\` needs ${listed(names)}: add \`WHERE ${equalities(names)}\``;
  }
  return describeIdentifier(table);
}

function describeIdentifier(table: ResourceTable): string {
  const parts = table.type?.primaryIdentifier ?? [];
  const example = parts.map((part) => `<${part.split('/').at(-1) ?? part}>`).join('|');
  const predicate = `WHERE data__Identifier = '${example === '' ? '…' : example}'`;
  if (table.form !== 'one') {
    return `\`${table.name}\` cannot be listed, only read one by one: add \`${predicate}\``;
  }
  const plural = table.type && `aws.${table.type.service}.${table.type.plural}`;
  const instead =
    plural === undefined || plural === table.name ? '' : `, or use \`${plural}\` to list them`;
  return `\`${table.name}\` reads one resource by its identifier: add \`${predicate}\`${instead}`;
}

function describeListInputs(
  table: ResourceTable,
  inputs: readonly Requirement[],
  catalog: Catalog,
): string {
  const names = inputs.map((each) => each.name);
  const instead = (table.type?.listInputAlternatives ?? []).flatMap((properties) => {
    const columns = properties.flatMap((property) => columnOfProperty(table, property) ?? []);
    return columns.length === properties.length ? [columns] : [];
  });
  const predicates = [names, ...instead].map((columns) => `\`WHERE ${equalities(columns)}\``);
  const suppliers = new Set(names.flatMap((name) => supplierOf(table, name, catalog) ?? []));
  const joins = suppliers.size === 0 ? [] : [`join ${listed([...suppliers])}`];
  const ways = [...predicates, ...joins];
  const last = ways.pop() ?? '';
  const remedy = ways.length === 0 ? last : `${ways.join(', ')} or ${last}`;
  return `\`${table.name}\` needs ${listed(names)} to be listed: add ${remedy}`;
}

/** The table whose rows have the values of a column, by the catalog's references or by its name. */
export function supplierOf(
  table: ResourceTable,
  columnName: string,
  catalog: Catalog,
): string | undefined {
  const property = table.columns.find((each) => each.name === columnName)?.property;
  if (property === undefined || table.type === undefined) return undefined;
  const candidates = [
    ...(property.references ?? []).map((reference) => reference.typeName),
    ...namesakeOf(table.type.typeName, property),
  ];
  for (const typeName of candidates) {
    const type = typeName === table.type.typeName ? undefined : catalog.resourceType(typeName);
    if (type !== undefined) return `aws.${type.service}.${type.plural}`;
  }
  return undefined;
}

/** `WorkspaceId` of a type of IoT TwinMaker is likely to name its `Workspace`. */
function namesakeOf(typeName: string, property: Property): readonly string[] {
  const namespace = typeName.split('::').slice(0, 2).join('::');
  const name = /^(.+?)(?:Id|Identifier|Arn|Name)$/.exec(property.name)?.[1];
  return name === undefined ? [] : [`${namespace}::${name}`];
}

function isWrittenOnly(bound: BoundStatement, relation: BoundRelation): boolean {
  const scope = bound.scopes.find((each) => each.relations.includes(relation));
  return scope?.node.kind === 'insert';
}

function equalities(names: readonly string[]): string {
  return names.map((name) => `${name} = …`).join(' AND ');
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}
