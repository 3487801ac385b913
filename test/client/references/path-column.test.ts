import { describe, expect, it } from 'vitest';
import { pathColumn } from '../../../client/results/references/path-column.ts';
import { bind } from '../../../language/semantics/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import { testCatalog } from '../../catalog/fixture.ts';

/** The statement with the column added, or why there is none. */
function check(statement: string, position: number, path: string): string {
  const change = pathColumn(bind(parseStatement(statement), testCatalog()), position, path);
  return change.kind === 'refused'
    ? change.message
    : statement.slice(0, change.offset) + change.text + statement.slice(change.offset);
}

describe('a path as a column of the query', () => {
  it('comes last, after what the list has', () => {
    expect(check('SELECT bucket_name, tags FROM aws.s3.buckets ORDER BY 2', 1, '$[0].Key')).toBe(
      "SELECT bucket_name, tags, json_extract(tags, '$[0].Key') AS tags_0_key FROM aws.s3.buckets ORDER BY 2",
    );
  });

  it('has a line of its own where the others have', () => {
    expect(
      check('SELECT\n  a.bucket_name,\n  a.tags -- all\nFROM aws.s3.buckets a', 1, '$[0]'),
    ).toBe(
      "SELECT\n  a.bucket_name,\n  a.tags,\n  json_extract(a.tags, '$[0]') AS tags_0 -- all\nFROM aws.s3.buckets a",
    );
    expect(check('SELECT bucket_name\n     , tags\nFROM aws.s3.buckets', 1, '$[0]')).toContain(
      "tags\n     , json_extract(tags, '$[0]') AS tags_0\nFROM",
    );
  });

  it('is taken of what a star stands for, with its table in a join', () => {
    const star = 'SELECT * FROM aws.s3.buckets';
    const position = 1;
    expect(check(star, position, '$.X')).toMatch(
      /^SELECT \*, json_extract\(\w+, '\$\.X'\) AS \w+_x FROM/,
    );
    expect(
      check('SELECT b.* FROM (SELECT tags FROM aws.s3.buckets) b, aws.ec2.vpcs v', 0, '$[1].Value'),
    ).toContain("b.*, json_extract(b.tags, '$[1].Value') AS tags_1_value FROM");
  });

  it('is taken of an expression, and gets a name that is free', () => {
    expect(
      check("SELECT tags ->> '$[0]' AS t, 1 AS t_key FROM aws.s3.buckets", 0, '$.Key'),
    ).toContain("1 AS t_key, json_extract(tags ->> '$[0]', '$.Key') AS t_key_2 FROM");
  });

  it('is called by its last key where the whole path is long', () => {
    expect(
      check(
        'SELECT tags FROM aws.s3.buckets',
        0,
        '$.ServerSideEncryptionConfiguration[0].BucketKeyEnabled',
      ),
    ).toContain('AS bucket_key_enabled FROM');
  });

  it('quotes what is in the path', () => {
    expect(check('SELECT tags FROM aws.s3.buckets', 0, `$."it's".x`)).toContain(
      `json_extract(tags, '$."it''s".x') AS tags_it_s_x`,
    );
  });

  it.each(['$', "$.a') --", '$."a\\"b"', '$.{{x}}', '$."{{ x }}"', '$."a\nb"', 'x'])(
    'is refused for the path %j',
    (path) => {
      expect(check('SELECT tags FROM aws.s3.buckets', 0, path)).toContain('cannot name');
    },
  );

  it('is refused where there is no one list to add to', () => {
    expect(
      check('SELECT tags FROM aws.s3.buckets UNION SELECT tags FROM aws.ec2.vpcs', 0, '$[0]'),
    ).toBe('Only a statement that is one SELECT takes a column more: add the path by hand.');
    expect(check('SHOW SERVICES IN aws', 0, '$[0]')).toContain('add the path by hand');
    expect(check('SELECT * FROM {{ table }}', 0, '$[0]')).toContain('does not tell');
  });
});
