import { describe, expect, it } from 'vitest';
import { highlights } from './check-navigation.ts';

function check(textWithCursor: string, ...expected: readonly string[]): void {
  expect(highlights(textWithCursor)).toEqual(expected);
}

describe('a highlight', () => {
  it('tells where a name is made from where it is read', () => {
    check(
      'WITH a AS (\nSELECT 1 AS x)\nSELECT x$0 FROM a',
      '= SELECT 1 AS [x])',
      'SELECT [x] FROM a',
    );
  });

  it('tells where a mutation writes', () => {
    check(
      "UPDATE aws.s3.buckets\nSET tags = '[]'\nWHERE tag$0s IS NULL",
      "= SET [tags] = '[]'",
      'WHERE [tags] IS NULL',
    );
    check('DELETE FROM aws.s3.buck$0ets', '= DELETE FROM aws.s3.[buckets]');
  });

  it('covers the whole document for a resource, a view and a template variable', () => {
    check(
      'SELECT 1 FROM aws.s3.buckets;\nSELECT 2 FROM aws.s3.buck$0ets',
      'SELECT 1 FROM aws.s3.[buckets];',
      'SELECT 2 FROM aws.s3.[buckets]',
    );
    check(
      'CREATE VIEW v AS SELECT 1;\nSELECT 2 FROM v$0',
      '= CREATE VIEW [v] AS SELECT 1;',
      'SELECT 2 FROM [v]',
    );
  });

  it('stays in the statement for what another statement cannot mean', () => {
    check('SELECT 1 AS x;\nSELECT 2 AS x$0', '= SELECT 2 AS [x]');
  });

  it('shows all calls of a function', () => {
    check(
      'SELECT count(*), cou$0nt(1), sum(1)',
      'SELECT [count](*), count(1), sum(1)',
      'SELECT count(*), [count](1), sum(1)',
    );
  });
});
