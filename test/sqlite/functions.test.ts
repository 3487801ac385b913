import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { registerFunctions } from '../../engine/sqlite/index.ts';

function check(expression: string): unknown {
  const database = new DatabaseSync(':memory:');
  registerFunctions(database);
  return database.prepare(`SELECT ${expression} AS value`).get()?.['value'];
}

describe('split_part', () => {
  it.each([
    [`split_part('a|b|c', '|', 1)`, 'a'],
    [`split_part('a|b|c', '|', 3)`, 'c'],
    [`split_part('a|b|c', '|', 4)`, null],
    [`split_part('a|b|c', '|', -1)`, 'c'],
    [`split_part('a|b|c', '|', -3)`, 'a'],
    [`split_part('a|b|c', '|', -4)`, null],
    [`split_part('a|b|c', '|', 0)`, null],
    [`split_part('a::b', '::', 2)`, 'b'],
    [`split_part('|b', '|', 1)`, ''],
    [`split_part('abc', '', 1)`, 'abc'],
    [`split_part(NULL, '|', 1)`, null],
    [`split_part(12, '', 1)`, '12'],
  ])('%s', (expression, value) => expect(check(expression)).toBe(value));
});

describe('regular expressions', () => {
  it.each([
    [`regexp_like('vpc-12', '^vpc-\\d+$')`, 1],
    [`regexp_like('subnet', '^vpc')`, 0],
    [`regexp_like(NULL, 'a')`, null],
    [`'vpc-12' REGEXP '\\d'`, 1],
    [`'vpc' NOT REGEXP '\\d'`, 1],
    [`regexp_like('VPC', '(?i)^vpc$')`, 1],
    [`regexp_like('a1', '^[[:alpha:]][[:digit:]]$')`, 1],
    [`regexp_like('a-b', 'a\\-b')`, 1],
    [`regexp_like('😀', '^.$')`, 1],
    [`typeof(regexp_like('a', 'a'))`, 'integer'],
    [`regexp_substr('arn:aws:s3:::logs', '[^:]+$')`, 'logs'],
    [`regexp_substr('abc', '\\d')`, null],
    [`regexp_replace('a1b22', '\\d+', '#')`, 'a#b#'],
    [`regexp_replace('a.b', '(\\w)\\.(\\w)', '$2.$1')`, 'b.a'],
    [`regexp_replace('a.b', '(\\w)\\.(\\w)', '\\2.\\1')`, 'b.a'],
  ])('%s', (expression, value) => expect(check(expression)).toBe(value));
});

describe('json_equal', () => {
  it.each([
    [`json_equal('{"a":1,"b":[1,2]}', '{ "b": [1, 2], "a": 1 }')`, 1],
    [`json_equal('[1,2]', '[2,1]')`, 0],
    [`json_equal('{"a":1}', '{"a":1,"b":null}')`, 0],
    [`json_equal('[]', '{}')`, 0],
    [`json_equal('1.0', '1')`, 1],
    [`json_equal('9007199254740993', '9007199254740992')`, 0],
    [`json_equal('not json', 'not json')`, 0],
    [`json_equal(NULL, '{}')`, null],
  ])('%s', (expression, value) => expect(check(expression)).toBe(value));
});

describe('aws_policy_equal', () => {
  const policy = (statement: string) => `'{"Version":"2012-10-17","Statement":${statement}}'`;
  const equal = (left: string, right: string) =>
    check(`aws_policy_equal(${policy(left)}, ${policy(right)})`);

  it('takes the arrays of a policy as sets', () => {
    expect(
      equal(
        '[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":["a","b"]},{"Effect":"Deny","Action":"*","Resource":"*"}]',
        '[{"Effect":"Deny","Action":"*","Resource":"*"},{"Resource":["b","a"],"Action":["s3:List*","s3:Get*"],"Effect":"Allow"}]',
      ),
    ).toBe(1);
  });

  it('takes a single value for an array of one, and actions in any case', () => {
    expect(
      equal(
        '[{"Effect":"Allow","Action":["S3:GetObject"],"Principal":{"AWS":["x"]}}]',
        '{"Effect":"Allow","Action":"s3:getobject","Principal":{"AWS":"x"}}',
      ),
    ).toBe(1);
  });

  it('tells policies apart by resource, in its case, and by condition', () => {
    expect(equal('[{"Resource":"a"}]', '[{"Resource":"A"}]')).toBe(0);
    expect(
      equal(
        '[{"Condition":{"StringEquals":{"k":["1","2"]}}}]',
        '[{"Condition":{"StringEquals":{"k":["1","3"]}}}]',
      ),
    ).toBe(0);
  });

  it('takes tags as a set', () => {
    expect(
      check(
        `aws_policy_equal('[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]', '[{"Value":"2","Key":"b"},{"Key":"a","Value":"1"}]')`,
      ),
    ).toBe(1);
  });

  it('is not equal where one side is no JSON, and NULL where one is NULL', () => {
    expect(check(`aws_policy_equal('{}', 'x')`)).toBe(0);
    expect(check(`aws_policy_equal('{}', NULL)`)).toBeNull();
  });
});

describe('string', () => {
  it('gives its text back', () => {
    expect(check(`string('{"a":1}')`)).toBe('{"a":1}');
  });
});

describe('statement_time', () => {
  afterEach(() => vi.useRealTimers());

  it('is one moment for all that a connection runs, whatever the clock says by then', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T23:59:59.900Z') });
    const database = new DatabaseSync(':memory:');
    registerFunctions(database);
    const moment = (): unknown => database.prepare('SELECT statement_time() AS value').get();
    const first = moment();
    vi.setSystemTime(new Date('2026-11-25T00:00:01.000Z'));
    expect(moment()).toEqual(first);
    expect({ ...(first as object) }).toEqual({ value: '2026-11-24T23:59:59.900Z' });
  });

  it('is a moment in UTC to every function that reads one', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T23:59:59.900Z') });
    expect(check("datetime(statement_time(), 'utc', '+1 second')")).toBe('2026-11-25 00:00:00');
  });
});
