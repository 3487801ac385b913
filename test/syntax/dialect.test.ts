/** What the dialect has beyond SQLite's SQL, sentence by sentence. */
import { describe, expect, it } from 'vitest';
import { parseDocument, parseStatement } from '../../language/syntax/index.ts';
import { checkExpression, checkSplit, checkTree } from './check.ts';

/** Whatever the text is: it has one statement for each kind, and nothing is wrong with it. */
function checkKinds(text: string, ...kinds: readonly string[]): void {
  const { statements } = parseDocument(text);
  const problems = statements.flatMap(({ statement }) => statement.problems);
  expect({ kinds: statements.map(({ statement }) => statement.root.kind), problems }).toEqual({
    kinds,
    problems: [],
  });
}

describe('comments', () => {
  it('of all forms may stand anywhere, after a verb and in a list', () => {
    checkTree(
      `--no space\nSELECT --c\n a # d\n , // e\n b /* f
       ; g */ FROM t -- 'h`,
      'select a, b\nfrom t',
    );
  });

  it('are none within strings, names and templates', () => {
    checkExpression(`'http://x#y' || "a--b"`, `(|| 'http://x#y' "a--b")`);
    checkExpression('{{ a // b # c }}', '{{ a // b # c }}');
  });
});

describe('strings', () => {
  it('know doubled quotes and backslash escapes', () => {
    checkExpression(String.raw`'it''s', 'it\'s', 'a\nb\t\\'`, "'it's', 'it's', 'a\nb\t\\'");
    checkExpression(String.raw`'\d+\.x', 'C:\'`, String.raw`'\d+\.x', 'C:\'`);
  });

  it('are names in double quotes and backticks', () => {
    checkExpression('"x", `y z`', '"x", "y z"');
  });

  it('are names where only a name can stand', () => {
    checkKinds(
      `WITH 'c' ('x') AS (SELECT 1) SELECT 't'.'a' AS 'b', sum(a) OVER 'w', sum(a) OVER ('w' ORDER BY a)
       FROM 't' INDEXED BY 'i' JOIN 'c' USING ('a') WINDOW 'w' AS (PARTITION BY a), "v" AS ();`,
      'selectStatement',
    );
  });
});

describe('hints', () => {
  it('stand directly after the verb', () => {
    checkTree('SELECT /*+ SHOWRESULTS */ 1', 'select 1\nhint SHOWRESULTS');
    checkTree('DELETE /*+ AWAIT */ FROM t', 'delete from t\nhint AWAIT');
    checkTree('UPDATE/*+ AWAIT */t SET a = 1', 'update t\nset a = 1\nhint AWAIT');
    checkTree('REPLACE /*+ AWAIT */ INTO t SELECT 1', 'replace into t\nselect 1\nhint AWAIT');
    checkTree('SHOW INSERT /*+ REQUIRED */ INTO a.b.c', 'show INSERT\ntarget a.b.c\nhint REQUIRED');
    checkTree(
      'EXPLAIN /*+ A */ SELECT /*+ B */ 1',
      ['explain plan', 'select 1', 'hint B', 'hint A'].join('\n'),
    );
    checkTree('EXEC /*+ await */ a.b.c.d', 'exec a.b.c.d\nhint await');
  });
});

describe('reserved words', () => {
  it('are names after a dot, and columns', () => {
    checkTree(
      'SELECT t.group, update, format, values FROM aws.s3.values AS t WHERE group = 1 AND t.order > 2',
      [
        'select t.group, update, format, values',
        'from aws.s3.values as t',
        'where (and (= group 1) (> t.order 2))',
      ].join('\n'),
    );
  });
});

describe('pseudo-functions', () => {
  it('wrap a JSON literal', () => {
    checkExpression(`string('{"a": 1}'), JSON('[]')`, `(string '{"a": 1}'), (JSON '[]')`);
  });
});

describe('templates', () => {
  it('stand for values, with filters, members and Go forms', () => {
    checkExpression(
      '{{ name }}, {{ a.b }}, {{ x | filter("}") }}, {{ .a.b }}',
      '{{ name }}, {{ a.b }}, {{ x | filter("}") }}, {{ .a.b }}',
    );
    checkTree(
      'SELECT a FROM t WHERE b IN {{ ids | sql_list }} AND c > {{ low }} LIMIT {{ n }}',
      'select a\nfrom t\nwhere (and (in b {{ ids | sql_list }}) (> c {{ low }}))\nlimit {{ n }}',
    );
  });

  it('stand for names and parts of names', () => {
    checkTree(
      'SELECT {{ a }}.b, c_{{ d }} AS {{ e }} FROM aws.{{ f }}.g_{{ h }} AS {{ i }}',
      'select {{ a }}.b, c_{{ d }} as {{ e }}\nfrom aws.{{ f }}.g_{{ h }} as {{ i }}',
    );
    checkTree(
      'INSERT INTO {{ t }} ({{ a }}, b) VALUES {{ rows }}',
      'insert into {{ t }}\ncolumns {{ a }}, b\nvalues [{{ rows }}]',
    );
    checkTree('DESCRIBE aws.{{ s }}.buckets', 'describe aws.{{ s }}.buckets');
  });

  it('stand in strings, and hold quotes and lines there', () => {
    const { root } = parseStatement(`SELECT '{"a": {{ x | default('it''s', "}")
      | tojson }}, "b": "{{ y['z'] }}"}' AS json`);
    const [column] =
      root.kind === 'selectStatement' && root.query.body.kind === 'select'
        ? root.query.body.columns
        : [];
    expect(column?.alias?.text).toBe('json');
    expect(column?.expression.kind === 'literal' && column.expression.templates.length).toBe(2);
  });

  it('that choose or repeat text leave its grammar unjudged', () => {
    checkKinds(
      '{% for r in regions %}\nSELECT 1 FROM t\n{% if not loop.last %}\nUNION ALL\n{% endif %}\n{% endfor %}',
      'selectStatement',
    );
    checkKinds(
      "SELECT a FROM t WHERE b IN ({{range $i, $b := .bs}}{{if $i}}, {{end}}'{{ $b }}'{{end}});",
      'selectStatement',
    );
    checkKinds('{% set a = 1 %}\nSELECT {{ a }};', 'selectStatement');
  });

  it('may stand for a whole statement', () => {
    checkKinds('{{ statement }};\nSELECT 1;', 'opaque', 'selectStatement');
  });

  it('open a file with blocks of JSON and Jsonnet', () => {
    checkKinds('<<<json\n{"a": "SELECT; \'"}\n>>>\nSELECT 1;', 'selectStatement');
    checkKinds('<<<jsonnet\nlocal a = 1;\n{ a: a }\n>>>\nSELECT 1', 'selectStatement');
  });
});

describe('anchors', () => {
  const names =
    'exists create update createorupdate delete statecheck exports command callback troubleshoot ' +
    'preflight postdeploy';

  it.each(names.split(' '))('named %s end the statement before them', (name) => {
    checkSplit(
      `SELECT a FROM t WHERE b = 1\n¦/*+ ${name}, retries=5, retry_delay=10 */\nSELECT 2\n`,
    );
    checkSplit(`SELECT count(a\n¦/*+${name}*/ SELECT 2`);
  });

  it('take options', () => {
    checkKinds(
      [
        '/*+ delete, postdelete_retries=10, postdelete_retry_delay=5 */',
        "DELETE FROM aws.s3.buckets WHERE Identifier = 'a'",
        '/*+ callback, short_circuit_field=ProgressEvent.OperationStatus, short_circuit_value=SUCCESS */',
        'SELECT 1',
      ].join('\n'),
      'delete',
      'selectStatement',
    );
  });
});
