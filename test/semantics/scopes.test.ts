import { describe, expect, it } from 'vitest';
import { relationNamed, scopeAt } from '../../language/semantics/index.ts';
import { bindAtCursor, bindText, checkOutputs, checkScope, checkVisible } from './check.ts';

describe('the scope at a cursor', () => {
  it('is the SELECT around it', () => {
    checkScope('SELECT $0 FROM aws.s3.buckets b', 'b: aws.s3.buckets');
  });

  it('is the SELECT that is still being written', () => {
    checkScope('SELECT * FROM aws.s3.buckets b WHERE $0', 'b: aws.s3.buckets');
    checkScope('SELECT * FROM aws.s3.buckets b WHERE   $0', 'b: aws.s3.buckets');
  });

  it('is the innermost query', () => {
    checkScope(
      'SELECT * FROM aws.iottwinmaker.workspaces w WHERE EXISTS (SELECT 1 FROM aws.s3.buckets b WHERE $0 )',
      'b: aws.s3.buckets\nw: aws.iottwinmaker.workspaces',
    );
  });

  it('does not let a derived table see its siblings', () => {
    checkScope(
      'SELECT * FROM aws.s3.buckets b, (SELECT $0 FROM aws.iottwinmaker.workspaces w) d',
      'w: aws.iottwinmaker.workspaces',
    );
  });

  it('is the query after a common table’s own', () => {
    checkScope(
      'WITH w AS (SELECT arn FROM aws.iottwinmaker.workspaces) SELECT $0 FROM w',
      'w: commonTable',
    );
  });

  it('holds what ORDER BY of a query may use', () => {
    checkScope('SELECT 1 FROM aws.s3.buckets ORDER BY $0', 'buckets: aws.s3.buckets');
  });

  it('is the target of a mutation, and its answer in RETURNING', () => {
    checkScope('DELETE FROM aws.s3.buckets WHERE $0', 'buckets: aws.s3.buckets');
    checkScope(
      "DELETE FROM aws.s3.buckets WHERE Identifier = 'b' RETURNING $0",
      'buckets: event\nbuckets: aws.s3.buckets',
    );
  });

  it('hides the target of an INSERT from its query', () => {
    checkScope(
      'INSERT INTO aws.s3.buckets (BucketName) SELECT $0 FROM aws.iottwinmaker.workspaces w',
      'w: aws.iottwinmaker.workspaces',
    );
  });
});

describe('visible columns', () => {
  it('are marked where their bare name would not do', () => {
    checkVisible(
      'SELECT $0 FROM aws.s3.buckets_list_only a, aws.s3.buckets_list_only b',
      '*a.bucket_name *a.region *b.bucket_name *b.region',
    );
  });

  it('come innermost first, and hide the outer ones of the same name', () => {
    checkVisible(
      `SELECT * FROM (SELECT 'x' AS region, 2 AS two) o
       WHERE EXISTS (SELECT $0 FROM aws.s3.buckets_list_only i)`,
      'bucket_name region *o.region two',
    );
  });

  it('leave out what USING joins twice', () => {
    checkVisible(
      'SELECT $0 FROM aws.s3.buckets_list_only a JOIN aws.s3.buckets_list_only b USING (bucket_name, region)',
      'bucket_name region',
    );
  });
});

describe('relations by alias', () => {
  it('are found from within, inner ones first', () => {
    const { bound, offset } = bindAtCursor(
      'SELECT * FROM aws.s3.buckets x WHERE EXISTS (SELECT $0 FROM aws.iottwinmaker.workspaces X)',
    );
    const relation = relationNamed(scopeAt(bound, offset), 'x');
    expect(relation?.table?.name).toBe('aws.iottwinmaker.workspaces');
  });

  it('are numbered in the order of the text', () => {
    const bound = bindText(
      `WITH c AS (SELECT 1 FROM aws.s3.buckets first)
       SELECT (SELECT 1 FROM aws.s3.buckets second) FROM aws.s3.buckets third, c`,
    );
    expect(bound.relations.map(({ id, alias }) => `${id} ${alias}`)).toEqual([
      '0 first',
      '1 second',
      '2 third',
      '3 c',
    ]);
  });
});

describe('outputs', () => {
  it('are the columns of a star, each once where USING joins them', () => {
    checkOutputs(
      'SELECT * FROM aws.s3.buckets_list_only a JOIN aws.s3.buckets_list_only b USING (bucket_name)',
      'bucket_name string, region string, region string',
    );
    checkOutputs(
      'SELECT b.*, 1 AS one FROM aws.s3.buckets_list_only a JOIN aws.s3.buckets_list_only b USING (bucket_name)',
      'bucket_name string, region string, one integer',
    );
  });

  it('are named and typed as SQLite would', () => {
    checkOutputs(
      `SELECT w.Tags, count(*), 1.5 * 2 AS product, upper(arn) u, arn IS NULL, CAST(arn AS INTEGER) AS n,
         CASE WHEN arn = 'x' THEN 1 ELSE NULL END AS c, max(workspace_id)
       FROM aws.iottwinmaker.workspaces w`,
      'Tags object, count(*) integer, product number, u string, arn IS NULL boolean, n integer, c integer, max(workspace_id) string',
    );
  });

  it('of a set operation and of VALUES follow their first arm', () => {
    checkOutputs("SELECT 1 AS n UNION ALL SELECT 'a'", 'n any');
    checkOutputs('VALUES (1, 2), (3, 4.5)', 'column1 integer, column2 number');
  });

  it('pass through derived and common tables', () => {
    checkOutputs(
      `WITH c(one, two) AS (SELECT bucket_name, 2 FROM aws.s3.buckets)
       SELECT d.* FROM (SELECT * FROM c) d`,
      'one string, two integer',
    );
  });

  it('are unknowable where a view is read whole', () => {
    checkOutputs('SELECT * FROM a_view', '?');
  });
});
