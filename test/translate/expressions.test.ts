import { describe, expect, it } from 'vitest';
import type { Target } from '../../language/translate/index.ts';
import { checkExpression } from './check-translation.ts';

type Case = readonly [expression: string, target: Target, translated: string];

function each(cases: readonly Case[]): void {
  it.each(cases)('%s in %s', async (expression, target, translated) => {
    expect(await checkExpression(expression, target)).toBe(translated);
  });
}

describe('division', () => {
  each([
    ['7 / 2', 'postgresql', '7 / 2'],
    ['7 / 2', 'bigquery', 'DIV(7, 2)'],
    ['7 / 2', 'snowflake', 'TRUNC((7) / 2)'],
    ['7 / 0', 'trino', '7 / NULLIF(0, 0)'],
    ['7 % 2', 'bigquery', 'MOD(7, 2)'],
  ]);
});

describe('a value where a condition stands', () => {
  each([
    ['1 WHERE (SELECT count(*) FROM t)', 'trino', '1 WHERE (SELECT count(*) FROM t) <> 0'],
    ['1 WHERE 7 & 2', 'postgresql', '1 WHERE (7 & 2) <> 0'],
    ['1 WHERE CAST(a AS BOOLEAN)', 'athena', '1 WHERE CAST(a AS BOOLEAN)'],
  ]);
});

describe('numbers', () => {
  each([
    ['0xFF', 'trino', '255'],
    ['0x1_000', 'trino', '4096'],
    ['0xffffffffffffffff', 'trino', '-1'],
    ['1_000', 'trino', '1000'],
    ['.5', 'trino', '0.5'],
    ['1.e3', 'trino', '1.0e3'],
    ['0x + 1', 'trino', '0x + 1'],
  ]);
});

describe('a predicate in another one', () => {
  each([
    ['a = b < c', 'postgresql', 'a = (b < c)'],
    ['a = b IN (1)', 'trino', '(a = b) IN (TRUE)'],
    ['a IN (1) = b', 'bigquery', '(a IN (1)) = b'],
    ['a = b BETWEEN 0 AND 1', 'snowflake', '(a = b) BETWEEN FALSE AND TRUE'],
    ['a = NOT b', 'redshift', 'a = (NOT b)'],
    ['NOT a = b', 'athena', 'NOT a = b'],
  ]);
});

describe('LIKE, which minds no case in SQLite', () => {
  each([
    ["'a' LIKE 'Log%'", 'trino', "lower('a') LIKE 'log%'"],
    ["'a' NOT LIKE 'Log%'", 'athena', "lower('a') NOT LIKE 'log%'"],
    ["'a' LIKE 'Log%'", 'postgresql', "'a' ILIKE 'Log%'"],
    ["'a' LIKE '10/%'", 'postgresql', "'a' LIKE '10/%'"],
    ["'a' LIKE '5#%%' ESCAPE '#'", 'snowflake', "'a' LIKE '5!%%' ESCAPE '!'"],
    ["'a' LIKE '5#%%' ESCAPE '#'", 'bigquery', String.raw`'a' LIKE '5\\%%'`],
  ]);
});

describe('other patterns', () => {
  each([
    ["'a' GLOB 'Log*_?'", 'postgresql', "'a' LIKE 'Log%!__' ESCAPE '!'"],
    ["'a' GLOB '[a-c]*.x'", 'trino', String.raw`regexp_like('a', '^[a-c].*\.x$')`],
    [String.raw`'a' REGEXP '^\w'`, 'postgresql', String.raw`'a' ~ '^\w'`],
    [String.raw`'a' REGEXP '^\w'`, 'bigquery', String.raw`REGEXP_CONTAINS('a', '^\\w')`],
    [String.raw`'a' REGEXP '^\w'`, 'snowflake', String.raw`REGEXP_INSTR('a', '^\\w') > 0`],
    [
      String.raw`regexp_replace('a', '(\d)', '<\1>')`,
      'trino',
      String.raw`regexp_replace('a', '(\d)', '<$1>')`,
    ],
    [
      String.raw`regexp_replace('a', '(\d)', '<$1>')`,
      'postgresql',
      String.raw`regexp_replace('a', '(\d)', '<\1>', 'g')`,
    ],
  ]);
});

describe('comparison with IS', () => {
  each([
    ['1 IS 2', 'redshift', 'coalesce(1 = 2, FALSE)'],
    ['1 IS NOT NULL', 'trino', '1 IS NOT NULL'],
    ['1 NOTNULL', 'trino', '1 IS NOT NULL'],
    ['1 == 2', 'athena', '1 = 2'],
    ['1 != 2', 'athena', '1 <> 2'],
    ["'B' COLLATE NOCASE = 'b'", 'trino', "lower('B') = lower('b')"],
  ]);
});

describe('literals', () => {
  each([
    [String.raw`'it\'s'`, 'trino', "'it''s'"],
    ["'it''s'", 'bigquery', String.raw`'it\'s'`],
    [String.raw`'C:\dir'`, 'postgresql', String.raw`'C:\dir'`],
    [String.raw`'C:\dir'`, 'snowflake', String.raw`'C:\\dir'`],
    ['0x10', 'trino', '16'],
    ['1_000', 'trino', '1000'],
    ['true', 'bigquery', 'TRUE'],
    ["'{{ name }}'", 'snowflake', "'{{ name }}'"],
    ['{{ limit }} + 1', 'trino', '{{ limit }} + 1'],
    ["string('{}')", 'athena', "'{}'"],
  ]);
});

describe('casts', () => {
  each([
    ["CAST('1' AS INTEGER)", 'bigquery', "CAST('1' AS INT64)"],
    ["'1'::text", 'trino', "CAST('1' AS VARCHAR)"],
    ['CAST(3.7 AS INTEGER)', 'postgresql', 'CAST(trunc(3.7) AS BIGINT)'],
    ['CAST(1 AS REAL)', 'redshift', 'CAST(1 AS DOUBLE PRECISION)'],
  ]);
});

describe('text', () => {
  each([
    ["'a' || 1", 'trino', "'a' || '1'"],
    ["instr('ab', 'b')", 'snowflake', "CHARINDEX('b', 'ab')"],
    ["substr('abc', -2)", 'postgresql', "right('abc', 2)"],
    ["split_part('a/b', '/', -1)", 'athena', "element_at(split('a/b', '/'), -1)"],
    ["split_part('a/b', '/', 2)", 'bigquery', "SPLIT('a/b', '/')[SAFE_OFFSET(1)]"],
    ["iif(1, 'a', 'b')", 'trino', "CASE WHEN TRUE THEN 'a' ELSE 'b' END"],
    ["ifnull(NULL, 'b')", 'redshift', "coalesce(NULL, 'b')"],
    ["printf('%s: %d', 'a', 2)", 'trino', "('a' || ': ' || '2')"],
    ['max(1, 2)', 'trino', 'greatest(1, 2)'],
  ]);
});

describe('dates', () => {
  each([
    [
      "date('now', '-7 days')",
      'trino',
      "date_format(date_add('day', -7, at_timezone(CURRENT_TIMESTAMP, 'UTC')), '%Y-%m-%d')",
    ],
    [
      "strftime('%Y-%m', '2024-03-01')",
      'postgresql',
      "to_char(CAST('2024-03-01' AS TIMESTAMP), 'YYYY-MM')",
    ],
    [
      "datetime('now', 'start of month')",
      'bigquery',
      "FORMAT_TIMESTAMP('%Y-%m-%d %H:%M:%S', TIMESTAMP_TRUNC(CURRENT_TIMESTAMP(), MONTH))",
    ],
    ["unixepoch('now')", 'redshift', 'CAST(EXTRACT(EPOCH FROM GETDATE()) AS BIGINT)'],
    [
      "date('now', 'weekday 1')",
      'trino',
      "✗ the modifier `'weekday 1'` of `date` has no counterpart in Trino @ 'weekday 1'",
    ],
  ]);
});

describe('JSON', () => {
  const json = `'{"A":[{"b c":1}]}'`;
  each([
    [`json_extract(${json}, '$.A')`, 'postgresql', `(CAST(${json} AS JSONB) #>> '{A}')`],
    [
      `${json} -> 'A' -> 0 ->> 'b c'`,
      'trino',
      `coalesce(json_extract_scalar(${json}, '$.A[0]["b c"]'), json_format(json_extract(${json}, '$.A[0]["b c"]')))`,
    ],
    [`${json} ->> '$.A[0]'`, 'snowflake', `CAST(GET_PATH(PARSE_JSON(${json}), 'A[0]') AS VARCHAR)`],
    [
      `${json} ->> '$.A[0]'`,
      'redshift',
      `NULLIF(JSON_EXTRACT_ARRAY_ELEMENT_TEXT(JSON_EXTRACT_PATH_TEXT(${json}, 'A'), 0), '')`,
    ],
  ]);
});

describe('what has no counterpart', () => {
  it.each([
    ["json_patch('{}', '{}')", '✗ `json_patch` has no counterpart in Amazon Athena @ json_patch'],
    [
      "'a' MATCH 'b'",
      "✗ `MATCH` has no counterpart in Amazon Athena: use LIKE or REGEXP @ 'a' MATCH 'b'",
    ],
    [
      ':name',
      '✗ the parameter `:name` has no counterpart in Amazon Athena: write a value in its place @ :name',
    ],
    [
      "json_extract('{}', '$[#-1]')",
      "✗ this JSON path has no counterpart in Amazon Athena: write it as a text such as `$.A[0]` @ json_extract('{}', '$[#-1]')",
    ],
    ['typeof(1)', '✗ `typeof` has no counterpart in Amazon Athena @ typeof'],
    [
      'nonsense(1)',
      '✗ `nonsense`, which is no function of SQLite, has no counterpart in Amazon Athena @ nonsense',
    ],
  ])('%s is named at its place', async (expression, finding) => {
    expect(await checkExpression(expression, 'athena')).toBe(finding);
  });
});
