import { describe, expect, it } from 'vitest';
import { jsonPathAt, jsonPathsIn, type JsonPathReference } from '../../language/semantics/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { bindAtCursor, bindText } from './check.ts';

/** Expected: one line a path, `column: step (what it is)`, `?` for a step that means nothing known. */
function check(text: string, expected: string): void {
  const paths = jsonPathsIn(bindText(text), testCatalog());
  expect(paths.map((path) => describePath(text, path)).join('\n')).toBe(expected);
}

function describePath(text: string, { reference, steps, result }: JsonPathReference): string {
  const written = steps.map(({ text: step, kind, owner, property, span }) => {
    expect(text.slice(span.start, span.end)).toBe(step);
    if (kind === 'element') return `[${step}]`;
    return property
      ? `${step} (${owner?.name ?? ''})`
      : `${step} ${owner ? `?${owner.name}` : '?'}`;
  });
  const found = result ? `${result.type}${result.nested ? ` of ${result.nested.name}` : ''}` : '?';
  return `${reference.column?.name ?? ''}: ${[...written, `= ${found}`].join(' ')}`;
}

const bucket = 'FROM aws.s3.buckets';

describe('JSON paths', () => {
  it('are read in json_extract', () => {
    check(
      `SELECT json_extract(versioning_configuration, '$.Status') ${bucket}`,
      'versioning_configuration: Status (VersioningConfiguration) = string',
    );
  });

  it('are read through elements of an array', () => {
    check(
      `SELECT json_extract(tags, '$[0].Key', '$[#-1].Value') ${bucket}`,
      'tags: [0] Key (Tag) = string\ntags: [#-1] Value (Tag) = string',
    );
  });

  it('go down as many types as the resource has', () => {
    check(
      `SELECT json_extract(bucket_encryption, '$.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm') ${bucket}`,
      'bucket_encryption: ServerSideEncryptionConfiguration (BucketEncryption) [0] ServerSideEncryptionByDefault (ServerSideEncryptionRule) SSEAlgorithm (ServerSideEncryptionByDefault) = string',
    );
  });

  it('are read after arrows: as a path, a label and a number', () => {
    check(
      `SELECT versioning_configuration ->> '$.Status', versioning_configuration->>'Status', tags -> 0 ${bucket}`,
      [
        'versioning_configuration: Status (VersioningConfiguration) = string',
        'versioning_configuration: Status (VersioningConfiguration) = string',
        'tags: [0] = object of Tag',
      ].join('\n'),
    );
  });

  it('go on in a chain of arrows', () => {
    check(
      `SELECT tags -> 0 ->> 'Key' ${bucket}`,
      'tags: [0] = object of Tag\ntags: Key (Tag) = string',
    );
  });

  it('know what json_each gives', () => {
    check(`SELECT e.value ->> 'Key' ${bucket} b, json_each(b.tags) e`, 'value: Key (Tag) = string');
    check(
      `SELECT json_extract(value, '$.BucketKeyEnabled') ${bucket}, json_each(bucket_encryption, '$.ServerSideEncryptionConfiguration')`,
      [
        'value: BucketKeyEnabled (ServerSideEncryptionRule) = boolean',
        'bucket_encryption: ServerSideEncryptionConfiguration (BucketEncryption) = array of ServerSideEncryptionRule',
      ].join('\n'),
    );
  });

  it('know a column through common and derived tables', () => {
    check(
      `WITH c AS (SELECT tags AS t, tags -> 0 AS first ${bucket})
       SELECT t ->> '$[0].Key', first ->> 'Value' FROM (SELECT * FROM c)`,
      'tags: [0] = object of Tag\nt: [0] Key (Tag) = string\nfirst: Value (Tag) = string',
    );
  });

  it('compare names with case, as JSON does', () => {
    check(`SELECT tags ->> '$[0].key' ${bucket}`, 'tags: [0] key ?Tag = ?');
  });

  it('say nothing of what lies behind an unknown name', () => {
    check(`SELECT tags ->> '$[0].Nope.Deeper' ${bucket}`, 'tags: [0] Nope ?Tag Deeper ? = ?');
  });

  it('know the properties behind a generic table of one type', () => {
    check(
      "SELECT json_extract(Properties, '$.BucketName') FROM aws.cloud_control.resources WHERE region = 'us-east-1' AND TypeName = 'AWS::S3::Bucket'",
      'Properties: BucketName (AWS::S3::Bucket) = string',
    );
  });

  it('know the resource model of a mutation', () => {
    check(
      "DELETE FROM aws.s3.buckets WHERE Identifier = 'b' RETURNING ResourceModel ->> 'BucketName'",
      'ResourceModel: BucketName (AWS::S3::Bucket) = string',
    );
  });

  it('are the odd arguments of json_set', () => {
    check(
      `SELECT json_set(versioning_configuration, '$.Status', 'Enabled', '$.X', '$.Y') ${bucket}`,
      'versioning_configuration: Status (VersioningConfiguration) = string\nversioning_configuration: X ?VersioningConfiguration = ?',
    );
  });

  it('may have names in quotes', () => {
    check(
      `SELECT versioning_configuration ->> '$."Status"' ${bucket}`,
      'versioning_configuration: Status (VersioningConfiguration) = string',
    );
  });

  it.each([
    ["SELECT json_extract(tags, '$[0].$0') FROM aws.s3.buckets", '', 'Tag'],
    ["SELECT tags ->> '$[0].Ke$0y' FROM aws.s3.buckets", 'Key', 'Tag'],
    ["SELECT tags -> 0 ->> '$0' FROM aws.s3.buckets", '', 'Tag'],
    ["SELECT 1 FROM aws.s3.buckets WHERE json_extract(tags, '$[0].Va$0\nAND true", 'Va', 'Tag'],
    ["SELECT versioning_configuration->>'$.$0' FROM aws.s3.buckets", '', 'VersioningConfiguration'],
  ])('are found at a cursor in %j', (fixture, step, owner) => {
    const { bound, offset } = bindAtCursor(fixture);
    const last = jsonPathAt(bound, testCatalog(), offset)?.steps.at(-1);
    expect([last?.text, last?.owner?.name]).toEqual([step, owner]);
  });

  it('are not where a literal is none', () => {
    check(`SELECT json_extract('{}', '$.A'), upper('$.A'), tags = '$.B' ${bucket}`, '');
  });

  it('end where tables are made of themselves', () => {
    check(
      "SELECT 1 FROM aws.s3.buckets, json_each(a.value) b, json_each(b.value, '$.X') a WHERE a.value ->> 'Y' = 1",
      'value: X ? = ?\nvalue: Y ? = ?',
    );
  });
});
