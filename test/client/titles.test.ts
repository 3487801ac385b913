import { describe, expect, it } from 'vitest';
import { resultTitle } from '../../client/run/titles.ts';
import { parseStatement } from '../../language/syntax/index.ts';

const check = (text: string): string => resultTitle(parseStatement(text));

describe('the title of a result', () => {
  it.each([
    ['SELECT * FROM aws.s3.buckets;', 'buckets'],
    ['SELECT * FROM aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.sync_jobs s', 'workspaces'],
    ['SELECT * FROM (SELECT * FROM aws.ec2.vpcs) AS v', 'vpcs'],
    ['EXPLAIN SELECT * FROM aws.s3.buckets', 'EXPLAIN buckets'],
    ['EXPLAIN ANALYZE SELECT * FROM aws.s3.buckets', 'ANALYZE buckets'],
    ["DELETE FROM aws.s3.bucket WHERE data__Identifier = 'b'", 'DELETE bucket'],
    ['SHOW SERVICES IN aws', 'SHOW SERVICES aws'],
    ['DESCRIBE aws.s3.buckets', 'DESCRIBE buckets'],
    ['SELECT 1 + 1', 'SELECT 1 + 1'],
    ['-- how many\nSELECT 1\n+ 1', 'SELECT 1'],
  ])('of `%s` is `%s`', (text, title) => {
    expect(check(text)).toBe(title);
  });

  it('is not endless', () => {
    expect(check(`SELECT ${'1 + '.repeat(100)}1`)).toHaveLength(40);
  });
});
