/** Which parameters a table cannot be read without. */
import type { ResourceTable, ResourceType } from '../../catalog/index.ts';

/** One thing that reading a table needs. */
export interface Requirement {
  readonly kind: 'identifier' | 'listInput' | 'typeName' | 'requestToken';
  /** The name to write, in the spelling to offer first: `data__Identifier`, `workspace_id`. */
  readonly name: string;
  /** Each a set of columns or inputs that together stand for it; the first is the column itself. */
  readonly alternatives: readonly (readonly string[])[];
}

/** In the order in which they are best written. Empty where nothing is needed, or nothing is known. */
export function requirementsOf(table: ResourceTable): readonly Requirement[] {
  switch (table.form) {
    case 'one':
      return [identifierOf(table)];
    case 'all':
    case 'tags':
    case 'listOnly':
      return listRequirements(table);
    case 'genericAll':
      return [typeName];
    case 'genericOne':
      return [typeName, identifierOf(table)];
    case 'request':
      return [requestToken];
    case 'requests':
    case 'constant':
      return [];
  }
}

const typeName: Requirement = {
  kind: 'typeName',
  name: 'TypeName',
  alternatives: [['TypeName'], ['data__TypeName']],
};

const requestToken: Requirement = {
  kind: 'requestToken',
  name: 'RequestToken',
  alternatives: [['RequestToken'], ['data__RequestToken']],
};

/** What names one row of a table, whether or not the table can be read without it. */
export function identifierOf(table: ResourceTable): Requirement {
  if (table.form === 'request' || table.form === 'requests') return requestToken;
  const inputs = table.inputs.filter((input) => input.meaning === 'identifier');
  const composed = table.type && composedIdentifier(table, table.type);
  return {
    kind: 'identifier',
    name: 'data__Identifier',
    alternatives: [...inputs.map((input) => [input.name]), ...(composed ? [composed] : [])],
  };
}

/** The columns that a table's identifier is composed of, where the table has all of them. */
export function identifierColumnsOf(table: ResourceTable): readonly string[] {
  return (table.type && composedIdentifier(table, table.type)) ?? [];
}

/** Whether AWS may list the type: also where no source told. */
export function isListable(type: ResourceType): boolean {
  return type.handlers === undefined || type.handlers.list !== undefined;
}

/** The columns of the identifier's parts, where the table has every one of them. */
function composedIdentifier(
  table: ResourceTable,
  type: ResourceType,
): readonly string[] | undefined {
  return type.primaryIdentifier.length === 0
    ? undefined
    : columnsOfProperties(table, type.primaryIdentifier);
}

/** A table that lists needs the list's inputs, or an identifier in their place. */
function listRequirements(table: ResourceTable): readonly Requirement[] {
  const { type } = table;
  if (type === undefined) return [];
  if (!isListable(type)) return table.form === 'listOnly' ? [] : [identifierOf(table)];
  const whole = table.form === 'listOnly' ? [] : identifierOf(table).alternatives;
  const instead = (type.listInputAlternatives ?? [])
    .map((properties) => columnsOfProperties(table, properties))
    .filter((columns) => columns !== undefined);
  return (type.listInputs ?? []).flatMap((input): readonly Requirement[] => {
    const name = columnOfProperty(table, input);
    if (name === undefined) return [];
    return [{ kind: 'listInput', name, alternatives: [[name], ...instead, ...whole] }];
  });
}

/** `undefined` where the table lacks one of them: then a statement cannot say it. */
function columnsOfProperties(
  table: ResourceTable,
  properties: readonly string[],
): readonly string[] | undefined {
  const columns = properties.map((property) => columnOfProperty(table, property));
  const known = columns.filter((column) => column !== undefined);
  return known.length === columns.length ? known : undefined;
}

/** The column of a property, or of a nested path that the table has as a column. */
export function columnOfProperty(table: ResourceTable, property: string): string | undefined {
  return table.columns.find((column) => column.property?.name === property)?.name;
}
