/** What a resource takes in memory, estimated on the high side. */
import type { ResourceDescription } from './ports.ts';

/** Bytes that V8 needs for a value of that kind beside its contents. */
const stringBytes = 24;
const scalarBytes = 8;
const containerBytes = 32;
const memberBytes = 16;

/** Bytes. Names of members count little: parsed JSON shares them between resources. */
export function sizeOfResource({ identifier, properties }: ResourceDescription): number {
  return containerBytes + sizeOf(identifier) + sizeOf(properties);
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return stringBytes + 2 * value.length;
  if (typeof value !== 'object' || value === null) return scalarBytes;
  let bytes = containerBytes;
  for (const member of Object.values(value)) bytes += memberBytes + sizeOf(member);
  return bytes;
}
