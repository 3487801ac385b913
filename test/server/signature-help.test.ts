import { describe, expect, it } from 'vitest';
import { signatureHelpAt } from '../../server/features/signature-help.ts';
import { atCursor } from './fixture.ts';

/** The active signature with `<>` around the parameter that is being written. */
function signature(textWithCursor: string): string | undefined {
  const { bound, offset } = atCursor(textWithCursor);
  const help = signatureHelpAt(bound, offset);
  const active = help?.signatures[help.activeSignature];
  if (help === undefined || active === undefined) {
    return undefined;
  }
  const parameter = active.parameters[help.activeParameter ?? -1];
  const { label } = active;
  return parameter === undefined
    ? label
    : `${label.slice(0, parameter.start)}<${label.slice(parameter.start, parameter.end)}>${label.slice(parameter.end)}`;
}

function check(textWithCursor: string, expected: string | undefined): void {
  expect(signature(textWithCursor)).toBe(expected);
}

describe('signature help of a function', () => {
  it('marks the argument at the cursor', () => {
    check("SELECT split_part($0arn, ':', 5)", 'split_part(<TEXT>, SEPARATOR, N)');
    check("SELECT split_part(arn, $0':', 5)", 'split_part(TEXT, <SEPARATOR>, N)');
    check("SELECT split_part(arn, ':', 5$0)", 'split_part(TEXT, SEPARATOR, <N>)');
  });

  it('is there while the call is half typed', () => {
    check('SELECT split_part($0', 'split_part(<TEXT>, SEPARATOR, N)');
    check("SELECT split_part(arn, ':', $0", 'split_part(TEXT, SEPARATOR, <N>)');
    check('SELECT lower($0 FROM aws.s3.buckets', 'lower(<TEXT>)');
    check("SELECT split_part(arn, 'open, $0", 'split_part(TEXT, <SEPARATOR>, N)');
    check('SELECT split_part\n  (arn, -- here, there\n  $0', 'split_part(TEXT, <SEPARATOR>, N)');
  });

  it('is that of the innermost call, through parentheses of no call', () => {
    check('SELECT upper(lower($0))', 'lower(<TEXT>)');
    check('SELECT upper(lower(x)$0)', 'upper(<TEXT>)');
    check("SELECT split_part((a || ($0b)), ':', 1)", 'split_part(<TEXT>, SEPARATOR, N)');
    check("SELECT split_part(lower(a, b), $0':', 1)", 'split_part(TEXT, <SEPARATOR>, N)');
  });

  it('chooses the signature that takes all the arguments', () => {
    check('SELECT substr($0a, 1, 2)', 'substr(<TEXT>, START, LENGTH)');
    check('SELECT substr($0a, 1)', 'substr(<TEXT>, START)');
    check('SELECT substr(($0a, (b, c)), 1, 2)', 'substr(<TEXT>, START, LENGTH)');
    check('SELECT substr((a), ($0b) + (c, d)), e', 'substr(TEXT, <START>)');
    check('SELECT date($0)', 'date(<TIME>, …)');
  });

  it('goes on with further arguments, also in pairs', () => {
    check('SELECT concat(a, b$0)', 'concat(X, <…>)');
    check("SELECT json_object('a', 1, 'b', $02)", 'json_object(KEY, <VALUE>, …)');
    check("SELECT json_object('a', 1, 'b'$0)", 'json_object(<KEY>, VALUE, …)');
  });

  it('marks nothing where there are too many arguments', () => {
    check('SELECT lower(a, $0b)', 'lower(TEXT)');
  });

  it('is there for aggregates, windows and table functions', () => {
    check('SELECT sum($0) FROM aws.s3.buckets', 'sum(<X>)');
    check('SELECT lag(a, $01) OVER (ORDER BY a)', 'lag(X, <OFFSET>)');
    check('SELECT * FROM json_each($0', 'json_each(<JSON>)');
    check('SELECT * FROM "json_each"(tags, $0)', 'json_each(JSON, <PATH>)');
  });

  it('shows the two parts of CAST', () => {
    check('SELECT CAST($0', 'CAST(<value> AS type)');
    check('SELECT CAST(a AS $0)', 'CAST(value AS <type>)');
  });

  it('is not there outside of calls', () => {
    check('SELECT lower(a)$0', undefined);
    check('SELECT $0lower(a)', undefined);
    check('SELECT * FROM (SELECT $0', undefined);
    check('SELECT count(*) FILTER ($0', undefined);
    check('SELECT a IN ($0', undefined);
    check('SELECT lower((SELECT $0', undefined);
    check('SELECT no_such_function($0', undefined);
  });
});

describe('signature help of an INSERT', () => {
  const insert = 'INSERT INTO aws.s3.buckets (BucketName, Tags, region) VALUES ';

  it('shows the column that is next', () => {
    check(`${insert}($0`, 'INSERT INTO aws.s3.buckets (<BucketName>, Tags, region)');
    check(`${insert}('a', $0`, 'INSERT INTO aws.s3.buckets (BucketName, <Tags>, region)');
    check(
      `${insert}('a', '[]', 'us-east-1'), ('b', $0`,
      'INSERT INTO aws.s3.buckets (BucketName, <Tags>, region)',
    );
    check(`${insert}('a', 'b', 'c', $0`, 'INSERT INTO aws.s3.buckets (BucketName, Tags, region)');
    check(`EXPLAIN ${insert}($0`, 'INSERT INTO aws.s3.buckets (<BucketName>, Tags, region)');
  });

  it('holds a place for a column that is not written yet', () => {
    check(
      'INSERT INTO aws.s3.buckets (BucketName, , Tags) VALUES (1, $0',
      'INSERT INTO aws.s3.buckets (BucketName, <…>, Tags)',
    );
  });

  it('describes the column', () => {
    const { bound, offset } = atCursor(`${insert}($0`);
    const [first] = signatureHelpAt(bound, offset)?.signatures[0]?.parameters ?? [];
    expect(first?.documentation).toContain('Property `BucketName` of `AWS::S3::Bucket`');
  });

  it('is not there in the list of columns', () => {
    check('INSERT INTO aws.s3.buckets (BucketName, $0', undefined);
  });
});
