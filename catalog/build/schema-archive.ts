/**
 * AWS's archive of resource schemas: a zip with one JSON schema per type
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/resource-type-schemas.html).
 * Sizes are bounded, so that no file makes the build take the machine's memory.
 */
import { readFileSync, statSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { isObject, textAt, type JsonObject } from '../index.ts';
import { BuildError } from './model.ts';

export const archiveLimits = {
  archiveBytes: 64 * 2 ** 20,
  entries: 20_000,
  entryBytes: 8 * 2 ** 20,
  totalBytes: 512 * 2 ** 20,
} as const;

/** `AWS::S3::Bucket`. The second part becomes a file's name, so no other characters are taken. */
const typeNamePattern = /^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}$/;

/** The schemas by name, sorted. Throws BuildError with one clear message for anything unusable. */
export function readSchemaArchive(file: string): readonly JsonObject[] {
  const schemas = Object.entries(unzip(file))
    .map(([name, bytes]) => parseSchema(file, name, bytes))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  if (schemas.length === 0) throw unusable(file, 'it holds no JSON file');
  const twice = schemas.find((schema, place) => nameOf(schema) === nameOf(schemas[place + 1]));
  if (twice !== undefined) throw unusable(file, `it holds \`${nameOf(twice)}\` twice`);
  return schemas;
}

function unzip(file: string): Readonly<Record<string, Uint8Array>> {
  let entries = 0;
  let total = 0;
  try {
    if (statSync(file).size > archiveLimits.archiveBytes) throw unusable(file, 'it is too large');
    return unzipSync(readFileSync(file), {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > archiveLimits.entries) throw unusable(file, 'it has too many entries');
        if (!name.toLowerCase().endsWith('.json')) return false;
        total += originalSize;
        if (originalSize > archiveLimits.entryBytes || total > archiveLimits.totalBytes) {
          throw unusable(file, `\`${name}\` is too large`);
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof BuildError) throw error;
    throw unusable(file, error instanceof Error ? error.message : String(error));
  }
}

function parseSchema(file: string, name: string, bytes: Uint8Array): JsonObject {
  let schema: unknown;
  try {
    schema = JSON.parse(strFromU8(bytes));
  } catch {
    throw unusable(file, `\`${name}\` is no JSON`);
  }
  if (!isObject(schema) || !isObject(schema['properties'])) {
    throw unusable(file, `\`${name}\` is no resource schema`);
  }
  if (typeNamePattern.test(nameOf(schema))) return schema;
  throw unusable(file, `\`${name}\` has no \`typeName\` like \`AWS::S3::Bucket\``);
}

function nameOf(schema: JsonObject | undefined): string {
  return (schema && textAt(schema, 'typeName')) ?? '';
}

function unusable(file: string, reason: string): BuildError {
  return new BuildError(
    `\`${file}\` is no usable schema archive: ${reason}. Give AWS's \`CloudformationSchema.zip\`.`,
  );
}
