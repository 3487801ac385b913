/** Results that are filled while a table of theirs still is, against the result of the whole tables. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ResultShape, SqlRow, TableEngine } from '../../engine/execute/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';

async function twoTables(): Promise<TableEngine> {
  const engine = openTableEngine(':memory:');
  onTestFinished(() => engine.close());
  for (const name of ['aws.parts', 'aws.owners']) {
    await engine.createTable({
      name,
      columns: [
        { name: 'id', declaredType: 'INTEGER' },
        { name: 'owner', declaredType: 'TEXT' },
        { name: 'tags', declaredType: 'JSON TEXT' },
      ],
    });
  }
  return engine;
}

interface Grown {
  readonly steps: readonly ResultShape[];
  readonly shape: ResultShape;
  readonly rows: readonly SqlRow[];
}

/** Brings the pages into `aws.parts` with a step after each, then makes the whole result. */
async function check(
  pages: readonly (readonly SqlRow[])[],
  sql: string,
  limits: { readonly rowLimit?: number; readonly limit?: number } = {},
): Promise<Grown> {
  const { rowLimit = 1000, limit } = limits;
  const engine = await twoTables();
  await engine.insert('aws.owners', owners);
  const steps: ResultShape[] = [];
  for (const page of pages) {
    await engine.insert('aws.parts', page);
    const query = { sql, table: 'aws.parts', rowLimit, ...(limit !== undefined && { limit }) };
    steps.push(await engine.grow(query));
  }
  const shape = await engine.materialize(sql, rowLimit);
  return { steps, shape, rows: await engine.readResult(0, 10_000) };
}

/** The same without a step before the end. */
async function wholeOf(
  rows: readonly SqlRow[],
  sql: string,
  rowLimit = 1000,
): Promise<{ readonly shape: ResultShape; readonly rows: readonly SqlRow[] }> {
  const engine = await twoTables();
  await engine.insert('aws.owners', owners);
  await engine.insert('aws.parts', rows);
  const shape = await engine.materialize(sql, rowLimit);
  return { shape, rows: await engine.readResult(0, 10_000) };
}

const owners: readonly SqlRow[] = [
  [1, 'ann', null],
  [2, 'bob', '{"a":1}'],
  [3, 'ann', '[1,2]'],
];

const queries = [
  'SELECT * FROM "aws.parts" AS p',
  'SELECT id + 1 AS next, tags FROM "aws.parts" WHERE id > 2',
  'SELECT p.id, o.id FROM "aws.parts" AS p JOIN "aws.owners" AS o ON o.owner = p.owner',
  'SELECT p.id, o.id FROM "aws.parts" AS p LEFT JOIN "aws.owners" AS o USING (owner)',
  'SELECT p.id, o.id FROM "aws.owners" AS o RIGHT JOIN "aws.parts" AS p ON o.owner = p.owner',
  'SELECT id FROM "aws.parts" WHERE owner IN (SELECT owner FROM "aws.owners")',
  'SELECT id, (SELECT count(*) FROM "aws.owners" AS o WHERE o.owner = p.owner) FROM "aws.parts" AS p',
  'WITH p AS (SELECT id, owner FROM "aws.parts" WHERE id <> 3) SELECT * FROM p',
  'SELECT p.id, t.value FROM "aws.parts" AS p, json_each(p.tags) AS t',
];

const row = fc.tuple(
  fc.integer({ min: 1, max: 5 }),
  fc.constantFrom('ann', 'bob', 'cy', null),
  fc.constantFrom(null, '[1,2]', '{"a":1}'),
);

describe('a growing result', () => {
  it('is in the end what the whole tables give', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 6 }),
        fc.constantFrom(...queries),
        fc.integer({ min: 0, max: 12 }),
        async (pages, sql, rowLimit) => {
          const grown = await check(pages, sql);
          const whole = await wholeOf(pages.flat(), sql);
          expect(grown.shape).toEqual(whole.shape);
          expect(sorted(grown.rows)).toEqual(sorted(whole.rows));
          const cut = await check(pages, sql, { rowLimit });
          expect(cut.shape).toEqual({
            ...(await wholeOf(pages.flat(), sql, rowLimit)).shape,
            columns: cut.shape.columns,
          });
        },
      ),
      { seed: 20261124, numRuns: 150 },
    );
  });

  it('has after each page the rows that the pages so far give', async () => {
    const { steps } = await check(
      [
        [[1, 'ann', null]],
        [],
        [
          [2, 'cy', null],
          [3, 'bob', null],
        ],
      ],
      'SELECT p.id, o.id FROM "aws.parts" AS p JOIN "aws.owners" AS o ON o.owner = p.owner',
    );
    expect(steps.map((step) => step.rowCount)).toEqual([2, 2, 3]);
  });

  it('types an expression once values tell', async () => {
    const { steps, shape } = await check(
      [[[null, null, null]], [[2, 'ann', null]]],
      'SELECT id + 1 AS next FROM "aws.parts"',
    );
    expect(steps.map((step) => step.columns[0]?.type)).toEqual(['any', 'integer']);
    expect(shape.columns).toEqual([{ name: 'next', type: 'integer' }]);
  });

  it('stops at the row limit and says that there are more', async () => {
    const pages = [
      [[1, 'a', null]],
      [
        [2, 'a', null],
        [3, 'a', null],
      ],
      [[4, 'a', null]],
    ] as const;
    const { steps, shape, rows } = await check(pages, queries[0] ?? '', { rowLimit: 2 });
    expect(steps.map(({ rowCount, truncated }) => [rowCount, truncated])).toEqual([
      [1, undefined],
      [2, true],
      [2, true],
    ]);
    expect(shape).toMatchObject({ rowCount: 2, truncated: true });
    expect(rows.map(([id]) => id)).toEqual([1, 2]);
  });

  it('is whole at the limit of the statement', async () => {
    const pages = [
      [
        [1, 'a', null],
        [2, 'a', null],
      ],
      [[3, 'a', null]],
    ] as const;
    const sql = 'SELECT id FROM "aws.parts" LIMIT 2';
    const { shape, rows } = await check(pages, sql, { limit: 2 });
    expect(shape).toMatchObject({ rowCount: 2 });
    expect(shape).not.toHaveProperty('truncated');
    expect(rows).toEqual([[1], [2]]);
  });

  it('gives way to another statement, and leaves its table as it was', async () => {
    const engine = await twoTables();
    await engine.insert('aws.parts', [[1, 'ann', null]]);
    await engine.grow({ sql: 'SELECT id FROM "aws.parts"', table: 'aws.parts', rowLimit: 10 });
    const shape = await engine.materialize('SELECT count(*) AS n FROM "aws.parts"', 10);
    expect(shape).toEqual({ columns: [{ name: 'n', type: 'integer' }], rowCount: 1 });
    expect(await engine.readResult(0, 10)).toEqual([[1]]);
  });

  it('fails as the whole would, and can be made anew', async () => {
    const engine = await twoTables();
    await engine.insert('aws.parts', [[1, 'ann', 'no JSON']]);
    const sql = 'SELECT json(tags) FROM "aws.parts"';
    await expect(engine.grow({ sql, table: 'aws.parts', rowLimit: 10 })).rejects.toThrow(
      'malformed JSON',
    );
    await expect(engine.materialize(sql, 10)).rejects.toThrow('malformed JSON');
    expect(await engine.query('SELECT id FROM "aws.parts"')).toEqual([[1]]);
  });
});

function sorted(rows: readonly SqlRow[]): readonly string[] {
  return rows.map((each) => JSON.stringify(each)).toSorted();
}
