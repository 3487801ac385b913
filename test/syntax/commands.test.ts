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

describe('PLAN', () => {
  it('reads the statement that it plans', () => {
    checkTree('PLAN SELECT a FROM t', 'plan\nselect a\nfrom t');
    checkTree('EXPLAIN PLAN DELETE FROM t', 'explain plan\nplan\ndelete from t');
  });
});

describe('EXEC', () => {
  it('reads a method, its parameters and the body of the request', () => {
    checkTree(
      "EXEC /*+ AWAIT */ aws.ec2.instances.start @a = 'v', @b = 1 + {{ c }} @@json = '{}'",
      "exec aws.ec2.instances.start\na = 'v'\nb = (+ 1 {{ c }})\npayload json = '{}'\nhint AWAIT",
    );
    checkTree(
      "EXEC aws.ec2.instances.start @a = 'v', @@json = JSON('{}')",
      "exec aws.ec2.instances.start\na = 'v'\npayload json = (JSON '{}')",
    );
    checkTree('EXEC aws.ec2.instances.list', 'exec aws.ec2.instances.list');
  });
});

describe('views', () => {
  it('are created with the query that they stand for', () => {
    checkTree(
      'CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1',
      'create view or replace materialized v\nselect 1',
    );
    checkTree(
      'CREATE TEMP VIEW IF NOT EXISTS main.v (a, group) AS WITH w AS (SELECT 1) SELECT * FROM w',
      [
        'create view temporary if not exists main.v',
        'columns a, group',
        'with w {select 1}',
        'select *',
        'from w',
      ].join('\n'),
    );
  });

  it('are refreshed and dropped', () => {
    checkTree('REFRESH MATERIALIZED VIEW v', 'refresh view v');
    checkTree('DROP VIEW IF EXISTS v', 'drop view if exists v');
    checkTree('DROP MATERIALIZED VIEW main.v', 'drop view materialized main.v');
  });
});

describe('statements about the session', () => {
  it('name providers and how to reach them', () => {
    checkTree('USE aws', 'use aws');
    checkTree('REGISTRY LIST', 'registry LIST');
    checkTree('REGISTRY LIST aws', 'registry LIST aws');
    checkTree('REGISTRY PULL aws v24.07.00246', 'registry PULL aws v24.07.00246');
    checkTree("REGISTRY PULL aws 'v24.07'", 'registry PULL aws "v24.07"');
    checkTree('AUTH LOGIN aws', 'auth LOGIN aws');
    checkTree(
      "AUTH LOGIN aws SERVICE_ACCOUNT 'key.json'",
      "auth LOGIN aws SERVICE_ACCOUNT 'key.json'",
    );
    checkTree('AUTH REVOKE {{ provider }}', 'auth REVOKE {{ provider }}');
    checkTree('SLEEP 5000', 'sleep 5000');
  });

  it('begin and end transactions', () => {
    checkTree('BEGIN', 'transaction BEGIN');
    checkTree('BEGIN IMMEDIATE TRANSACTION', 'transaction BEGIN IMMEDIATE');
    checkTree('COMMIT TRANSACTION', 'transaction COMMIT');
    checkTree('END', 'transaction COMMIT');
    checkTree('ROLLBACK', 'transaction ROLLBACK');
    checkTree('ROLLBACK TRANSACTION TO SAVEPOINT s', 'transaction ROLLBACK s');
    checkTree('SAVEPOINT s', 'transaction SAVEPOINT s');
    checkTree('RELEASE SAVEPOINT s', 'transaction RELEASE s');
  });
});

describe('every other statement', () => {
  it('is opaque, and no mistake where SQLite or StackQL has it', () => {
    checkTree('PRAGMA table_info(t)', 'opaque PRAGMA');
    checkTree("ATTACH 'a.db' AS a", 'opaque ATTACH');
    checkTree('CREATE TABLE t (a TEXT, b)', 'opaque CREATE TABLE');
    checkTree('CREATE UNIQUE INDEX i ON t (a)', 'opaque CREATE');
    checkTree('DROP TABLE IF EXISTS t', 'opaque DROP TABLE IF EXISTS');
    checkTree('ALTER TABLE t ADD COLUMN b', 'opaque ALTER TABLE');
    checkTree('VACUUM', 'opaque VACUUM');
    checkTree('{{ statement }}', 'opaque');
  });

  it('is empty where there is none', () => {
    checkTree('', 'empty');
    checkTree('-- nothing\n/*+ exports */;', 'empty');
  });
});
