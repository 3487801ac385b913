/** Reading a request's members: the constraints that the service's model states, in its own words. */
import { isJsonObject, type JsonObject } from './json.ts';
import { ServiceError, validationError } from './service-error.ts';

interface Constraint {
  readonly shortest: number;
  readonly longest: number;
  readonly pattern?: RegExp;
}

const token: Constraint = { shortest: 1, longest: 128, pattern: /^[-A-Za-z0-9+/=]+$/ };
const document: Constraint = { shortest: 1, longest: 262_144 };

const constraints = {
  TypeName: {
    shortest: 10,
    longest: 196,
    pattern: /^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}(::MODULE)?$/,
  },
  Identifier: { shortest: 1, longest: 1024 },
  ClientToken: token,
  RequestToken: token,
  DesiredState: document,
  PatchDocument: document,
  ResourceModel: document,
  NextToken: { shortest: 1, longest: 2048 },
  RoleArn: { shortest: 20, longest: 2048 },
  TypeVersionId: { shortest: 1, longest: 128 },
} as const satisfies Readonly<Record<string, Constraint>>;

export type TextField = keyof typeof constraints;

/**
 * The named members of a request's body. Throws SerializationException for what is no text, and one
 * ValidationException for all members that are missing or break their constraint.
 */
export function readTexts<Required extends TextField, Optional extends TextField = never>(
  body: JsonObject,
  required: readonly Required[],
  optional: readonly Optional[] = [],
): Readonly<Record<Required, string>> & Readonly<Partial<Record<Optional, string>>> {
  const errors: string[] = [];
  const texts: Partial<Record<TextField, string>> = {};
  for (const name of [...required, ...optional]) {
    const value = body[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') throw notA('String', value);
    texts[name] = value;
    errors.push(...brokenConstraints(name, value));
  }
  for (const name of required) {
    if (texts[name] === undefined) {
      errors.push(
        `Value null at '${memberName(name)}' failed to satisfy constraint: Member must not be null`,
      );
    }
  }
  throwErrors(errors);
  return texts as Record<Required, string> & Partial<Record<Optional, string>>;
}

export function readMaxResults(body: JsonObject): number | undefined {
  const value = body['MaxResults'];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw notA('Integer', value);
  if (value >= 1 && value <= 100) return value;
  const relation = value < 1 ? 'greater than or equal to 1' : 'less than or equal to 100';
  throw validationError(
    `1 validation error detected: Value '${value}' at 'maxResults' failed to satisfy constraint: Member must have value ${relation}`,
  );
}

/** A list of texts from an enumeration, such as a filter's statuses. Throws ValidationException. */
export function readChoices<Choice extends string>(
  value: unknown,
  place: string,
  choices: readonly Choice[],
): readonly Choice[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw notA('List', value);
  return value.map((item: unknown) => {
    const choice = choices.find((candidate) => candidate === item);
    if (choice === undefined) {
      throw validationError(
        `1 validation error detected: Value '[${String(item)}]' at '${place}' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${choices.join(', ')}]]`,
      );
    }
    return choice;
  });
}

/** A member that is itself a structure. */
export function readStructure(body: JsonObject, name: string): JsonObject {
  const value = body[name] ?? {};
  if (!isJsonObject(value)) throw notA('Structure', value);
  return value;
}

function brokenConstraints(name: TextField, value: string): readonly string[] {
  const { shortest, longest, pattern }: Constraint = constraints[name];
  const shown = value.length > 100 ? `${value.slice(0, 100)}...` : value;
  const broken = (rule: string) =>
    `Value '${shown}' at '${memberName(name)}' failed to satisfy constraint: Member must ${rule}`;
  return [
    ...(value.length < shortest
      ? [broken(`have length greater than or equal to ${shortest}`)]
      : []),
    ...(value.length > longest ? [broken(`have length less than or equal to ${longest}`)] : []),
    ...(pattern?.test(value) === false
      ? [broken(`satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`)]
      : []),
  ];
}

function throwErrors(errors: readonly string[]): void {
  if (errors.length === 0) return;
  const count = errors.length === 1 ? '1 validation error' : `${errors.length} validation errors`;
  throw validationError(`${count} detected: ${errors.join('; ')}`);
}

const memberName = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function notA(wanted: string, value: unknown): ServiceError {
  const kind = Array.isArray(value)
    ? 'list'
    : typeof value === 'object'
      ? 'structure'
      : typeof value;
  return new ServiceError(
    'SerializationException',
    `${kind.toUpperCase()}_VALUE can not be converted to a ${wanted}`,
  );
}
