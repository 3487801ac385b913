import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { forkResultReader, openResultReader, openTableEngine } from '../../engine/sqlite/index.ts';
import type { Cell, ColumnFilter, ResultView, ViewSort } from '../../protocol/index.ts';
import { isResultView } from '../../protocol/index.ts';
import { temporaryFile } from './temporary-file.ts';

const processPath = fileURLToPath(
  new URL('../../engine/sqlite/reader-process.ts', import.meta.url),
);

type Value = string | number | null;
type Row = readonly Value[];

/** A result of these rows, whose columns have no type of their own, and a reader of it. */
async function resultOf(rows: readonly Row[], width = rows[0]?.length ?? 1) {
  const file = temporaryFile('view.db');
  const engine = openTableEngine(file);
  const names = Array.from({ length: width }, (_, index) => `column${index + 1}`);
  const literal = (value: Value) =>
    value === null
      ? 'NULL'
      : typeof value === 'number'
        ? String(value)
        : `'${value.replaceAll("'", "''")}'`;
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
  const none = names.map((name) => `NULL AS ${name}`).join(', ');
  await engine.materialize(
    rows.length === 0
      ? `SELECT ${none} WHERE 0`
      : `SELECT ${names.join(', ')} FROM (VALUES ${values})`,
    10_000,
  );
  await engine.close();
  const reader = openResultReader(file);
  return { file, reader };
}

async function check(
  rows: readonly Row[],
  view: ResultView,
): Promise<readonly (readonly Cell[])[]> {
  expect(isResultView(view)).toBe(true);
  const { reader } = await resultOf(rows);
  try {
    const { rowCount } = await reader.view(view);
    const seen = await reader.window({ start: 0, count: 1000, view }, 1000);
    expect(seen).toHaveLength(rowCount);
    return seen as readonly (readonly Cell[])[];
  } finally {
    await reader.close();
  }
}

/** The same by the plainest means: every row in JavaScript. */
function expected(rows: readonly Row[], view: ResultView): readonly Row[] {
  return rows
    .filter((row) => view.filters.every((filter) => passes(row[filter.column] ?? null, filter)))
    .filter((row) => row.some((value) => contains(value, view.quickFilter ?? '')))
    .toSorted((left, right) => {
      for (const { column, descending } of view.sort) {
        const order = compare(left[column] ?? null, right[column] ?? null);
        if (order !== 0) {
          return descending ? -order : order;
        }
      }
      return 0;
    });
}

function passes(value: Value, filter: ColumnFilter): boolean {
  switch (filter.kind) {
    case 'null':
      return value === null;
    case 'notNull':
      return value !== null;
    case 'set':
      return filter.values.includes(value);
    case 'pattern':
      return value !== null && new RegExp(filter.pattern).test(String(value));
    case 'text':
      return contains(value, filter.text) !== filter.negated;
    case 'comparison': {
      if (value === null) {
        return false;
      }
      const order = compare(value, filter.value as Value);
      const isSameClass = typeof value === typeof filter.value;
      switch (filter.operator) {
        case '=':
          return isSameClass && order === 0;
        case '<>':
          return order !== 0;
        case '<':
          return isSameClass && order < 0;
        case '<=':
          return isSameClass && order <= 0;
        case '>':
          return isSameClass && order > 0;
        case '>=':
          return isSameClass && order >= 0;
      }
    }
  }
}

function contains(value: Value, text: string): boolean {
  return (
    text === '' || (value !== null && String(value).toLowerCase().includes(text.toLowerCase()))
  );
}

/** NULL before numbers before texts. */
function compare(left: Value, right: Value): number {
  const rank = (value: Value) => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  if (rank(left) !== rank(right)) {
    return rank(left) - rank(right);
  }
  return left === right || left === null || right === null ? 0 : left < right ? -1 : 1;
}

const text = fc.string({
  unit: fc.constantFrom('a', 'B', 'b', '%', '_', '\\', "'", '1', ' ', 'é'),
  maxLength: 4,
});
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(0.5, -2.25, 11, 2 ** 40),
  text,
  fc.constant(null),
);
const width = 3;
const column = fc.nat(width - 1);
const rows = fc.array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 30 });
const filter: fc.Arbitrary<ColumnFilter> = fc.oneof(
  fc.record({ kind: fc.constant('null' as const), column }),
  fc.record({ kind: fc.constant('notNull' as const), column }),
  fc.record({
    kind: fc.constant('set' as const),
    column,
    values: fc.array(value, { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('pattern' as const),
    column,
    pattern: fc.constantFrom('^a', '[0-9]', 'b$', 'B|é', '.'),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    column,
    match: fc.constant('contains' as const),
    text: text.filter((each) => each !== ''),
    negated: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('comparison' as const),
    column,
    operator: fc.constantFrom('=' as const, '<>', '<', '<=', '>', '>='),
    value: value.filter((each) => each !== null),
  }),
);
const sort: fc.Arbitrary<ViewSort> = fc.record({ column, descending: fc.boolean() });

describe('a view of a result', () => {
  it('has the rows that filtering and sorting all rows in JavaScript would give', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows.filter((some) => some.length > 0),
        fc.array(sort, { maxLength: 2 }),
        fc.array(filter, { maxLength: 2 }),
        fc.oneof(fc.constant(undefined), text),
        async (all, sorts, filters, quick) => {
          const view = {
            sort: sorts,
            filters,
            ...(quick === undefined ? {} : { quickFilter: quick }),
          };
          expect(await check(all, view)).toEqual(expected(all, view));
        },
      ),
      { numRuns: 60 },
    );
  });

  const animals: readonly Row[] = [
    ['cat', 3],
    ['Dog', 10],
    ['cat', 9_007_199_254_740_991],
    [null, 2],
    ['ÉLAN', null],
  ];

  it('matches the beginning, the end and the whole of a text in either case', async () => {
    const matching = (match: 'equals' | 'startsWith' | 'endsWith', searched: string) =>
      check(animals, {
        sort: [],
        filters: [{ kind: 'text', column: 0, match, text: searched, negated: false }],
      }).then((found) => found.map(([name]) => name));
    expect(await matching('equals', 'CAT')).toEqual(['cat', 'cat']);
    expect(await matching('startsWith', 'd')).toEqual(['Dog']);
    expect(await matching('endsWith', 'g')).toEqual(['Dog']);
    expect(await matching('startsWith', 'él')).toEqual(['ÉLAN']);
  });

  it('has one row for each group, the largest first', async () => {
    expect(await check(animals, { sort: [], filters: [], groupBy: 0 })).toEqual([
      ['cat', 2],
      [null, 1],
      ['Dog', 1],
      ['ÉLAN', 1],
    ]);
    expect(
      await check(animals, {
        sort: [{ column: 0, descending: true }],
        filters: [{ kind: 'notNull', column: 0 }],
        groupBy: 0,
      }),
    ).toEqual([
      ['ÉLAN', 1],
      ['cat', 2],
      ['Dog', 1],
    ]);
  });

  it('finds a whole number beyond 2^53 and bytes by their value', async () => {
    const file = temporaryFile('exact.db');
    const engine = openTableEngine(file);
    await engine.materialize(
      "SELECT column1 AS a FROM (VALUES (9223372036854775807), (9223372036854775806), (x'00ff'))",
      10,
    );
    await engine.close();
    const reader = openResultReader(file);
    onTestFinished(() => reader.close());
    const values = [{ integer: '9223372036854775807' }, { blob: 'AP8=' }];
    const view: ResultView = { sort: [], filters: [{ kind: 'set', column: 0, values }] };
    expect(await reader.window({ start: 0, count: 9, view }, 10)).toEqual(
      values.map((each) => [each]),
    );
    expect(await reader.figures(view, { start: 0, count: 2, columns: [0] })).toMatchObject({
      cells: 2,
      numbers: 1,
      sum: { integer: '9223372036854775807' },
    });
  });

  it('names a pattern that is none', async () => {
    const { reader } = await resultOf(animals);
    onTestFinished(() => reader.close());
    const broken: ResultView = {
      sort: [],
      filters: [{ kind: 'pattern', column: 0, pattern: '[' }],
    };
    await expect(reader.view(broken)).rejects.toThrow('`[` is not a regular expression');
    expect(await reader.view({ sort: [], filters: [] })).toEqual({ rowCount: 5, resultRows: 5 });
  });

  it('lists the values of a column with their counts, under the filters of the others', async () => {
    const { reader } = await resultOf(animals);
    onTestFinished(() => reader.close());
    const view: ResultView = {
      sort: [],
      filters: [
        { kind: 'set', column: 0, values: ['Dog'] },
        { kind: 'notNull', column: 1 },
      ],
    };
    expect(await reader.values(view, 0, '')).toEqual({
      values: [
        { value: 'cat', count: 2 },
        { value: null, count: 1 },
        { value: 'Dog', count: 1 },
      ],
      isCut: false,
    });
    expect(await reader.values(view, 0, 'do')).toEqual({
      values: [{ value: 'Dog', count: 1 }],
      isCut: false,
    });
  });

  it('counts, sums and bounds the cells of a view', async () => {
    const { reader } = await resultOf(animals);
    onTestFinished(() => reader.close());
    const sorted: ResultView = { sort: [{ column: 1, descending: false }], filters: [] };
    expect(await reader.figures(sorted, { start: 1, count: 3, columns: [0, 1] })).toEqual({
      cells: 6,
      nulls: 1,
      numbers: 3,
      distinct: 5,
      sum: 15,
      average: 5,
      min: 2,
      max: 10,
    });
    expect(await reader.figures(sorted, { start: 0, count: 5, columns: [0] })).toEqual({
      cells: 5,
      nulls: 1,
      numbers: 0,
      distinct: 3,
      min: 'Dog',
      max: 'ÉLAN',
    });
  });

  it('takes in the rows that came since, in their order', async () => {
    const file = temporaryFile('growing.db');
    const engine = openTableEngine(file);
    const reader = openResultReader(file);
    onTestFinished(async () => {
      await reader.close();
      await engine.close();
    });
    const sql = 'SELECT id FROM t';
    await engine.createTable({ name: 't', columns: [{ name: 'id', declaredType: 'INTEGER' }] });
    const grow = async (...ids: readonly number[]) => {
      await engine.insert(
        't',
        ids.map((id) => [id]),
      );
      await engine.grow({ sql, table: 't', rowLimit: 100 });
    };
    const filters: readonly ColumnFilter[] = [
      { kind: 'comparison', column: 0, operator: '>', value: 2 },
    ];
    const seen = async (view: ResultView) => {
      await reader.view(view);
      return (await reader.window({ start: 0, count: 9, view }, 10)).flat();
    };
    await grow(1, 5, 3);
    expect(await seen({ sort: [], filters })).toEqual([5, 3]);
    await grow(2, 4);
    expect(await seen({ sort: [], filters })).toEqual([5, 3, 4]);
    await grow(9);
    expect(await seen({ sort: [{ column: 0, descending: false }], filters })).toEqual([3, 4, 5, 9]);
  });

  it('stops a view under way for a newer one, in a process of its own', async () => {
    const file = temporaryFile('many.db');
    const engine = openTableEngine(file);
    await engine.materialize(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
       SELECT i, 'text ' || i AS t FROM n`,
      1_000_000,
    );
    await engine.close();
    const reader = forkResultReader({ processPath, file });
    onTestFinished(() => reader.kill());
    const slow: ResultView = {
      sort: [],
      filters: [{ kind: 'pattern', column: 1, pattern: '(x+x+)+y|(.*)*1$' }],
    };
    const older = reader.view(slow);
    const newer = reader.view({ sort: [{ column: 0, descending: true }], filters: [] });
    await expect(older).rejects.toThrow('was stopped');
    expect(await newer).toEqual({ rowCount: 200_000, resultRows: 200_000 });
  });
});
