/** Primary identifiers: composing one from properties and reading the ones that requests carry. */
import { isJsonObject, valueAt, withValueAt, type JsonObject } from './json.ts';
import { validationError } from './service-error.ts';
import type { TypeFacts } from './type-facts.ts';

/** The parts joined by `|` in schema order; `undefined` where a part has no value yet. */
export function composeIdentifier(facts: TypeFacts, properties: JsonObject): string | undefined {
  const parts = facts.identifierPaths.map((path) => valueAt(properties, path));
  return parts.length > 0 && parts.every(isIdentifierPart) ? parts.join('|') : undefined;
}

type IdentifierPart = string | number | boolean;

const isIdentifierPart = (value: unknown): value is IdentifierPart =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value !== '');

/**
 * The identifier of a request in its `|` form. Cloud Control also takes a JSON object of the parts.
 * Throws ValidationException where the parts are not as many as the type's.
 */
export function readIdentifier(facts: TypeFacts, written: string): string {
  const paths = facts.identifierPaths;
  const wanted = `[${paths.map((path) => `/properties/${path.join('/')}`).join(', ')}]`;
  const refuse = () =>
    validationError(`Identifier ${written} is not valid for identifier ${wanted}`);
  if (written.startsWith('{')) {
    const model = parseObject(written);
    const identifier = model && composeIdentifier(facts, nestIdentifier(facts, model));
    if (identifier === undefined) throw refuse();
    return identifier;
  }
  if (paths.length > 1 && written.split('|').length < paths.length) throw refuse();
  return written;
}

/** A JSON identifier names nested parts either by nesting or by their last key. */
function nestIdentifier(facts: TypeFacts, model: JsonObject): JsonObject {
  return facts.identifierPaths.reduce((nested, path) => {
    const last = path.at(-1) ?? '';
    return valueAt(nested, path) === undefined && model[last] !== undefined
      ? withValueAt(nested, path, model[last])
      : nested;
  }, model);
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The identifier's own properties alone, nested as the schema nests them. */
export function identifierProperties(facts: TypeFacts, properties: JsonObject): JsonObject {
  return facts.identifierPaths.reduce<JsonObject>((picked, path) => {
    const value = valueAt(properties, path);
    return value === undefined ? picked : withValueAt(picked, path, value);
  }, {});
}
