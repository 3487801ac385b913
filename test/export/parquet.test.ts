import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { WrittenTable } from './exported.ts';
import { exportedBytes } from './exported.ts';

/** The columns' types and the rows, as another library reads them. */
async function check(table: WrittenTable) {
  const bytes = await exportedBytes('parquet', table);
  const file = bytes.slice().buffer;
  const { schema, num_rows: count } = parquetMetadata(file);
  return {
    count: Number(count),
    types: schema
      .slice(1)
      .map(({ name, type, converted_type, logical_type }) =>
        `${name} ${type ?? ''} ${converted_type ?? logical_type?.type ?? ''}`.trimEnd(),
      ),
    rows: await parquetReadObjects({ file, utf8: false }),
  };
}

describe('a Parquet file', () => {
  it('has columns of the types that their values have', async () => {
    const { types, rows } = await check({
      columns: [
        'size integer',
        'ratio real',
        'on boolean',
        'at timestamp',
        'tags json',
        'bytes any',
        'id text',
      ],
      rows: [
        [1, 2, 1, '2026-01-31T12:00:00.5Z', '{"a":1}', { blob: '/wA=' }, 'é'],
        [{ integer: '9007199254740993' }, 0.5, 0, '2026-01-31 12:00:00', '[]', null, ''],
        [null, null, null, null, null, null, null],
      ],
    });
    expect(types).toEqual([
      'size INT64',
      'ratio DOUBLE',
      'on BOOLEAN',
      'at INT64 TIMESTAMP_MILLIS',
      'tags BYTE_ARRAY JSON',
      'bytes BYTE_ARRAY',
      'id BYTE_ARRAY UTF8',
    ]);
    expect(rows).toEqual([
      {
        size: 1n,
        ratio: 2,
        on: true,
        at: new Date('2026-01-31T12:00:00.500Z'),
        tags: new TextEncoder().encode('{"a":1}'),
        bytes: new Uint8Array([255, 0]),
        id: 'é',
      },
      {
        size: 9007199254740993n,
        ratio: 0.5,
        on: false,
        at: new Date('2026-01-31T12:00:00Z'),
        tags: new TextEncoder().encode('[]'),
        bytes: null,
        id: '',
      },
      { size: null, ratio: null, on: null, at: null, tags: null, bytes: null, id: null },
    ]);
  });

  it('has text where the values of a column are of several kinds', async () => {
    const { types, rows } = await check({
      columns: ['a integer', 'b timestamp', 'c boolean'],
      rows: [
        [1, '2026-01-31T12:00:00Z', 1],
        ['x', 'soon', 7],
      ],
    });
    expect(types).toEqual(['a BYTE_ARRAY UTF8', 'b BYTE_ARRAY UTF8', 'c INT64']);
    expect(rows).toEqual([
      { a: '1', b: '2026-01-31T12:00:00Z', c: 1n },
      { a: 'x', b: 'soon', c: 7n },
    ]);
  });

  it('is a file without rows, too', async () => {
    expect(await check({ columns: ['a text'], rows: [] })).toEqual({
      count: 0,
      types: ['a BYTE_ARRAY UTF8'],
      rows: [],
    });
  });

  it('has its rows in groups, of which none is large', async () => {
    const rows = Array.from({ length: 120_001 }, (_, index) => [index]);
    const bytes = await exportedBytes('parquet', { columns: ['i integer'], rows });
    const { row_groups: groups } = parquetMetadata(bytes.slice().buffer);
    expect(groups.map(({ num_rows: count }) => Number(count))).toEqual([50_000, 50_000, 20_001]);
  });

  it('keeps both of two columns with one name', async () => {
    const { rows } = await check({ columns: ['a text', 'a text'], rows: [['x', 'y']] });
    expect(rows).toEqual([{ a: 'x', a_2: 'y' }]);
  });
});
