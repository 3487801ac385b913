/** What a table can do, in the words of the published pages. */
import type { Operation, ResourceType, TableForm, TableMethod } from './types.ts';

interface MethodShape {
  readonly name: string;
  readonly operation: Operation;
  readonly accessibleBy: TableMethod['accessibleBy'];
}

const create: MethodShape = {
  name: 'create_resource',
  operation: 'create',
  accessibleBy: 'INSERT',
};
const remove: MethodShape = {
  name: 'delete_resource',
  operation: 'delete',
  accessibleBy: 'DELETE',
};
const get: MethodShape = { name: 'get_resource', operation: 'read', accessibleBy: 'SELECT' };
const list: MethodShape = { name: 'list_resources', operation: 'list', accessibleBy: 'SELECT' };
const update: MethodShape = {
  name: 'update_resource',
  operation: 'update',
  accessibleBy: 'UPDATE',
};

const typed: Readonly<Partial<Record<TableForm, readonly MethodShape[]>>> = {
  one: [remove, get, update],
  all: [create, remove, get, list, update],
  listOnly: [list],
  tags: [get, list],
};

/** Methods of a typed table by name, without those that the type is known to lack. */
export function methodsOf(form: TableForm, type: ResourceType): readonly TableMethod[] {
  const { handlers } = type;
  return (typed[form] ?? [])
    .filter(({ operation }) => handlers === undefined || handlers[operation] !== undefined)
    .map((shape) => ({ ...shape, requiredParameters: [...parametersOf(shape, type), 'region'] }));
}

const generic: Readonly<Partial<Record<TableForm, readonly MethodShape[]>>> = {
  genericOne: [remove, get, update],
  genericAll: [create, remove, get, list, update],
};

const requestMethods: Readonly<Partial<Record<TableForm, readonly TableMethod[]>>> = {
  requests: [
    {
      name: 'cancel_resource_request',
      operation: 'delete',
      accessibleBy: 'DELETE',
      requiredParameters: ['data__RequestToken', 'region'],
    },
    {
      name: 'list_resource_requests',
      operation: 'list',
      accessibleBy: 'SELECT',
      requiredParameters: ['region'],
    },
  ],
  request: [
    {
      name: 'get_resource_request',
      operation: 'read',
      accessibleBy: 'SELECT',
      requiredParameters: ['data__RequestToken', 'region'],
    },
  ],
};

/** Methods of the tables that serve any type by its name. */
export function genericMethodsOf(form: TableForm): readonly TableMethod[] {
  const shapes = generic[form] ?? [];
  return (
    requestMethods[form] ??
    shapes.map((shape) => ({
      ...shape,
      requiredParameters: [...genericParameters[shape.operation], 'data__TypeName', 'region'],
    }))
  );
}

const genericParameters: Readonly<Record<Operation, readonly string[]>> = {
  create: ['data__DesiredState'],
  read: ['data__Identifier'],
  update: ['data__Identifier', 'data__PatchDocument'],
  delete: ['data__Identifier'],
  list: [],
};

/** A list's inputs go by their columns, as in WHERE; a create's by property names, as in INSERT. */
function parametersOf({ operation }: MethodShape, type: ResourceType): readonly string[] {
  switch (operation) {
    case 'list':
      return (type.listInputs ?? []).map(
        (input) => type.properties.find(({ name }) => name === input)?.column ?? input,
      );
    case 'create':
      return type.properties
        .filter(({ required, readOnly }) => required && !readOnly)
        .map(({ name }) => name);
    default:
      return genericParameters[operation];
  }
}
