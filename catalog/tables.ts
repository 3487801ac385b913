/** The tables that the dialect makes of a resource type. */
import { inputsOf } from './inputs.ts';
import { methodsOf } from './methods.ts';
import { columnName } from './names.ts';
import type { Property, ResourceTable, ResourceType, TableColumn, TypedForm } from './types.ts';

export const regionColumn: TableColumn = {
  name: 'region',
  type: 'string',
  documentation: 'AWS region.',
  aliases: [],
};

const tagColumns: readonly TableColumn[] = [
  { name: 'tag_key', type: 'string', documentation: 'Tag key.', aliases: [] },
  { name: 'tag_value', type: 'string', documentation: 'Tag value.', aliases: [] },
];

/** `canonical` is the table's name within the service. Columns end with `region`. */
export function tableOf(type: ResourceType, form: TypedForm, canonical: string): ResourceTable {
  const columns = [...columnsOf(type, form), regionColumn];
  return {
    name: `aws.${type.service}.${canonical}`,
    form,
    description: describe(type, form),
    type,
    columns,
    inputs: inputsOf(form, columns),
    methods: methodsOf(form, type),
  };
}

function columnsOf(type: ResourceType, form: TypedForm): readonly TableColumn[] {
  switch (form) {
    case 'one':
    case 'all':
      return [...type.properties.map(propertyColumn), ...nestedIdentifiers(type)];
    case 'listOnly':
      return [...identifierColumns(type), ...listInputColumns(type)];
    case 'tags':
      return [
        ...type.properties.filter(({ name }) => name !== type.tagProperty).map(propertyColumn),
        ...nestedIdentifiers(type),
        ...tagColumns,
      ];
  }
}

function propertyColumn(property: Property): TableColumn {
  const { column, type, documentation, aliases } = property;
  return { name: column, type, documentation, property, aliases };
}

function identifierColumns(type: ResourceType): readonly TableColumn[] {
  return type.primaryIdentifier.map((path) => {
    const property = type.properties.find(({ name }) => name === path);
    return propertyColumn(property ?? nestedIdentifier(path));
  });
}

/** What the list must be given and the identifier does not hold: else nobody could list the table. */
function listInputColumns(type: ResourceType): readonly TableColumn[] {
  return type.properties
    .filter(({ name }) => type.listInputs?.includes(name) && !type.primaryIdentifier.includes(name))
    .map(propertyColumn);
}

/** A part of the identifier that lies inside a property is a column too, its path joined by `_`. */
function nestedIdentifiers(type: ResourceType): readonly TableColumn[] {
  return type.primaryIdentifier
    .filter((path) => !type.properties.some(({ name }) => name === path))
    .map((path) => propertyColumn(nestedIdentifier(path)));
}

function nestedIdentifier(path: string): Property {
  return {
    name: path,
    column: path.split('/').map(columnName).join('_'),
    aliases: [path, path.replaceAll('/', '.')],
    type: 'string',
    required: false,
    createOnly: false,
    readOnly: true,
    writeOnly: false,
    documentation: `\`${path.replaceAll('/', '.')}\`, a part of the identifier.`,
  };
}

function describe({ singular, plural }: ResourceType, form: TypedForm): string {
  switch (form) {
    case 'one':
      return `Gets or operates on an individual ${singular} resource, use ${plural} to retrieve a list of resources or to create a resource`;
    case 'all':
      return singular === plural
        ? `Retrieves a list of ${plural} resources, creates a resource, or gets or operates on an individual one by its identifier`
        : `Retrieves a list of ${plural} or creates a resource, use ${singular} to get or operate on an individual resource`;
    case 'listOnly':
      return `Lists the identifiers of ${plural} and nothing more, use ${plural} for all properties`;
    case 'tags':
      return `Lists ${plural} with one row for each tag of a resource`;
  }
}
