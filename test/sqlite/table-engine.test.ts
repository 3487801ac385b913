import { describe, expect, it, onTestFinished } from 'vitest';
import type { ResultShape, SqlRow, TableEngine } from '../../engine/execute/index.ts';
import { SqlError } from '../../engine/execute/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';

/** An engine in memory with one table `t` of every declared type. */
async function engineWith(rows: readonly SqlRow[]): Promise<TableEngine> {
  const engine = openTableEngine(':memory:');
  onTestFinished(() => engine.close());
  await engine.createTable({
    name: 't',
    columns: [
      { name: 'name', declaredType: 'TEXT' },
      { name: 'size', declaredType: 'INTEGER' },
      { name: 'ratio', declaredType: 'REAL' },
      { name: 'enabled', declaredType: 'BOOLEAN' },
      { name: 'tags', declaredType: 'JSON TEXT' },
      { name: 'created', declaredType: 'TIMESTAMP TEXT' },
      { name: 'value', declaredType: '' },
    ],
  });
  await engine.insert('t', rows);
  return engine;
}

const vpc: SqlRow = ['vpc', 3, 0.5, 1, '{"a":1}', '2026-01-01T00:00:00Z', 12];

async function check(
  rows: readonly SqlRow[],
  sql: string,
  rowLimit = 1000,
): Promise<{ readonly shape: ResultShape; readonly rows: readonly SqlRow[] }> {
  const engine = await engineWith(rows);
  const shape = await engine.materialize(sql, rowLimit);
  return { shape, rows: await engine.readResult(0, 1000) };
}

async function refusal(sql: string): Promise<SqlError> {
  const engine = await engineWith([vpc]);
  return engine.materialize(sql, 10).then(
    () => expect.fail('SQLite took the statement'),
    (error: unknown) => (error instanceof SqlError ? error : expect.fail('no SqlError')),
  );
}

describe('a column that nothing reads', () => {
  it('is there with its type, and takes no value', async () => {
    const engine = openTableEngine(':memory:');
    onTestFinished(() => engine.close());
    await engine.createTable({
      name: 't',
      columns: [
        { name: 'tags', declaredType: 'JSON TEXT', unread: true },
        { name: 'name', declaredType: 'TEXT' },
      ],
    });
    await engine.insert('t', [['a'], ['b']]);
    const { columns } = await engine.materialize('SELECT * FROM t', 10);
    expect(columns.map(({ name, type }) => `${name} ${type}`)).toEqual(['tags json', 'name text']);
    expect(await engine.readResult(0, 10)).toEqual([
      [null, 'a'],
      [null, 'b'],
    ]);
  });
});

describe('a materialized result', () => {
  it('has the declared types of the columns that pass through', async () => {
    const { shape } = await check([vpc], 'SELECT * FROM t');
    expect(shape.columns.map((column) => `${column.name} ${column.type}`)).toEqual([
      'name text',
      'size integer',
      'ratio real',
      'enabled boolean',
      'tags json',
      'created timestamp',
      'value integer',
    ]);
  });

  it('types an expression by the values that it gives', async () => {
    const { shape } = await check(
      [vpc, [null, null, null, null, null, null, 'x']],
      `SELECT upper(name), size + 1, size / 2.0, json_object('a', 1), value, NULL, count(*) OVER () FROM t`,
    );
    expect(shape.columns.map((column) => column.type)).toEqual([
      'text',
      'integer',
      'real',
      'json',
      'any',
      'any',
      'integer',
    ]);
  });

  it('keeps columns that have the same name', async () => {
    const { shape, rows } = await check([vpc], 'SELECT a.name, b.name, a.size FROM t a, t b');
    expect(shape.columns.map((column) => column.name)).toEqual(['name', 'name', 'size']);
    expect(rows).toEqual([['vpc', 'vpc', 3]]);
  });

  it('keeps every digit of a 64-bit integer, and the type of whole numbers', async () => {
    const { rows } = await check(
      [['a', 9223372036854775807n, 1, 0, null, null, 7]],
      'SELECT size, typeof(value), typeof(ratio), value FROM t',
    );
    expect(rows).toEqual([[9223372036854775807n, 'integer', 'real', 7]]);
  });

  it('keeps a whole number in a text column as it was', async () => {
    const { rows } = await check([[12, null, null, null, null, null, null]], 'SELECT name FROM t');
    expect(rows).toEqual([['12']]);
  });

  it('keeps the order of ORDER BY and stops at the row limit', async () => {
    const rows = [1, 2, 3, 4].map((size): SqlRow => ['r', size, 0, 0, null, null, null]);
    const result = await check(rows, 'SELECT size FROM t ORDER BY size DESC -- largest\n;', 3);
    expect(result.rows).toEqual([[4], [3], [2]]);
    expect(result.shape).toMatchObject({ rowCount: 3, truncated: true });
  });

  it('says nothing of a cut where the rows are as many as the limit', async () => {
    const { shape } = await check([vpc, vpc], 'SELECT name FROM t', 2);
    expect(shape).toEqual({ columns: [{ name: 'name', type: 'text' }], rowCount: 2 });
  });

  it('takes common tables, set operations and VALUES', async () => {
    const { rows } = await check(
      [vpc],
      `WITH r(n) AS (SELECT size FROM t) SELECT n FROM r UNION ALL SELECT * FROM (VALUES (1), (2)) ORDER BY 1`,
    );
    expect(rows).toEqual([[1], [2], [3]]);
  });

  it('is replaced whole by the next one, of another shape', async () => {
    const engine = await engineWith([vpc]);
    await engine.materialize('SELECT name FROM t', 10);
    const shape = await engine.materialize('SELECT size, enabled FROM t WHERE 0', 10);
    expect(shape).toEqual({
      columns: [
        { name: 'size', type: 'integer' },
        { name: 'enabled', type: 'boolean' },
      ],
      rowCount: 0,
    });
    expect(await engine.readResult(0, 10)).toEqual([]);
  });

  it('is read by windows of positions', async () => {
    const engine = await engineWith([]);
    await engine.materialize('VALUES (1), (2), (3), (4)', 10);
    expect(await engine.readResult(1, 2)).toEqual([[2], [3]]);
    expect(await engine.readResult(3, 5)).toEqual([[4]]);
  });

  it('stays as it was where the next statement fails', async () => {
    const engine = await engineWith([vpc]);
    await engine.materialize('SELECT name FROM t', 10);
    await expect(engine.materialize(`SELECT json_extract(name, '$') FROM t`, 10)).rejects.toThrow(
      'malformed JSON',
    );
    expect(await engine.readResult(0, 10)).toEqual([['vpc']]);
  });
});

describe('a statement that SQLite refuses', () => {
  it.each([
    ['SELECT nme FROM t', 'no column `nme` in the tables of this query', 7],
    ['SELECT name FROM t WHERE', 'the statement ends before it is complete', 24],
    ['SELECT name frm FROM FROM t', 'SQLite cannot read the statement at `FROM`', undefined],
    [`SELECT 'nope(' FROM t WHERE nope(1)`, 'no function `nope`', 28],
    ['SELECT a.name FROM t, t u', 'no column `a.name` in the tables of this query', 7],
    ['SELECT 1; SELECT 2', 'one statement at a time: a second one begins here', 10],
    ['SELECT 1) LIMIT 1; --', 'SQLite cannot read the statement at `)`', 8],
    ['-- nothing', 'there is no statement here', undefined],
  ])('%s', async (sql, message, offset) => {
    const error = await refusal(sql);
    expect(error.message).toBe(message);
    expect(error.offset).toBe(offset);
  });

  it('gives the reason of a function of ours', async () => {
    const error = await refusal(`SELECT regexp_like(name, '[') FROM t`);
    expect(error.message).toBe('`[` is not a regular expression: Unterminated character class');
  });
});

describe('inserting', () => {
  it('inserts all rows of a call or none', async () => {
    const engine = await engineWith([]);
    await expect(engine.insert('t', [vpc, ['too short']])).rejects.toThrow(SqlError);
    expect(await engine.query('SELECT count(*) FROM t')).toEqual([[0]]);
  });

  it('keeps the order of many rows', async () => {
    const sizes = Array.from({ length: 1234 }, (_, index) => index);
    const engine = await engineWith(sizes.map((size) => ['r', size, 0, 0, null, null, null]));
    const stored = await engine.query('SELECT size FROM t ORDER BY rowid');
    expect(stored.map(([size]) => size)).toEqual(sizes);
  });

  it('keeps bytes, and names with quotes in them', async () => {
    const engine = await engineWith([]);
    await engine.createTable({ name: 'a"b', columns: [{ name: 'c"d', declaredType: '' }] });
    await engine.insert('a"b', [[new Uint8Array([0, 255])]]);
    expect(await engine.query('SELECT "c""d" FROM "a""b"')).toEqual([[new Uint8Array([0, 255])]]);
  });
});

describe('rows that are salvaged', () => {
  it('are those of one table, under the names and types that they had there', async () => {
    const engine = await engineWith([vpc, vpc, vpc]);
    const salvaged = { table: 't', columns: ['size', 'tags'], rowLimit: 2 };
    expect(await engine.salvage(salvaged)).toEqual({
      columns: [
        { name: 'size', type: 'integer' },
        { name: 'tags', type: 'json' },
      ],
      rowCount: 2,
      truncated: true,
    });
    expect(await engine.readResult(0, 1)).toEqual([[3, '{"a":1}']]);
  });

  it('take the place of a result that was growing', async () => {
    const engine = await engineWith([vpc]);
    await engine.grow({ sql: 'SELECT size FROM t', table: 't', rowLimit: 10 });
    await engine.salvage({ table: 't', columns: ['name'], rowLimit: 10 });
    expect(await engine.readResult(0, 10)).toEqual([['vpc']]);
  });

  it('may have columns of the names that a result gives its own', async () => {
    const engine = openTableEngine(':memory:');
    onTestFinished(() => engine.close());
    const columns = ['c1', 'c0', 'before c1'].map((name) => ({ name, declaredType: 'TEXT' }));
    await engine.createTable({ name: 'aws.a.b', columns });
    await engine.insert('aws.a.b', [['one', 'zero', 'before']]);
    await engine.salvage({ table: 'aws.a.b', columns: ['c0', 'before c1', 'c1'], rowLimit: 10 });
    expect(await engine.readResult(0, 10)).toEqual([['zero', 'before', 'one']]);
  });
});

describe('memory', () => {
  it('is bounded: what is more than the cache goes to a file', async () => {
    const engine = await engineWith([]);
    expect(await engine.query('PRAGMA temp_store')).toEqual([[1]]);
    expect(await engine.query('PRAGMA cache_size')).toEqual([[-65_536]]);
  });

  it('holds one value of ten megabytes, sorted and read', async () => {
    const long = 'x'.repeat(10_000_000);
    const { rows } = await check(
      [vpc, [long, 1, 1, 1, null, null, null]],
      'SELECT name FROM t ORDER BY 1',
    );
    expect(rows).toEqual([['vpc'], [long]]);
  });
});
