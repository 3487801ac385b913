/** How properties become values of SQLite. */
import { expect, it } from 'vitest';
import type { ResourceProperties } from '../../engine/execute/index.ts';
import { check, fetchOf, getEach, hydrating, selectPlan } from './check.ts';

/** The value that a column of the declared type holds for a property. */
async function valueOf(value: unknown, declaredType: string): Promise<unknown> {
  const properties: ResourceProperties = { Value: value };
  const fetch = fetchOf('ec2.vpcs', { columns: [`Value:${declaredType}`], access: getEach('x') });
  const { rows } = await check(selectPlan([fetch], 'SELECT * FROM "ec2.vpcs"'), {
    resources: [{ type: 'AWS::EC2::VPC', region: 'us-east-1', identifier: 'x', properties }],
  });
  return rows[0]?.[0];
}

const rawInteger = (text: string): unknown =>
  (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);

it.each([
  ['absent', undefined, 'TEXT', null],
  ['null', null, 'TEXT', null],
  ['text', 'a', 'TEXT', 'a'],
  ['true', true, 'BOOLEAN', 1],
  ['a word for false', 'false', 'BOOLEAN', 0],
  ['true in a text column', true, 'TEXT', 'true'],
  ['an integer', 42, 'INTEGER', 42],
  ['an integer in a text column', 42, 'TEXT', '42'],
  ['an integer in a column of any type', 42, '', 42],
  ['a fraction', 1.5, 'REAL', 1.5],
  [
    'an object, its keys in order',
    { b: 1, a: [{ d: 2, c: 3 }] },
    'JSON TEXT',
    '{"a":[{"c":3,"d":2}],"b":1}',
  ],
  ['a time', '2026-11-24T00:00:00Z', 'TIMESTAMP TEXT', '2026-11-24T00:00:00Z'],
  ['a time in seconds', 1795478400, 'TIMESTAMP TEXT', '2026-11-24T00:00:00.000Z'],
  ['a time in milliseconds', 1795478400500, 'TIMESTAMP TEXT', '2026-11-24T00:00:00.500Z'],
  ['a number that is no time', 1e300, 'TIMESTAMP TEXT', '1e+300'],
  ['the smallest integer', rawInteger('-9223372036854775808'), 'INTEGER', -9223372036854775808n],
  ['an integer beyond 64 bits', rawInteger('9223372036854775808'), '', '9223372036854775808'],
  [
    'an integer beyond 64 bits in a text column',
    rawInteger('-99999999999999999999'),
    'TEXT',
    '-99999999999999999999',
  ],
  [
    'an integer beyond 2^53 in a text column',
    rawInteger('9007199254740993'),
    'TEXT',
    '9007199254740993',
  ],
  ['an integer beyond 2^53', rawInteger('9007199254740993'), 'INTEGER', 9007199254740993n],
  [
    'a large integer inside JSON',
    { n: rawInteger('9007199254740993') },
    'JSON TEXT',
    '{"n":9007199254740993}',
  ],
])('stores %s', async (_, value, declaredType, expected) => {
  expect(await valueOf(value, declaredType)).toEqual(expected);
});

it('tells null in a list from absent: what is known to be null is not asked for', async () => {
  const vpc = (identifier: string, properties: ResourceProperties) => ({
    type: 'AWS::EC2::VPC',
    region: 'us-east-1',
    identifier,
    properties,
  });
  const fetch = fetchOf('ec2.vpcs', {
    columns: ['identifier', 'CidrBlock'],
    access: hydrating('CidrBlock'),
  });
  const { rows, account } = await check(selectPlan([fetch]), {
    resources: [vpc('vpc-1', { CidrBlock: null }), vpc('vpc-2', {})],
    listed: { 'AWS::EC2::VPC': ['CidrBlock'] },
  });
  expect(rows).toEqual([
    ['vpc-1', null],
    ['vpc-2', null],
  ]);
  expect(account.log).toEqual([
    'list AWS::EC2::VPC us-east-1',
    'get AWS::EC2::VPC us-east-1 vpc-2',
  ]);
});

it('keeps the difference in the JSON of the whole resource', async () => {
  expect(await valueOf({ here: null }, 'JSON TEXT')).toBe('{"here":null}');
  expect(await valueOf({ here: undefined }, 'JSON TEXT')).toBe('{}');
});
