import { describe, it } from 'vitest';
import { checkTree } from './check.ts';

describe('SHOW', () => {
  it('reads every subject', () => {
    checkTree('SHOW PROVIDERS', 'show PROVIDERS');
    checkTree('SHOW EXTENDED SERVICES FROM aws', 'show extended SERVICES\ntarget aws');
    checkTree("SHOW RESOURCES IN aws.s3 LIKE 'b%'", "show RESOURCES\ntarget aws.s3\nlike 'b%'");
    checkTree(
      "SHOW METHODS IN aws.s3.buckets WHERE MethodName = 'get'",
      "show METHODS\ntarget aws.s3.buckets\nwhere (= MethodName 'get')",
    );
    checkTree('SHOW VERSION;', 'show VERSION');
    checkTree('SHOW TRANSACTION ISOLATION LEVEL', 'show TRANSACTION');
  });

  it('reads a template for an INSERT', () => {
    checkTree(
      'SHOW INSERT /*+ REQUIRED */ INTO aws.s3.buckets (BucketName, region)',
      'show INSERT\ntarget aws.s3.buckets\ncolumns BucketName, region\nhint REQUIRED',
    );
  });
});

describe('DESCRIBE', () => {
  it('reads tables and methods', () => {
    checkTree('DESCRIBE aws.s3.buckets', 'describe aws.s3.buckets');
    checkTree('DESC EXTENDED aws.s3.buckets', 'describe extended aws.s3.buckets');
    checkTree(
      'DESCRIBE METHOD EXTENDED aws.s3.buckets.get_resource',
      'describe extended method aws.s3.buckets.get_resource',
    );
  });
});

describe('EXPLAIN', () => {
  it('reads the statement that it explains', () => {
    checkTree('EXPLAIN SELECT a FROM t', 'explain plan\nselect a\nfrom t');
    checkTree('EXPLAIN QUERY PLAN SELECT 1', 'explain queryPlan\nselect 1');
    checkTree('EXPLAIN ANALYZE DELETE FROM t WHERE a', 'explain analyze\ndelete from t\nwhere a');
  });
});

describe('every other statement', () => {
  it('is opaque, and no mistake', () => {
    checkTree(
      "EXEC /*+ AWAIT */ aws.ec2.instances.start @a = 'v' @@json = '{}'",
      'opaque EXEC\nhint AWAIT',
    );
    checkTree('REGISTRY PULL aws v1', 'opaque REGISTRY PULL');
    checkTree(
      'CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1',
      'opaque CREATE OR REPLACE MATERIALIZED VIEW',
    );
    checkTree('REFRESH MATERIALIZED VIEW v', 'opaque REFRESH MATERIALIZED VIEW');
    checkTree('DROP VIEW IF EXISTS v', 'opaque DROP VIEW IF EXISTS');
    checkTree('USE aws', 'opaque USE');
    checkTree('AUTH LOGIN aws', 'opaque AUTH LOGIN');
    checkTree('SLEEP 5000', 'opaque SLEEP');
    checkTree('{{ statement }}', 'opaque');
  });

  it('is empty where there is none', () => {
    checkTree('', 'empty');
    checkTree('-- nothing\n/*+ exports */;', 'empty');
  });
});
