/** One resource schema of AWS's archive as catalog facts. */
import type { Handler, Operation, PropertyFacts } from '../index.ts';
import { firstParagraph } from './documentation.ts';
import { isObject, objectAt, objectsAt, textAt, textsAt, type JsonObject } from './json.ts';
import type { BuiltType } from './model.ts';
import { createSchemaReader } from './schema-properties.ts';

const operations: readonly Operation[] = ['create', 'read', 'update', 'delete', 'list'];

export function typeOfSchema(schema: JsonObject): BuiltType {
  const reader = createSchemaReader(schema);
  const paths = {
    readOnly: pathsAt(schema, 'readOnlyProperties'),
    writeOnly: pathsAt(schema, 'writeOnlyProperties'),
    createOnly: pathsAt(schema, 'createOnlyProperties'),
    conditionalCreateOnly: pathsAt(schema, 'conditionalCreateOnlyProperties'),
    deprecated: pathsAt(schema, 'deprecatedProperties'),
  };
  const required = new Set(textsAt(schema, 'required'));
  const properties = reader.properties.map((property): PropertyFacts => ({
    ...property,
    required: required.has(property.name),
    readOnly: paths.readOnly.includes(property.name),
    writeOnly: paths.writeOnly.includes(property.name),
    createOnly: paths.createOnly.includes(property.name),
    ...(paths.conditionalCreateOnly.includes(property.name) && { conditionalCreateOnly: true }),
    ...(paths.deprecated.includes(property.name) && { deprecated: true }),
  }));
  const handlers = handlersOf(schema);
  const tagProperty = tagPropertyOf(schema);
  const additional = Array.isArray(schema['additionalIdentifiers'])
    ? schema['additionalIdentifiers'].map((paths) => pathsAt({ paths }, 'paths'))
    : [];
  return {
    typeName: textAt(schema, 'typeName') ?? '',
    description: firstParagraph(textAt(schema, 'description')),
    properties,
    primaryIdentifier: pathsAt(schema, 'primaryIdentifier'),
    ...(additional.length > 0 && { additionalIdentifiers: additional }),
    ...(tagProperty !== undefined && { tagProperty }),
    ...(handlers && { handlers }),
    ...(handlers?.list && listInputsOf(schema)),
    ...nestedPaths('nestedReadOnly', paths.readOnly),
    ...nestedPaths('nestedWriteOnly', paths.writeOnly),
    ...nestedPaths('nestedCreateOnly', paths.createOnly),
    provisioning: handlers === undefined ? 'unsupported' : 'supported',
    nested: reader.nested,
  };
}

type NestedKey = 'nestedReadOnly' | 'nestedWriteOnly' | 'nestedCreateOnly';

export function nestedPaths(
  key: NestedKey,
  paths: readonly string[],
): Readonly<Partial<Record<NestedKey, readonly string[]>>> {
  const nested = paths.filter((path) => path.includes('/')).toSorted();
  return nested.length === 0 ? {} : { [key]: nested };
}

/** `/properties/Rules/*` `/Prefix` is `Rules`, `*`, `Prefix` joined by `/`. */
function pathsAt(schema: JsonObject, key: string): readonly string[] {
  const paths = textsAt(schema, key)
    .filter((path) => path.startsWith('/properties/'))
    .map((path) =>
      path
        .split('/')
        .slice(2)
        .filter((part) => part !== 'properties')
        .join('/'),
    );
  return [...new Set(paths)];
}

function handlersOf(schema: JsonObject): BuiltType['handlers'] {
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
function listInputsOf(
  schema: JsonObject,
): Pick<BuiltType, 'listInputs' | 'listInputAlternatives' | 'optionalListInputs'> {
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

function tagPropertyOf(schema: JsonObject): string | undefined {
  const tagging = objectAt(schema, 'tagging');
  if (tagging['taggable'] === false) return undefined;
  const told = /^\/properties\/([^/]+)$/.exec(textAt(tagging, 'tagProperty') ?? '')?.[1];
  const name = told ?? (tagging['taggable'] === true ? 'Tags' : undefined);
  return name !== undefined && Object.hasOwn(objectAt(schema, 'properties'), name)
    ? name
    : undefined;
}
