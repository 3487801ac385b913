/** Values on their way from Cloud Control's JSON text into SQLite and out of it again. */
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { parseProperties } from '../../engine/cloudcontrol/resource-json.ts';
import { stableJson, toSqlValue } from '../../engine/execute/sql-values.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';

const engine = openTableEngine(':memory:');
afterAll(() => engine.close());

/** The property `Value` of a resource with this JSON text. */
function parsed(text: string): unknown {
  const request = { typeName: 'AWS::EC2::VPC', region: 'us-east-1' };
  const context = { request, profile: undefined, endpoint: undefined };
  return parseProperties(`{"Value":${text}}`, context)['Value'];
}

let tables = 0;

/** What SQLite holds after the value was stored in a column of the declared type. */
async function stored(text: string, declaredType: string): Promise<unknown> {
  tables += 1;
  const name = `t${String(tables)}`;
  await engine.createTable({ name, columns: [{ name: 'v', declaredType }] });
  await engine.insert(name, [[toSqlValue(parsed(text), declaredType)]]);
  return (await engine.query(`SELECT v FROM ${name}`))[0]?.[0];
}

const runs = { seed: 20261124, numRuns: 300 };
const integer64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

it('keeps every digit of an integer of 64 bits', async () => {
  await fc.assert(
    fc.asyncProperty(integer64, async (value) => {
      expect(BigInt(String(await stored(String(value), 'INTEGER')))).toBe(value);
      expect(await stored(String(value), 'TEXT')).toBe(String(value));
    }),
    runs,
  );
});

it('keeps every digit of an integer of any length within an object', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }), (value) => {
      expect(stableJson(parsed(`{"b":[${value}],"a":${value}}`))).toBe(
        `{"a":${value},"b":[${value}]}`,
      );
    }),
    runs,
  );
});

it('writes equal objects as equal texts, in whatever order their keys come', () => {
  const reversed = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(reversed);
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, member]) => [key, reversed(member)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = stableJson(parsed(JSON.stringify(value)));
      expect(stableJson(parsed(JSON.stringify(reversed(value))))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    runs,
  );
});

it('stores a text as it is, whatever is in it', async () => {
  // SQLite ends a text that it computes with at its first NUL, and keeps one that it only stores.
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (value) => {
      expect(await stored(JSON.stringify(value), 'TEXT')).toBe(value);
    }),
    runs,
  );
});

it('stores true and false as 1 and 0, and nothing as NULL, in a column of any type', async () => {
  for (const declaredType of ['BOOLEAN', 'INTEGER', '']) {
    expect(await stored('true', declaredType)).toBe(1);
    expect(await stored('false', declaredType)).toBe(0);
    expect(await stored('null', declaredType)).toBeNull();
  }
});
