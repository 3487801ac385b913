/** Tables that cannot be read because the statement does not say what to ask for. */
import type { Catalog, ResourceTable } from '../../catalog/index.ts';
import type { BoundRelation, BoundStatement, Problem } from './bound.ts';
import { columnOfProperty, isListable, type Requirement } from './requirements.ts';
import { suppliedColumn, supplierOf } from './suppliers.ts';
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
    message: describeMissing(table, missing, catalog, {
      alias: relation.alias,
      beside: bound.relations,
    }),
    span: node.name.span,
  };
}

/** Where a table stands in its statement: with it, a message can say a join in the statement's names. */
export interface TablePlace {
  readonly alias: string;
  readonly beside: readonly BoundRelation[];
}

/** What `table` lacks and how to give it. `missing` holds at least one requirement. */
export function describeMissing(
  table: ResourceTable,
  missing: readonly Requirement[],
  catalog: Catalog,
  place?: TablePlace,
): string {
  const inputs = missing.filter((each) => each.kind === 'listInput');
  if (inputs.length > 0) return describeListInputs(table, inputs, catalog, place);
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
  place: TablePlace | undefined,
): string {
  const names = inputs.map((each) => each.name);
  const instead = (table.type?.listInputAlternatives ?? []).flatMap((properties) => {
    const columns = properties.flatMap((property) => columnOfProperty(table, property) ?? []);
    return columns.length === properties.length ? [columns] : [];
  });
  const predicates = [names, ...instead].map((columns) => `\`WHERE ${equalities(columns)}\``);
  const join = joinText(table, names, catalog, place);
  const suppliers = new Set(names.flatMap((name) => supplierOf(table, name, catalog) ?? []));
  const joins = suppliers.size === 0 ? [] : [`join ${listed([...suppliers])}`];
  const ways = [...predicates, ...(join === undefined ? joins : [`\`${join}\``])];
  const last = ways.pop() ?? '';
  const remedy = ways.length === 0 ? last : `${ways.join(', ')} or ${last}`;
  return `\`${table.name}\` needs ${listed(names)} to be listed: add ${remedy}`;
}

/** The join that gives the one input that lacks, where the names in it mean nothing else. */
function joinText(
  table: ResourceTable,
  [name, ...others]: readonly string[],
  catalog: Catalog,
  place: TablePlace | undefined,
): string | undefined {
  if (name === undefined || others.length > 0 || place === undefined) return undefined;
  const supplier = catalog.table((supplierOf(table, name, catalog) ?? '').split('.'));
  const supplied = supplier && suppliedColumn(table, name, supplier);
  const joined = supplier?.name.split('.').at(-1);
  if (supplied === undefined || joined === undefined || !/^\w+$/.test(place.alias))
    return undefined;
  if (place.beside.some(({ alias }) => alias.toLowerCase() === joined)) return undefined;
  return `JOIN ${supplier?.name ?? joined} ON ${joined}.${supplied} = ${place.alias}.${name}`;
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
