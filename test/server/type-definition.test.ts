import { describe, expect, it } from 'vitest';
import { typeDefinitions } from './check-navigation.ts';

describe('the type definition', () => {
  it('of an alias is the page of its resource', () => {
    expect(typeDefinitions('SELECT b$0.arn FROM aws.s3.buckets b')).toEqual([
      'page of aws.s3.buckets',
    ]);
  });

  it('of a column is where its values come from, through aliases, common tables and views', () => {
    const page = ['page of aws.s3.buckets, bucket_name'];
    const common = 'WITH a AS (SELECT bucket_name AS x FROM aws.s3.buckets)';
    expect(typeDefinitions(`${common} SELECT x$0 FROM a`)).toEqual(page);
    expect(typeDefinitions(`${common.replace('x FROM', 'x$0 FROM')} SELECT x FROM a`)).toEqual(
      page,
    );
    const view = 'CREATE VIEW v AS SELECT bucket_name AS x FROM aws.s3.buckets';
    expect(typeDefinitions('SELECT x$0 FROM v', view)).toEqual(page);
  });

  it('of what is computed is none', () => {
    expect(typeDefinitions('WITH a AS (SELECT 1 AS x) SELECT x$0 FROM a')).toEqual([]);
    expect(typeDefinitions('WITH a AS (SELECT 1 AS x) SELECT x FROM a$0')).toEqual([]);
    expect(typeDefinitions('SELECT 1$0')).toEqual([]);
  });
});
