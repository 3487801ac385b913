/** Statements that show what can be done with a resource: they parse, bind and only want real values. */
import type {
  Catalog,
  Operation,
  Property,
  ResourceTable,
  TableColumn,
  TableMethod,
} from '../../../../catalog/index.ts';
import { columnName, isConstant } from '../../../../catalog/index.ts';
import { stringLiteral } from '../../../../language/syntax/index.ts';
import { writtenName } from '../../written-names.ts';

const region = "region = 'us-east-1'";

/** One for each method, in the order in which a person needs them, and one that reads into JSON. */
export function examplesOf(catalog: Catalog, resource: ResourceTable): readonly string[] {
  if (isConstant(resource)) return constantExamples(resource);
  const order: readonly Operation[] = ['list', 'read', 'create', 'update', 'delete'];
  const examples = order
    .flatMap((operation) => resource.methods.filter((each) => each.operation === operation))
    .map((method) => exampleOf(resource, method));
  const nested = nestedExample(catalog, resource);
  return nested === undefined ? examples : [...examples, nested];
}

/** A list of what there is, and where the rows say where to ask, a fan-out. */
function constantExamples({ name, columns }: ResourceTable): readonly string[] {
  const whole = `SELECT *\nFROM ${name};`;
  const [key] = columns;
  if (key === undefined || !['region', 'account'].includes(key.name)) return [whole];
  return [
    whole,
    `SELECT t.${key.name}, v.vpc_id\nFROM ${name} t\nJOIN aws.ec2.vpcs v ON v.${key.name} = t.${key.name};`,
  ];
}

function exampleOf(resource: ResourceTable, method: TableMethod): string {
  const { name } = resource;
  const where = [...conditions(resource, method), region].join(' AND ');
  switch (method.operation) {
    case 'list':
      return `SELECT ${firstColumns(resource)}\nFROM ${name}\nWHERE ${where};`;
    case 'read':
      return `SELECT *\nFROM ${name}\nWHERE ${where};`;
    case 'create':
      return insertExample(resource, method);
    case 'update':
      return `UPDATE ${name}\nSET data__PatchDocument = ${stringLiteral(patchOf(resource))}\nWHERE ${where};`;
    case 'delete':
      return `DELETE FROM ${name}\nWHERE ${where};`;
  }
}

function conditions(
  resource: ResourceTable,
  { requiredParameters }: TableMethod,
): readonly string[] {
  return requiredParameters
    .filter((name) => name !== 'region' && name !== 'data__PatchDocument')
    .map((name) => `${name} = ${valueOf(resource, name)}`);
}

function insertExample(resource: ResourceTable, { requiredParameters }: TableMethod): string {
  const { name, type } = resource;
  const required = requiredParameters.filter((each) => each !== 'region');
  const identifying = writable(resource).find(
    ({ name: each }) => type?.primaryIdentifier[0] === each,
  );
  const [first] = writable(resource);
  const shown =
    required.length > 0 ? required : [(identifying ?? first)?.name ?? 'data__DesiredState'];
  const values = shown.map((each) => valueOf(resource, each));
  return `INSERT INTO ${name} (${[...shown, 'region'].join(', ')})\nVALUES (${[...values, "'us-east-1'"].join(', ')});`;
}

/** Columns of plain values before those of JSON, and none that AWS never returns. */
function firstColumns({ columns }: ResourceTable): string {
  const returned = columns.filter(({ property }) => property?.writeOnly !== true);
  const isPlain = ({ type }: TableColumn): boolean => type !== 'object' && type !== 'array';
  return returned
    .toSorted((left, right) => Number(isPlain(right)) - Number(isPlain(left)))
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ');
}

function valueOf({ type }: ResourceTable, parameter: string): string {
  switch (parameter.toLowerCase()) {
    case 'data__identifier':
    case 'identifier': {
      const parts = type?.primaryIdentifier ?? ['identifier'];
      return stringLiteral(parts.map((part) => `<${part.split('/').at(-1) ?? part}>`).join('|'));
    }
    case 'data__typename':
    case 'typename':
      return "'AWS::S3::Bucket'";
    case 'data__desiredstate':
    case 'desiredstate':
      return "'{}'";
    default: {
      const property = type?.properties.find(
        ({ name, column }) => name === parameter || column === parameter,
      );
      return property === undefined ? stringLiteral(`<${parameter}>`) : exampleValue(property);
    }
  }
}

function exampleValue({ type, name, enumeration }: Property): string {
  switch (type) {
    case 'integer':
    case 'number':
      return '1';
    case 'boolean':
      return 'true';
    case 'object':
      return "'{}'";
    case 'array':
      return "'[]'";
    default:
      return stringLiteral(enumeration?.[0] ?? `<${name}>`);
  }
}

function patchOf(resource: ResourceTable): string {
  const changeable = writable(resource).filter(({ createOnly }) => !createOnly);
  const readable = changeable.filter(({ writeOnly }) => !writeOnly);
  const simple =
    readable.find(({ type }) => type === 'string') ??
    changeable.find(({ type }) => type === 'string') ??
    changeable[0];
  const value =
    simple?.type === 'array'
      ? []
      : simple?.type === 'object'
        ? {}
        : (simple?.enumeration?.[0] ?? '…');
  return JSON.stringify([{ op: 'add', path: `/${simple?.name ?? '…'}`, value }]);
}

function writable({ type }: ResourceTable): readonly Property[] {
  return (type?.properties ?? []).filter(({ readOnly }) => !readOnly);
}

function nestedExample(catalog: Catalog, resource: ResourceTable): string | undefined {
  const { type, columns, name } = resource;
  if (type === undefined) return undefined;
  for (const column of columns) {
    const { nestedType } = column.property ?? {};
    if (column.type !== 'object' || nestedType === undefined) continue;
    const member = catalog.nestedType(type.typeName, nestedType)?.properties[0]?.name;
    const list = resource.methods.find(({ operation }) => operation === 'list');
    const method = list ?? resource.methods.find(({ operation }) => operation === 'read');
    if (member === undefined || method === undefined) continue;
    const where = [...conditions(resource, method), region].join(' AND ');
    const path = stringLiteral(`$.${member}`);
    const alias = writtenName(columnName(member));
    return `SELECT json_extract(${column.name}, ${path}) AS ${alias}\nFROM ${name}\nWHERE ${where};`;
  }
  return undefined;
}
