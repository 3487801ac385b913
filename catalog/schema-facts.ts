/**
 * What a resource type's schema says of its handlers: as the build reads it from AWS's archive, and as a
 * run reads it from CloudFormation's `DescribeType`. What is not as expected reads as nothing.
 */
import { isObject, objectAt, objectsAt, textAt, textsAt, type JsonObject } from './json.ts';
import type { Handler, Operation, ResourceType } from './types.ts';

/** The facts that a schema gives of a type which the catalog knows otherwise. */
export type DescribedType = Pick<ResourceType, 'typeName'> & HandlerFacts;

type HandlerFacts = Pick<
  ResourceType,
  'handlers' | 'listInputs' | 'listInputAlternatives' | 'optionalListInputs'
>;

/** `undefined` for what is no schema of a resource type. */
export function describedTypeOf(schema: unknown): DescribedType | undefined {
  const typeName = isObject(schema) ? textAt(schema, 'typeName') : undefined;
  if (!isObject(schema) || typeName === undefined) return undefined;
  const handlers = handlersOfSchema(schema);
  return {
    typeName,
    ...(handlers && { handlers }),
    ...(handlers?.list && listInputsOfSchema(schema)),
  };
}

/** The part of a schema that `describedTypeOf` reads, small enough to be kept. */
export function handlerSchemaOf(schema: JsonObject): JsonObject {
  const names = Object.keys(objectAt(schema, 'properties'));
  return {
    typeName: textAt(schema, 'typeName'),
    handlers: schema['handlers'],
    properties: Object.fromEntries(names.map((name) => [name, {}])),
  };
}

const operations: readonly Operation[] = ['create', 'read', 'update', 'delete', 'list'];

export function handlersOfSchema(schema: JsonObject): ResourceType['handlers'] {
  if (!isObject(schema['handlers'])) return undefined;
  const handlers: Partial<Record<Operation, Handler>> = {};
  for (const operation of operations) {
    const handler = schema['handlers'][operation];
    if (!isObject(handler)) continue;
    const timeout = handler['timeoutInMinutes'];
    handlers[operation] = {
      permissions: [...new Set(textsAt(handler, 'permissions'))].sort(),
      ...(typeof timeout === 'number' && { timeoutInMinutes: timeout }),
    };
  }
  return handlers;
}

/**
 * A list handler may take one of several sets of keys. Those that name keys which the resource does
 * not have cannot be written in a statement and are left out, unless nothing else is there.
 */
export function listInputsOfSchema(schema: JsonObject): Omit<HandlerFacts, 'handlers'> {
  const handler = objectAt(objectAt(objectAt(schema, 'handlers'), 'list'), 'handlerSchema');
  const isProperty = (key: string): boolean => Object.hasOwn(objectAt(schema, 'properties'), key);
  const always = [
    ...textsAt(handler, 'required'),
    ...objectsAt(handler, 'allOf').flatMap((part) => textsAt(part, 'required')),
  ];
  const sets = [...objectsAt(handler, 'oneOf'), ...objectsAt(handler, 'anyOf')]
    .map((part) => textsAt(part, 'required'))
    .filter((keys) => keys.length > 0);
  const writable = sets.filter((keys) => keys.every(isProperty));
  const [first = [], ...others] = writable.length > 0 ? writable : sets;
  const listInputs = [...new Set([...always, ...first])];
  const mentioned = new Set([...always, ...sets.flat()]);
  const optional = Object.keys(objectAt(handler, 'properties')).filter(
    (key) => isProperty(key) && !mentioned.has(key),
  );
  return {
    listInputs,
    ...(others.length > 0 && {
      listInputAlternatives: others.map((keys) => [...new Set([...always, ...keys])]),
    }),
    ...(optional.length > 0 && { optionalListInputs: optional }),
  };
}
