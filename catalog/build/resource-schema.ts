/** One resource schema of AWS's archive as catalog facts. */
import type { JsonObject, PropertyFacts } from '../index.ts';
import { handlersOfSchema, listInputsOfSchema, objectAt, textAt, textsAt } from '../index.ts';
import { firstParagraph } from './documentation.ts';
import type { BuiltType } from './model.ts';
import { createSchemaReader } from './schema-properties.ts';

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
  const handlers = handlersOfSchema(schema);
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
    ...(handlers?.list && listInputsOfSchema(schema)),
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

function tagPropertyOf(schema: JsonObject): string | undefined {
  const tagging = objectAt(schema, 'tagging');
  if (tagging['taggable'] === false) return undefined;
  const told = /^\/properties\/([^/]+)$/.exec(textAt(tagging, 'tagProperty') ?? '')?.[1];
  const name = told ?? (tagging['taggable'] === true ? 'Tags' : undefined);
  return name !== undefined && Object.hasOwn(objectAt(schema, 'properties'), name)
    ? name
    : undefined;
}
