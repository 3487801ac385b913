/** What SQLite refuses, at its place and in our words; with templates, what is refused whatever they hold. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { problemsOf } from '../../server/features/problems.ts';
import { testLanguage } from './fixture.ts';

/** Expected: `underlined: message` of each problem. */
function check(text: string, ...expected: readonly string[]): void {
  const language = testLanguage();
  const found = parseDocument(text).statements.flatMap(({ statement }) =>
    problemsOf(language, statement).map(
      ({ message, span }) => `${statement.text.slice(span.start, span.end)}: ${message}`,
    ),
  );
  expect(found).toEqual(expected);
}

const from = 'FROM aws.s3.buckets';

describe('a statement that SQLite refuses', () => {
  it.each([
    [
      `SELECT substr(arn, 1), substr(arn) ${from}`,
      'substr: `substr` does not take this number of arguments: write `substr(TEXT, START)` or `substr(TEXT, START, LENGTH)`',
    ],
    [
      `SELECT count(*) ${from} WHERE count(*) > 1`,
      'count: `count` is an aggregate and cannot stand here: put the condition in HAVING, or compute it in a subquery first',
    ],
    [
      `SELECT sum(sum(1)) ${from}`,
      'sum: `sum` is an aggregate and cannot stand here: put the condition in HAVING, or compute it in a subquery first',
    ],
    [
      `SELECT arn ${from} WHERE rank() OVER (ORDER BY arn) = 1`,
      'rank: `rank` is a window function: give it an OVER clause, and use it in the select list or in ORDER BY only',
    ],
    [
      `SELECT upper(arn), upper(arn) OVER () ${from}`,
      'upper: `upper` is no window function: leave out its OVER clause',
    ],
    [
      `SELECT arn ${from} ORDER BY 1, 3`,
      '3: the 2nd term of ORDER BY names a position that is not there: this query gives 1 columns, counted from 1',
    ],
    [
      `SELECT arn ${from} UNION SELECT arn, region ${from}`,
      'arn, region: the two sides of `UNION` give different numbers of columns: select as many on one side as on the other',
    ],
    [
      `SELECT (SELECT arn, region ${from}) AS x ${from}`,
      `SELECT arn, region ${from}: this subquery gives 2 columns where 1 can stand: select 1`,
    ],
    [
      `SELECT arn ${from} WHERE (arn, region) = 'x'`,
      '(arn, region): several values in parentheses stand where one value can: compare them with as many others, or write one',
    ],
    [
      `SELECT arn ${from} HAVING arn = 'x'`,
      "arn = 'x': HAVING filters groups and this query has none: add GROUP BY, or filter rows with WHERE",
    ],
    [
      `SELECT 1 ${from} GROUP BY count(*)`,
      'count: GROUP BY takes no aggregate function: group by a column, and compute the aggregate in the select list',
    ],
    [
      'VALUES (1, 2), (3)',
      '(3): the rows of VALUES have different lengths: give each as many values as the first',
    ],
    ['SELECT *', '*: `*` stands for the columns of FROM, and there is none: add FROM …'],
    [
      'WITH c AS (SELECT * FROM c) SELECT * FROM c',
      'c: `c` reads itself: write WITH RECURSIVE and begin with a part that does not',
    ],
    [
      'WITH c (a, b) AS (SELECT 1) SELECT a FROM c',
      'c: `c` names 2 columns and its query gives 1: make the two lists equally long',
    ],
    [`SELECT sum(1) OVER w ${from}`, 'w: no window `w`: define it in the WINDOW clause'],
    [
      `SELECT count(*) OVER (ORDER BY arn ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) ${from}`,
      'ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING: the frame ends before it begins: put the earlier bound first',
    ],
    [
      `SELECT row_number() FILTER (WHERE true) OVER () ${from}`,
      'row_number: FILTER goes with an aggregate only: leave it out, or filter rows in a subquery first',
    ],
    [
      `SELECT upper(arn ORDER BY arn) ${from}`,
      'upper: `upper` takes no ORDER BY inside its parentheses: that is for aggregates',
    ],
  ])('is marked where it is wrong: %s', (text, problem) => {
    check(text, problem);
  });

  it('may be an INSERT by its query', () => {
    check(
      `INSERT INTO aws.s3.buckets (BucketName) SELECT abs(1, 2) ${from}`,
      'abs: `abs` does not take this number of arguments: write `abs(X)`',
    );
  });

  it('may be a view by its query', () => {
    check(
      `CREATE VIEW v AS SELECT arn ${from} WHERE count(*) > 1`,
      'count: `count` is an aggregate and cannot stand here: put the condition in HAVING, or compute it in a subquery first',
    );
  });
});

describe('what only the dialect has', () => {
  it.each([
    "SELECT arn {# a template's comment #} FROM aws.s3.buckets // and another",
    "SELECT arn # ' a quote in it\nFROM aws.s3.buckets",
    'SELECT arn FROM aws.s3.buckets WHERE bucket_name IN some_view',
    "SELECT ('x' )::text, arn::varchar(10) FROM aws.s3.buckets",
    "SELECT JSON('{}'), string('it\\'s') FROM aws.s3.buckets",
  ])('is no reason to refuse: %s', (text) => {
    check(text);
  });

  it('may be wrong all the same', () => {
    check(
      'WITH c AS (SELECT 1), C AS (SELECT 2) SELECT * FROM c',
      'C: WITH has two tables `C`: give one of them another name',
    );
  });
});

describe('templates that have no value yet', () => {
  it.each([
    [
      `SELECT arn ${from} WHERE region = {{ region }} AND bucket_name IN {{ names | sql_list }} LIMIT {{ n }}`,
    ],
    [`SELECT {{ columns }} ${from}`],
    [`SELECT {{ columns }} ${from} ORDER BY 3`],
    [`SELECT {{ columns }} ${from} UNION SELECT arn, region ${from}`],
    [`SELECT substr({{ arguments }}) ${from}`],
    [`SELECT (SELECT {{ columns }} ${from}) ${from}`],
    [`SELECT arn ${from} WHERE (arn, region) IN {{ pairs }}`],
    [`SELECT arn AS {{ name }} ${from}`],
    [`SELECT {{ name }}(arn) ${from}`],
    [`SELECT CAST(arn AS {{ type }}) ${from}`],
    [`SELECT b.{{ column }} ${from} b WHERE b.region = 'us-east-1'`],
    [
      `SELECT arn ${from} WHERE bucket_name = '{{ name | default('it') }}' AND region = '{{ region }}'`,
    ],
    [
      `SELECT arn ${from} WHERE bucket_name = 'a-{{ env }}' GROUP BY {{ groups }} HAVING {{ condition }}`,
    ],
    ['SELECT * FROM {{ table }} WHERE count(*) > 1'],
  ])('are no reason to refuse: %s', (text) => {
    check(text);
  });

  it('do not hide what is wrong with any value', () => {
    check(
      `SELECT arn ${from} WHERE region = {{ region }} AND count(*) > {{ n }}`,
      'count: `count` is an aggregate and cannot stand here: put the condition in HAVING, or compute it in a subquery first',
    );
  });
});

describe('generate_series', () => {
  it.each([
    'SELECT value FROM generate_series(1, 10)',
    'SELECT s.value * 2 FROM generate_series(10, 1, -3) AS s JOIN generate_series(1, 3) t ON t.value = s.value',
    'SELECT value FROM generate_series(1, {{ n }})',
  ])('is run: %s', (text) => {
    check(text);
  });
});
