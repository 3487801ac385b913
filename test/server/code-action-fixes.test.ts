import { describe, expect, it } from 'vitest';
import { checkAction, fixesAt, titlesAt } from './check-code-action.ts';

describe('a name that is near another', () => {
  it('is replaced by it', () => {
    checkAction(
      'SELECT bucket_$0nam FROM aws.s3.buckets',
      'Replace with `bucket_name`',
      'SELECT bucket_name FROM aws.s3.buckets',
    );
  });

  it('is replaced in the statement that it stands in, whatever stands before it', () => {
    checkAction(
      "-- buckets\nSELECT 1;\n\nSELECT bucket_name FROM aws.s3.bucket$0z WHERE region = 'us-east-1';",
      'Replace with `buckets`',
      "-- buckets\nSELECT 1;\n\nSELECT bucket_name FROM aws.s3.buckets WHERE region = 'us-east-1';",
    );
  });

  it('is offered only where its problem is', () => {
    expect(titlesAt('SELECT bucket_nam FROM aws.s3.buckets$0')).toEqual([]);
  });

  it('is found by a selection that touches it', () => {
    expect(fixesAt('SEL$0ECT bucket_nam FROM$0 aws.s3.buckets')).toEqual([
      '* Replace with `bucket_name`',
    ]);
  });

  it('may be a region', () => {
    checkAction(
      "SELECT 1 FROM aws.s3.buckets WHERE region = 'us-esat-1$0'",
      "Replace with `'us-east-1'`",
      "SELECT 1 FROM aws.s3.buckets WHERE region = 'us-east-1'",
    );
  });
});

describe('an ambiguous column', () => {
  it('is qualified by any table that has it', () => {
    const text =
      'SELECT re$0gion FROM aws.s3.buckets b JOIN aws.ec2.vpcs ON vpcs.vpc_id = b.bucket_name';
    expect(fixesAt(text)).toEqual(['Write `b.region`', 'Write `vpcs.region`']);
    checkAction(
      text,
      'Write `vpcs.region`',
      'SELECT vpcs.region FROM aws.s3.buckets b JOIN aws.ec2.vpcs ON vpcs.vpc_id = b.bucket_name',
    );
  });

  it('is left alone where two tables have one name', () => {
    expect(fixesAt('SELECT re$0gion FROM aws.s3.buckets, aws.s3.buckets')).toEqual([]);
  });
});

describe('a comparison with NULL', () => {
  it('becomes a test for NULL', () => {
    checkAction(
      'SELECT 1 FROM aws.s3.buckets WHERE tags $0= NULL AND region IS NOT NULL',
      'Write `IS NULL`',
      'SELECT 1 FROM aws.s3.buckets WHERE tags IS NULL AND region IS NOT NULL',
    );
  });

  it('becomes a test for what is not NULL', () => {
    checkAction(
      'SELECT 1 FROM aws.s3.buckets WHERE null != lower(bucket_name)$0',
      'Write `IS NOT NULL`',
      'SELECT 1 FROM aws.s3.buckets WHERE lower(bucket_name) IS NOT NULL',
    );
  });

  it('is left alone between other operators', () => {
    expect(titlesAt('SELECT 1 FROM aws.s3.buckets WHERE tags $0> NULL')).toEqual([]);
  });
});

describe('text in double quotes', () => {
  it('becomes a string where it names nothing', () => {
    checkAction(
      'SELECT 1 FROM aws.s3.buckets WHERE region = "us-$0east-1"',
      "Write `'us-east-1'`: double quotes are for names",
      "SELECT 1 FROM aws.s3.buckets WHERE region = 'us-east-1'",
    );
  });

  it('keeps its quotes', () => {
    checkAction(
      `SELECT "it's$0"`,
      "Write `'it''s'`: double quotes are for names",
      "SELECT 'it''s'",
    );
  });

  it('stays a name where it names something', () => {
    expect(titlesAt('SELECT "bucket_name$0" FROM aws.s3.buckets')).toEqual([]);
    expect(titlesAt('SELECT 1 AS "a b" FROM aws.s3.buckets ORDER BY "a b$0"')).toEqual([]);
  });
});

describe('text that is never closed', () => {
  it.each([
    ['a string', "SELECT 'abc$0", "Add `'`", "SELECT 'abc'"],
    [
      'a string on a line of its own',
      "SELECT 'abc$0  \nFROM aws.s3.buckets",
      "Add `'`",
      "SELECT 'abc'  \nFROM aws.s3.buckets",
    ],
    [
      'a quoted name',
      'SELECT "bucket_name$0 \nFROM aws.s3.buckets',
      'Add `"`',
      'SELECT "bucket_name" \nFROM aws.s3.buckets',
    ],
    ['a comment', 'SELECT 1 /* one$0', 'Add `*/`', 'SELECT 1 /* one */'],
    [
      'a parenthesis',
      "SELECT 1 FROM aws.s3.buckets WHERE $0(region = 'us-east-1';",
      'Add `)`',
      "SELECT 1 FROM aws.s3.buckets WHERE (region = 'us-east-1');",
    ],
  ])('is closed: %s', (_, before, title, after) => {
    checkAction(before, title, after);
  });
});

describe('a reserved word in place of a name', () => {
  it('is quoted', () => {
    checkAction(
      'SELECT "table".arn FROM aws.s3.buckets tab$0le',
      'Quote `table` to use it as a name',
      'SELECT "table".arn FROM aws.s3.buckets "table"',
    );
  });

  it('is left alone where quoting does not help', () => {
    expect(titlesAt('SELECT 1 FROM aws.s3.buckets WHERE AND$0')).toEqual([]);
  });
});

describe('a misspelt keyword', () => {
  it.each([
    ['a verb', 'SELE$0C arn FROM aws.s3.buckets', '`SELECT`', 'SELECT arn FROM aws.s3.buckets'],
    ['FROM', 'SELECT arn FR$0M aws.s3.buckets', '`FROM`', 'SELECT arn FROM aws.s3.buckets'],
    [
      'in lower case',
      'select arn from aws.s3.buckets wher$0 arn is null',
      '`where`',
      'select arn from aws.s3.buckets where arn is null',
    ],
  ])('is put right: %s', (_, before, right, after) => {
    checkAction(before, `Replace with ${right}`, after);
  });

  it('is no alias that anything follows', () => {
    expect(fixesAt('SELECT arn AS frm$0, region FROM aws.s3.buckets')).toEqual([]);
  });
});

describe('a clause that is not finished', () => {
  it('gets its BY', () => {
    checkAction(
      'SELECT region FROM aws.s3.buckets GRO$0UP region',
      'Add `BY`',
      'SELECT region FROM aws.s3.buckets GROUP BY region',
    );
  });

  it('loses a comma that nothing follows', () => {
    checkAction(
      'SELECT region,$0 FROM aws.s3.buckets',
      'Remove the comma',
      'SELECT region FROM aws.s3.buckets',
    );
  });
});

describe('a parameter of a method', () => {
  it('is replaced by the one that is near', () => {
    checkAction(
      "EXEC aws.s3.buckets.get_resource @data__Identifier = 'b', @regio$0n2 = 'us-east-1'",
      'Replace with `region`',
      "EXEC aws.s3.buckets.get_resource @data__Identifier = 'b', @region = 'us-east-1'",
    );
  });

  it('is added where the method needs it', () => {
    checkAction(
      'EXEC aws.s3.buckets.get_resource$0;',
      'Add `@data__Identifier = …`',
      "EXEC aws.s3.buckets.get_resource @data__Identifier = '<BucketName>';",
    );
    checkAction(
      "EXEC aws.s3.buckets.get_resource$0 @region = 'us-east-1'",
      'Add `@data__Identifier = …`',
      "EXEC aws.s3.buckets.get_resource @region = 'us-east-1', @data__Identifier = '<BucketName>'",
    );
  });
});

describe('a value that was written like a name', () => {
  it.each([
    [
      'SELECT arn FROM aws.s3.buckets WHERE region = us$0-east-1 AND arn IS NULL',
      "'us-east-1'",
      "SELECT arn FROM aws.s3.buckets WHERE region = 'us-east-1' AND arn IS NULL",
    ],
    [
      'SELECT arn FROM aws.s3.buckets WHERE bucket_name = logs$0',
      "'logs'",
      "SELECT arn FROM aws.s3.buckets WHERE bucket_name = 'logs'",
    ],
    [
      "SELECT arn FROM aws.s3.buckets WHERE bucket_name IN ('a', lo$0gs)",
      "'logs'",
      "SELECT arn FROM aws.s3.buckets WHERE bucket_name IN ('a', 'logs')",
    ],
  ])('takes quotes: %s', (before, value, after) => {
    checkAction(before, `Write \`${value}\`: text takes quotes`, after);
  });

  it('is no value where it is compared with nothing that is known', () => {
    expect(fixesAt('SELECT logs$0 FROM aws.s3.buckets')).toEqual([]);
  });
});

describe('a member of an array', () => {
  it('is read of its first element', () => {
    checkAction(
      "SELECT json_extract(tags, '$.Key$0') FROM aws.s3.buckets",
      'Replace with `[0].Key`',
      "SELECT json_extract(tags, '$[0].Key') FROM aws.s3.buckets",
    );
    checkAction(
      "SELECT tags ->> 'Key$0' FROM aws.s3.buckets",
      'Replace with `$[0].Key`',
      "SELECT tags ->> '$[0].Key' FROM aws.s3.buckets",
    );
  });
});
