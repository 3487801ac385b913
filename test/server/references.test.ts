import { describe, expect, it } from 'vitest';
import { references } from './check-navigation.ts';

function check(textWithCursor: string, ...expected: readonly string[]): void {
  expect(references(textWithCursor, { includeDeclaration: true })).toEqual(expected);
}

describe('the references', () => {
  it('of an alias are its definition and its uses', () => {
    check(
      'SELECT b.region,\nb.arn\nFROM aws.s3.buckets b$0',
      'SELECT [b].region,',
      '[b].arn',
      'FROM aws.s3.buckets [b]',
    );
  });

  it('leave the definition out where it is not wanted', () => {
    expect(
      references('SELECT b.region\nFROM aws.s3.buckets b$0', { includeDeclaration: false }),
    ).toEqual(['SELECT [b].region']);
  });

  it('of a column of a common table are those in the tables that pass it on', () => {
    check(
      'WITH a AS (\nSELECT 1 AS x),\nb AS (SELECT x FROM a)\nSELECT x$0 FROM b',
      'SELECT 1 AS [x]),',
      'b AS (SELECT [x] FROM a)',
      'SELECT [x] FROM b',
    );
  });

  it('of a resource are its uses in every file, by all of its names', () => {
    expect(
      references('SELECT * FROM aws.s3.buck$0ets;\nDESCRIBE aws.s3.bucket', {
        includeDeclaration: true,
        others: [
          "DELETE FROM awscc.s3.buckets WHERE Identifier = 'a'",
          'SELECT 1 FROM aws.sqs.queues',
        ],
      }),
    ).toEqual([
      'SELECT * FROM aws.s3.[buckets];',
      'DESCRIBE aws.s3.[bucket]',
      "other1: DELETE FROM awscc.s3.[buckets] WHERE Identifier = 'a'",
    ]);
  });

  it('of a column of a resource are its uses in every file, by all of its spellings', () => {
    expect(
      references('SELECT bucket_na$0me FROM aws.s3.buckets', {
        includeDeclaration: true,
        others: ["INSERT INTO aws.s3.buckets (BucketName) VALUES ('x')"],
      }),
    ).toEqual([
      'SELECT [bucket_name] FROM aws.s3.buckets',
      "other1: INSERT INTO aws.s3.buckets ([BucketName]) VALUES ('x')",
    ]);
  });

  it('of a view and of its columns are those in every file', () => {
    const others = ['CREATE VIEW v AS SELECT 1 AS x', 'SELECT v.x FROM v'];
    expect(references('SELECT 1 FROM v$0', { includeDeclaration: true, others })).toEqual([
      'SELECT 1 FROM [v]',
      'other1: CREATE VIEW [v] AS SELECT 1 AS x',
      'other2: SELECT [v].x FROM v',
      'other2: SELECT v.x FROM [v]',
    ]);
    expect(references('SELECT x$0 FROM v', { includeDeclaration: true, others })).toEqual([
      'SELECT [x] FROM v',
      'other1: CREATE VIEW v AS SELECT 1 AS [x]',
      'other2: SELECT v.[x] FROM v',
    ]);
  });

  it('of a template variable are those of the workspace, for its value comes from outside', () => {
    expect(
      references('SELECT {{ a$0 }};\nSELECT {{ a }}, {{ b }}', {
        includeDeclaration: true,
        others: ['SELECT {{ a }}', '{% set a = 1 %}\nSELECT {{ a }}', 'SELECT {{ b }}'],
      }),
    ).toEqual(['SELECT {{ [a] }};', 'SELECT {{ [a] }}, {{ b }}', 'other1: SELECT {{ [a] }}']);
  });

  it('of a template variable that a file sets are those of the file', () => {
    expect(
      references('{% set a = 1 %}\nSELECT {{ a$0 }}', {
        includeDeclaration: true,
        others: ['SELECT {{ a }}'],
      }),
    ).toEqual(['{% set [a] = 1 %}', 'SELECT {{ [a] }}']);
    expect(
      references('{% for a in b %}\nSELECT {{ a.n$0 }}', {
        includeDeclaration: true,
        others: ['SELECT {{ a.n }}'],
      }),
    ).toEqual(['SELECT {{ [a.n] }}']);
  });

  it('of a comment or of nothing are none', () => {
    check('-- b$0\nSELECT b.arn FROM aws.s3.buckets b');
    check('$0');
  });
});
