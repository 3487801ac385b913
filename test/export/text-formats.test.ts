import { describe, expect, it } from 'vitest';
import type { WrittenTable } from './exported.ts';
import { exportedText } from './exported.ts';

async function check(
  format: Parameters<typeof exportedText>[0],
  table: WrittenTable,
  expected: string,
): Promise<void> {
  expect(await exportedText(format, table)).toBe(expected);
}

/** One column of texts. */
function texts(...values: readonly string[]): WrittenTable {
  return { columns: ['note text'], rows: values.map((value) => [value]) };
}

const mixed: WrittenTable = {
  columns: ['id text', 'size integer', 'ratio real', 'on boolean', 'tags json'],
  rows: [
    ['a', 12, 0.5, 1, '{"n": 1}'],
    ['b', { integer: '9007199254740993' }, -2, 0, '[1,\n2]'],
    [null, null, null, null, null],
  ],
};

describe('CSV', () => {
  it('has a line of names, the digits of integers, booleans as words and NULL as nothing', () =>
    check(
      'csv',
      mixed,
      'id,size,ratio,on,tags\r\na,12,0.5,true,"{""n"": 1}"\r\nb,9007199254740993,-2,false,"[1,\n2]"\r\n,,,,\r\n',
    ));

  it('tells empty text from NULL', () =>
    check('csv', { columns: ['a text', 'b text'], rows: [['', null]] }, 'a,b\r\n"",\r\n'));

  it('neutralises what a spreadsheet would run as a formula', () =>
    check(
      'csv',
      texts('=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '＝1'),
      `note\r\n'=1+1\r\n'+cmd\r\n'-cmd\r\n'@SUM(A1)\r\n'\t=1\r\n"'\r=1"\r\n'＝1\r\n`,
    ));

  it('leaves numbers, and signs further in, alone', () =>
    check(
      'csv',
      texts('-12.5', '+4', '-1e-5', '-.5', 'a=b', 'user@example.com'),
      'note\r\n-12.5\r\n+4\r\n-1e-5\r\n-.5\r\na=b\r\nuser@example.com\r\n',
    ));

  it('neutralises the name of a column too', () =>
    check('csv', { columns: ['=1 text'], rows: [] }, `'=1\r\n`));

  it('keeps formulas where that is asked for', () =>
    check('csv', { ...texts('=1'), options: { keepsFormulas: true } }, 'note\r\n=1\r\n'));
});

describe('TSV', () => {
  it('quotes what would end a field, and neutralises formulas', () =>
    check(
      'tsv',
      { columns: ['a text', 'b text'], rows: [['x\ty', '=1']] },
      `a\tb\r\n"x\ty"\t'=1\r\n`,
    ));
});

describe('JSON', () => {
  it('is an array of objects whose values have their types', () =>
    check(
      'json',
      mixed,
      `[
{"id":"a","size":12,"ratio":0.5,"on":true,"tags":{"n": 1}},
{"id":"b","size":9007199254740993,"ratio":-2,"on":false,"tags":[1, 2]},
{"id":null,"size":null,"ratio":null,"on":null,"tags":null}
]
`,
    ));

  it('is an array where there are no rows', () =>
    check('json', { columns: ['a text'], rows: [] }, '[\n]\n'));

  it('keeps a text of a JSON column that is none', () =>
    check(
      'ndjson',
      { columns: ['a json'], rows: [['{oops'], ['7']] },
      '{"a":"{oops"}\n{"a":"7"}\n',
    ));

  it('keeps every value where a name comes again', () =>
    check(
      'ndjson',
      { columns: ['a text', 'a text'], rows: [['x', 'y']] },
      '{"a":"x","a_2":"y"}\n',
    ));
});

describe('Markdown', () => {
  it('is a table with numbers to the right', () =>
    check(
      'markdown',
      {
        columns: ['id text', 'size integer'],
        rows: [
          ['a', 1],
          [null, null],
        ],
      },
      '| id | size |\n| --- | ---: |\n| a | 1 |\n|  |  |\n',
    ));

  it('shows values as the characters that they have', () =>
    check(
      'markdown',
      texts('a|b', 'a\nb', '<b>&amp;</b>', '*x* [y](z) `c`', 'my_bucket _x_', 'R&D'),
      [
        '| note |',
        '| --- |',
        '| a\\|b |',
        '| a<br>b |',
        '| &lt;b>&amp;amp;&lt;/b> |',
        '| \\*x\\* \\[y\\](z) \\`c\\` |',
        '| my_bucket \\_x\\_ |',
        '| R&D |\n',
      ].join('\n'),
    ));
});

describe('HTML', () => {
  it('holds any value as text, and can run nothing', async () => {
    const page = await exportedText('html', {
      ...texts('<script>alert(1)</script>', '"&'),
      options: { title: '<b>', statement: 'SELECT 1 < 2' },
    });
    expect(page).toContain('<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>');
    expect(page).toContain('<td>&quot;&amp;</td>');
    expect(page).toContain('<h1>&lt;b&gt;</h1>\n<pre>SELECT 1 &lt; 2</pre>');
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toContain('<script');
  });

  it('tells NULL from empty text', async () => {
    const page = await exportedText('html', { columns: ['a text'], rows: [[''], [null]] });
    expect(page).toContain('<tr><td></td></tr>\n<tr><td class="null">NULL</td></tr>');
  });
});

describe('INSERT', () => {
  it('quotes names and texts, and writes each type as SQL does', () =>
    check(
      'sql',
      {
        columns: ['id text', 'a "b" integer', 'r real', 'on boolean', 'bytes any'],
        rows: [
          ["it's", { integer: '9007199254740993' }, 2, 1, { blob: '/wA=' }],
          [null, null, null, 0, 'a\0b'],
        ],
        options: { title: 'sync jobs' },
      },
      `INSERT INTO "sync jobs" ("id", "a ""b""", "r", "on", "bytes") VALUES
  ('it''s', 9007199254740993, 2.0, TRUE, X'FF00'),
  (NULL, NULL, NULL, FALSE, CAST(X'610062' AS TEXT));
`,
    ));
});

describe('an IN list', () => {
  it('has each value once, and no NULL', () =>
    check('inList', texts('a', "b'c", 'a'), `('a', 'b''c')`));

  it('is of rows where there is more than one column', () =>
    check(
      'inList',
      {
        columns: ['a text', 'b integer'],
        rows: [
          ['x', 1],
          ['y', null],
          ['x', 2],
        ],
      },
      `(VALUES ('x', 1), ('x', 2))`,
    ));
});
