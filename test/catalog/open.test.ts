import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CatalogError, createCatalog, formatVersion, openCatalog } from '../../catalog/index.ts';

const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The message of opening a catalog whose index is this text, and of using it. */
function check(index: string | undefined): string {
  const place = join(directory, String(Math.random()));
  mkdirSync(place);
  if (index !== undefined) writeFileSync(join(place, 'index.json'), index);
  try {
    openCatalog(place).table(['aws', 's3', 'buckets']);
  } catch (error) {
    if (error instanceof CatalogError) return error.message.replaceAll(place, '');
    throw error;
  }
  return 'opened';
}

const index = (format: unknown): string =>
  JSON.stringify({
    format,
    services: [{ namespace: 'AWS::S3', types: [['Bucket', 'buckets', 1]] }],
  });

describe('a catalog that cannot be opened', () => {
  it('says which file is missing and what to do', () => {
    expect(check(undefined)).toMatch(
      /^The catalog file `\/index\.json` cannot be read \(ENOENT.*\): run `npm run build`$/,
    );
  });

  it('says that a file is broken', () => {
    expect(check('{"format": 1,')).toMatch(/^The catalog file `\/index\.json` cannot be read/);
  });

  it.each([['0'], ['"1"'], ['null']])('says that its format is another: %s', (format) => {
    expect(check(index(JSON.parse(format)))).toBe(
      `The index of the catalog has format \`${String(JSON.parse(format))}\`, and this version reads \`${formatVersion}\`: run \`npm run build\``,
    );
    expect(check('[]')).toMatch(/^The index of the catalog has format `undefined`/);
  });

  it('says which shard is missing when that is first used', () => {
    expect(check(index(formatVersion))).toMatch(
      /^The catalog file `\/services\/s3\.json` cannot be read/,
    );
  });

  it('reads a shard once and only when a table is asked for', () => {
    const read: string[] = [];
    const catalog = createCatalog({
      readIndex: () => JSON.parse(index(formatVersion)) as unknown,
      readShard: (service) => {
        read.push(service);
        return {
          format: formatVersion,
          types: [
            {
              typeName: 'AWS::S3::Bucket',
              description: '',
              properties: [['BucketName', 1, '']],
              primaryIdentifier: ['BucketName'],
              provisioning: 'unknown',
            },
          ],
          uses: [[]],
          nested: [],
        };
      },
    });
    catalog.tables('s3');
    catalog.lookup(['aws', 's3', 'bucket']);
    expect(read).toEqual([]);
    catalog.table(['aws', 's3', 'bucket']);
    catalog.resourceType('AWS::S3::Bucket');
    expect(read).toEqual(['s3']);
  });
});
