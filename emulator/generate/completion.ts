/** What a service adds to what its user wrote: attributes, and identifiers that were left out. */
import { valueAt, withValueAt, type JsonObject } from '../json.ts';
import type { TypeFacts } from '../type-facts.ts';
import { resourceName } from './resource-names.ts';
import type { Subject } from './subject.ts';
import { sampleIdentity, sampleValue } from './values.ts';

/** A resource that somebody creates, as a subject of sample values. */
export function createdSubject(
  facts: TypeFacts,
  region: string,
  written: JsonObject,
  made: Pick<Subject, 'serial' | 'createdAt' | 'pool'>,
): Subject {
  const serial = createdSerials + made.serial;
  const name = ownName(facts, written) ?? resourceName(facts.type.typeName, region, made.serial);
  return { ...made, facts, region, serial, name };
}

/** Serials of created resources start where those of generated ones never reach. */
const createdSerials = 0x4000_0000;

/** Adds the read-only properties, such as an ARN and the time of creation. */
export function withAttributes(subject: Subject, written: JsonObject): JsonObject {
  const attributes: Record<string, unknown> = {};
  for (const property of subject.facts.properties.values()) {
    const value = property.readOnly ? sampleValue(subject, property) : undefined;
    if (value !== undefined) attributes[property.name] = value;
  }
  return { ...attributes, ...written };
}

/** Adds the parts of the primary identifier that have no value. */
export const withIdentifier = (subject: Subject, written: JsonObject): JsonObject =>
  subject.facts.identifierPaths.reduce((identified, path) => {
    if (valueAt(identified, path) !== undefined) return identified;
    const property = path.length === 1 ? subject.facts.properties.get(path[0] ?? '') : undefined;
    const value = property && sampleIdentity(subject, property);
    return withValueAt(identified, path, isScalar(value) ? value : subject.name);
  }, written);

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number';

/** The name that the user gave: the identifier's last text, or the first `…Name`. */
function ownName(facts: TypeFacts, written: JsonObject): string | undefined {
  const identity = facts.identifierPaths.map((path) => valueAt(written, path)).reverse();
  const named = [...facts.properties.keys()]
    .filter((name) => name.endsWith('Name'))
    .map((name) => written[name]);
  return [...identity, ...named].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}
