import { describe, it } from 'vitest';
import { check, checkUnchanged } from './check.ts';

describe('a statement', () => {
  it('INSERT has its source and RETURNING on lines of their own', () => {
    check(
      `
      insert into aws.s3.buckets(BucketName,region)
      select 'b','us-east-1' returning Identifier
      `,
      `
      INSERT INTO aws.s3.buckets (BucketName, region)
      SELECT 'b', 'us-east-1'
      RETURNING Identifier
      `,
    );
  });

  it('INSERT breaks a long column list and a long row alike', () => {
    check(
      `insert /*+ AWAIT */ into aws.s3.buckets (BucketName, Tags, VersioningConfiguration, region) values ('my-bucket', '[{"Key": "owner"}]', '{"Status": "Enabled"}', 'us-east-1')`,
      `
      INSERT /*+ AWAIT */ INTO aws.s3.buckets (
        BucketName,
        Tags,
        VersioningConfiguration,
        region
      )
      VALUES (
        'my-bucket',
        '[{"Key": "owner"}]',
        '{"Status": "Enabled"}',
        'us-east-1'
      )`,
      { lineWidth: 70 },
    );
  });

  it('INSERT has several rows below VALUES', () => {
    check(
      `
      INSERT INTO t (a, b)
      VALUES (1, 2),
             (3, 4)
      `,
      `
      INSERT INTO t (a, b)
      VALUES
        (1, 2),
        (3, 4)
      `,
    );
  });

  it('INSERT has ON CONFLICT on a line of its own, and breaks what it does', () => {
    check(
      `
      insert or ignore into notes as n(a) values(1)
      on conflict(a) where b>0 do update set b=excluded.b where a<>1 returning a
      `,
      `
      INSERT OR IGNORE INTO notes AS n (a)
      VALUES (1)
      ON CONFLICT (a) WHERE b > 0 DO UPDATE SET b = excluded.b WHERE a <> 1
      RETURNING a
      `,
    );
    check(
      `insert into notes (a, b) values (1, 2) on conflict (a) do update set b = excluded.b where a <> 1`,
      `
      INSERT INTO notes (a, b)
      VALUES (1, 2)
      ON CONFLICT (a)
        DO UPDATE SET b = excluded.b
        WHERE a <> 1`,
      { lineWidth: 40 },
    );
    checkUnchanged('INSERT INTO notes DEFAULT VALUES;');
  });

  it('UPDATE and DELETE have a line for each clause', () => {
    check(
      `
      update aws.lambda.function set memory_size=512,timeout=30
      where data__Identifier='f' returning OperationStatus;
      delete /*+ AWAIT */ from aws.s3.buckets
      where Identifier='b'
      `,
      `
      UPDATE aws.lambda.function
      SET memory_size = 512, timeout = 30
      WHERE data__Identifier = 'f'
      RETURNING OperationStatus;
      DELETE /*+ AWAIT */ FROM aws.s3.buckets
      WHERE Identifier = 'b'
      `,
    );
  });

  it('EXPLAIN and PLAN share a line with what is short', () => {
    check('explain  select 1;', 'EXPLAIN SELECT 1;');
    check(
      `
      explain query plan select a from t
      where b = 1
      `,
      `
      EXPLAIN QUERY PLAN
      SELECT a
      FROM t
      WHERE b = 1
      `,
    );
  });

  it('CREATE VIEW has its query below it', () => {
    check(
      `
      create or replace materialized view big(a) as select a from t
      where size>100
      `,
      `
      CREATE OR REPLACE MATERIALIZED VIEW big (a) AS
      SELECT a
      FROM t
      WHERE size > 100
      `,
    );
  });

  it('EXEC has one parameter a line where they do not fit', () => {
    check(
      `exec aws.ec2.instances.start @InstanceId='i-1',@region = 'us-east-1'`,
      `EXEC aws.ec2.instances.start @InstanceId = 'i-1', @region = 'us-east-1'`,
    );
    check(
      `EXEC aws.ec2.instances.start @InstanceId = 'i-1', @region = 'us-east-1' @@json = '{}'`,
      `
      EXEC aws.ec2.instances.start
        @InstanceId = 'i-1',
        @region = 'us-east-1'
        @@json = '{}'`,
      { lineWidth: 50 },
    );
    checkUnchanged(`
      EXEC aws.s3.buckets.create @region = 'us-east-1' @@json = '{
        "BucketName": "b"
      }';
      `);
  });

  it('SHOW, DESCRIBE and the other commands are one line', () => {
    check(
      `
      show   extended services
        from aws like 's%';
      desc extended aws . s3;
      show insert /*+ REQUIRED */ into aws.s3.buckets(BucketName);
      registry pull aws v24.07.00246;
      use aws; sleep 5000;
      begin;
      `,
      `
      SHOW EXTENDED SERVICES FROM aws LIKE 's%';
      DESC EXTENDED aws . s3;
      SHOW INSERT /*+ REQUIRED */ INTO aws.s3.buckets (BucketName);
      REGISTRY PULL aws v24.07.00246;
      USE aws;
      SLEEP 5000;
      BEGIN;
      `,
    );
  });
});
