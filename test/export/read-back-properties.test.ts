/** What is written is read back by somebody else, and is what it was. */
import { openTableEngine } from '../../engine/sqlite/index.ts';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { exportedBytes, exportedText } from './exported.ts';

const texts = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
  fc.constantFrom(
    '',
    'NULL',
    '=1+1',
    '-5',
    '"',
    ',',
    '\t',
    '\r\n',
    "'",
    '\0',
    '|',
    '{"a":1}',
    '[oops',
  ),
);
const integers = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const cellOfInteger = (value: bigint) =>
  value === BigInt(Number(value)) && Number.isSafeInteger(Number(value))
    ? Number(value)
    : { integer: String(value) };

const columns = ['t text', 'i integer', 'n text'];
const rows = fc.array(
  fc.record({ text: texts, integer: integers, absent: fc.option(texts) }).map((row) => ({
    ...row,
    cells: [row.text, cellOfInteger(row.integer), row.absent],
  })),
  { maxLength: 7 },
);

async function check(property: fc.IAsyncPropertyWithHooks<[Rows]>): Promise<void> {
  await fc.assert(property, { numRuns: 150 });
}

type Rows = readonly {
  readonly text: string;
  readonly integer: bigint;
  readonly absent: string | null;
  readonly cells: readonly (string | number | { readonly integer: string } | null)[];
}[];

describe('rows are what they were after they are read back', () => {
  it('from CSV', () =>
    check(
      fc.asyncProperty(rows, async (given) => {
        const table = { columns, rows: given.map(({ cells }) => cells) };
        const text = await exportedText('csv', { ...table, options: { keepsFormulas: true } });
        expect(readCsv(text).slice(1)).toEqual(
          given.map(({ text: t, integer, absent }) => [t, String(integer), absent]),
        );
      }),
    ));

  it('from CSV with its formulas neutralised, where no field begins one', () =>
    check(
      fc.asyncProperty(rows, async (given) => {
        const text = await exportedText('csv', { columns, rows: given.map(({ cells }) => cells) });
        const fields = readCsv(text).flat();
        const isNumber = (field: string): boolean => field !== '' && !Number.isNaN(Number(field));
        const dangerous = fields.filter(
          (field) => field !== null && /^[=+\-@\t\r\n]/.test(field) && !isNumber(field),
        );
        expect(dangerous).toEqual([]);
      }),
    ));

  it('from JSON', () =>
    check(
      fc.asyncProperty(rows, async (given) => {
        const text = await exportedText('json', { columns, rows: given.map(({ cells }) => cells) });
        const read = JSON.parse(text, (key, value: unknown, context?: { source?: string }) =>
          key === 'i' ? BigInt(context?.source ?? '') : value,
        ) as unknown;
        expect(read).toEqual(
          given.map(({ text: t, integer, absent }) => ({ t, i: integer, n: absent })),
        );
      }),
    ));

  it('from INSERT statements', () =>
    check(
      fc.asyncProperty(rows, async (given) => {
        const text = await exportedText('sql', { columns, rows: given.map(({ cells }) => cells) });
        const tuples = text
          .split(/^INSERT INTO "result" \("t", "i", "n"\) VALUES\n/m)
          .slice(1)
          .map((statement) => statement.replace(/;\n$/, ''));
        const engine = openTableEngine(':memory:');
        const read = [];
        for (const tuple of tuples) {
          read.push(...(await engine.query(`VALUES ${tuple}`)));
        }
        await engine.close();
        expect(
          read.map((row) =>
            row.map((value) => (typeof value === 'number' ? BigInt(value) : value)),
          ),
        ).toEqual(given.map(({ text: t, integer, absent }) => [t, integer, absent]));
      }),
    ));

  it('from Parquet', () =>
    check(
      fc.asyncProperty(rows, async (given) => {
        const bytes = await exportedBytes('parquet', {
          columns,
          rows: given.map(({ cells }) => cells),
        });
        const read = await parquetReadObjects({ file: bytes.slice().buffer });
        expect(read).toEqual(
          given.map(({ text: t, integer, absent }) => ({ t, i: integer, n: absent })),
        );
      }),
    ));
});

/** Reads RFC 4180; a field without quotes that is empty is NULL. */
function readCsv(text: string): readonly (readonly (string | null)[])[] {
  const lines: (string | null)[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/gy;
  let line: (string | null)[] = [];
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    const [, quoted, plain = '', end] = match;
    line.push(quoted?.replaceAll('""', '"') ?? (plain === '' ? null : plain));
    if (end === '\r\n') {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}
