import { describe, expect, it } from 'vitest';
import { checkAsked, checkFilled, checkRefused, fill } from './check.ts';

describe('a value', () => {
  it.each([
    ['a text', 'WHERE a = {{ v }}', 'prod', "WHERE a = 'prod'"],
    ['a text with a quote', 'WHERE a = {{ v }}', "x' OR 1 --", "WHERE a = 'x'' OR 1 --'"],
    ['a text with a backslash', 'WHERE a = {{ v }}', 'C:\\', "WHERE a = 'C:\\\\'"],
    ['a number', 'WHERE a > {{ v }}', '5', 'WHERE a > 5'],
    ['a decimal number', 'WHERE a > {{ v }}', '1.5', 'WHERE a > 1.5'],
    ['a negative number behind a minus', 'WHERE a >-{{ v }}', '-5', 'WHERE a >-(-5)'],
    [
      'an account with a leading zero',
      'WHERE a = {{ v }}',
      '012345678901',
      "WHERE a = '012345678901'",
    ],
    ['a version that ends in a zero', 'WHERE a = {{ v }}', '1.30', "WHERE a = '1.30'"],
    ['a number in quotes', 'WHERE a = {{ v }}', "'5'", "WHERE a = '5'"],
    ['an empty text', 'WHERE a = {{ v }}', '', "WHERE a = ''"],
    [
      'a text that looks like a template',
      'WHERE a = {{ v }}',
      '{{ x }}',
      "WHERE a = ('{' || '{ x }}')",
    ],
    ['a text of several lines', 'WHERE a = {{ v }}', "a\nSELECT 'b", "WHERE a = 'a\nSELECT ''b'"],
    [
      'a named parameter',
      'WHERE a = :v AND b = @v AND c = $v',
      'x',
      "WHERE a = 'x' AND b = 'x' AND c = 'x'",
    ],
    ['a name of Go', 'WHERE a = {{ .v }}', 'x', "WHERE a = 'x'"],
    ['a filter', 'WHERE a = {{ v | trim | upper }}', ' x ', "WHERE a = 'X'"],
    ['a default', "WHERE a = {{ w | default('y') }}", 'x', "WHERE a = 'y'"],
    ['no neighbour to grow into', 'WHERE a LIKE{{ v }}', '5', 'WHERE a LIKE 5'],
  ])('is %s', (_, text, value, expected) => {
    checkFilled(`SELECT x FROM t ${text}`, { v: value }, `SELECT x FROM t ${expected}`);
  });

  it.each([
    ['true', true, 'TRUE'],
    ['NULL', null, 'NULL'],
    ['a number', 1e21, '1e+21'],
    ['an integer beyond what a number holds', 9_007_199_254_740_993n, '9007199254740993'],
    ['an integer beyond what SQLite holds', 2n ** 64n, "'18446744073709551616'"],
    ['JSON', { a: ['x', 1] }, `'{"a":["x",1]}'`],
    ['a list', ['x', 1], `'["x",1]'`],
    ['a number as text', '5', "'5'"],
  ])('of a file is %s', (_, value, expected) => {
    checkFilled('SELECT {{ v }} FROM t', { v: { is: value } }, `SELECT ${expected} FROM t`);
  });

  it('is a condition only where it is true, false or a number', () => {
    checkFilled(
      'SELECT 1 FROM t WHERE {{ v }}',
      { v: { is: false } },
      'SELECT 1 FROM t WHERE FALSE',
    );
    for (const text of ['{{ v }}', '({{ v }})', 'a = 1 AND {{ v }}', 'NOT {{ v }}']) {
      checkRefused(
        `SELECT 1 FROM t WHERE ${text}`,
        { v: "a = 'b'" },
        {
          at: '{{ v }}',
          message:
            '`{{ v }}` stands for a whole condition, and a text cannot be one: write the condition, with templates for its values',
        },
      );
    }
  });

  it('does not sort by a text', () => {
    checkFilled('SELECT a FROM t ORDER BY {{ v }}', { v: '1' }, 'SELECT a FROM t ORDER BY 1');
    checkRefused(
      'SELECT a FROM t ORDER BY {{ v }}',
      { v: 'a' },
      {
        at: '{{ v }}',
        message:
          '`{{ v }}` sorts or groups by a text, which changes nothing: write `"{{ v }}"`, in quotes, for the column of that name',
      },
    );
  });

  it('is a number where rows are counted', () => {
    checkFilled(
      'SELECT a FROM t LIMIT :n OFFSET :n',
      { n: '5' },
      'SELECT a FROM t LIMIT 5 OFFSET 5',
    );
    checkRefused(
      'SELECT a FROM t LIMIT :n',
      { n: 'all' },
      {
        at: ':n',
        message: '`:n` stands for a number of rows: give it a number',
      },
    );
  });

  it('is counted where it has no name', () => {
    checkFilled('SELECT ?, ?3, ?, ?1', { 1: 'a', 3: 'c', 4: 'd' }, "SELECT 'a', 'c', 'd', 'a'");
  });
});

describe('a list', () => {
  it.each([
    ['typed with commas', "a, 'b, c', 3", "('a', 'b, c', 3)"],
    ['typed in parentheses', "('a', 'b')", "('a', 'b')"],
    ['of one', 'a', "('a')"],
    ['of a file', { is: ['a', 1] }, "('a', 1)"],
    ['of none', { is: [] }, '()'],
  ])('%s follows IN', (_, value, expected) => {
    checkFilled(
      'SELECT 1 FROM t WHERE a IN {{ v }}',
      { v: value },
      `SELECT 1 FROM t WHERE a IN ${expected}`,
    );
  });

  it('stands among other items', () => {
    checkFilled(
      "SELECT 1 FROM t WHERE a IN ('x', :v, {{ v | sql_list }})",
      { v: 'a, b' },
      "SELECT 1 FROM t WHERE a IN ('x', 'a', 'b', 'a', 'b')",
    );
  });

  it('of none says how it may be written among other items', () => {
    checkRefused(
      'SELECT 1 FROM t WHERE a IN ({{ v }})',
      { v: { is: [] } },
      {
        at: '{{ v }}',
        message:
          '`{{ v }}` stands in a list, and has no value: write `IN {{ v }}` for lists that may be empty',
      },
    );
  });
});

describe('a template in a string', () => {
  it('is escaped there', () => {
    checkFilled(
      "SELECT 'it\\'s {{ a }}-{{ b | upper }}'",
      { a: "o'clock\\", b: 'x' },
      "SELECT 'it''s o''clock\\\\-X'",
    );
  });

  it('may be quoted text that was typed', () => {
    checkFilled("SELECT '{{ a }}'", { a: "'007'" }, "SELECT '007'");
  });

  it('has no text for NULL', () => {
    checkRefused(
      "SELECT '{{ a }}'",
      { a: { is: null } },
      {
        at: '{{ a }}',
        message: '`{{ a }}` stands in a text, and NULL is none',
      },
    );
  });
});

describe('a template in a name', () => {
  it.each([
    ['a part of it', 'SELECT 1 FROM logs_{{ v }}', 'eu', 'SELECT 1 FROM logs_eu'],
    [
      'a part between dots',
      'SELECT 1 FROM aws.{{ v }}.buckets',
      's3',
      'SELECT 1 FROM aws.s3.buckets',
    ],
    ['a column', 'SELECT t.{{ v }} FROM t', 'a b', 'SELECT t."a b" FROM t'],
    [
      'a quoted column',
      'SELECT "{{ v }}" FROM t ORDER BY "{{ v }}"',
      'a"b',
      'SELECT "a""b" FROM t ORDER BY "a""b"',
    ],
    ['a keyword', 'SELECT 1 AS {{ v }}', 'from', 'SELECT 1 AS "from"'],
    [
      'a whole table',
      'SELECT 1 FROM {{ v }} AS t',
      'aws.s3.buckets',
      'SELECT 1 FROM aws.s3.buckets AS t',
    ],
    ['no statement', 'SELECT 1 FROM {{ v }}', 'a; DROP b', 'SELECT 1 FROM "a; DROP b"'],
    ['an alias, dots included', 'SELECT 1 AS {{ v }}', 'a.b', 'SELECT 1 AS "a.b"'],
  ])('is %s', (_, text, value, expected) => {
    checkFilled(text, { v: value }, expected);
  });

  it('is refused where it is none', () => {
    checkRefused(
      'SELECT 1 FROM aws.{{ v }}.b',
      { v: '' },
      {
        at: '{{ v }}',
        message: '`{{ v }}` stands for a name, and an empty text is none',
      },
    );
    checkRefused(
      'SELECT 1 FROM "{{ v }}"',
      { v: '{{ x }}' },
      {
        at: '{{ v }}',
        message: '`{{ v }}` stands for a name, and `{{ x }}` is none',
      },
    );
  });
});

describe('what is no value', () => {
  const more =
    'is more than a name: only `{{ name }}` and the filters `default`, `lower`, `upper`, `trim`, `sql_list` and `sql_escape` can be filled in';
  const block =
    'is a block of a template language, which IQL does not evaluate: write the statement that it should become';
  const clause =
    'stands for a part of the statement, and a value cannot be one: write the part, with templates for its values and names';

  it.each([
    ['SELECT 1 FROM t {% if v %} WHERE a {% endif %}', '{% if v %}', block],
    ["SELECT '{% for x in y %}'", '{% for x in y %}', block],
    ['SELECT CAST(a AS {{ v }}) FROM t', '{{ v }}', clause],
    ['SELECT 1 FROM t ORDER BY a {{ v }}', '{{ v }}', clause],
    ['SELECT {{ v }}{{ w }} FROM t', '{{ v }}', clause],
    ['SELECT {{ v + 1 }}', '{{ v + 1 }}', more],
    ['SELECT {{ f(v) }}', '{{ f(v) }}', more],
    ['SELECT {{ v | shout }}', '{{ v | shout }}', more],
  ])('refuses %s', (text, at, why) => {
    checkRefused(text, { v: 'x', w: 'y' }, { at, message: `\`${at}\` ${why}` });
  });

  it('names what has no value', () => {
    const result = fill('SELECT {{ v }}, :w', { v: '1' });
    expect(result).toMatchObject({ kind: 'refused', missing: 'w', span: { start: 16, end: 18 } });
  });

  it('leaves a broken statement to those who say what is wrong with it', () => {
    checkFilled('SELECT {{ v }} FROM', {}, 'SELECT {{ v }} FROM');
  });
});

describe('what a statement asks for', () => {
  it.each([
    ['nothing', 'SELECT 1', ''],
    ['each name once', 'SELECT {{ b }}, :a, {{ a }}, @b, $c', 'b a c'],
    ['lists', 'SELECT 1 FROM t WHERE a IN ({{ a }}) AND b IN {{ b }} AND c = {{ a }}', 'a… b…'],
    ['what has a default', "SELECT {{ a | default('x') }}", 'a?'],
    ['what stands in strings and names', "SELECT '{{ a }} {{ b }}' FROM t_{{ c }}", 'a b c'],
    ['numbers', 'SELECT ?, ?', '1 2'],
    ['no parameters of a method', "EXEC aws.s3.buckets.get @a = @b @@json = '{}'", 'b'],
    ['what EXPLAIN explains', 'EXPLAIN SELECT {{ a }}', 'a'],
  ])('is %s', (_, text, expected) => {
    checkAsked(text, expected);
  });
});

it('leads from the filled statement back to what was written', () => {
  const text = "SELECT {{ a }}, b FROM t WHERE c = '{{ d }}'";
  const result = fill(text, { a: 'a long value', d: 'x' });
  if (result.kind !== 'filled') throw new Error(result.message);
  const back = (part: string): string => {
    const start = result.statement.text.indexOf(part);
    const span = result.writtenSpan({ start, end: start + part.length });
    return text.slice(span.start, span.end);
  };
  expect(["'a long value'", 'long', ', b', 'c = ', "c = 'x'", "'x'"].map(back)).toEqual([
    '{{ a }}',
    '{{ a }}',
    ', b',
    'c = ',
    "c = '{{ d }}'",
    "'{{ d }}'",
  ]);
});
