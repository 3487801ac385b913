import { describe, it } from 'vitest';
import { check, checkUnchanged } from './check.ts';

describe('what stays as it is', () => {
  it('is a template, byte for byte, with the white space that joins or parts it', () => {
    check(
      `
      select '{{ a }}-{{b}}' as x, {{ n|default(10) }} as n from aws.{{ service }}.{{r}}
      where bucket_{{ suffix }}={{ value }} and id in {{ids | sql_list}} limit {{ n }};
      `,
      `
      SELECT '{{ a }}-{{b}}' AS x, {{ n|default(10) }} AS n
      FROM aws.{{ service }}.{{r}}
      WHERE bucket_{{ suffix }} = {{ value }} AND id IN {{ids | sql_list}}
      LIMIT {{ n }};
      `,
    );
  });

  it('is a statement that templates choose or repeat, and the rest is formatted', () => {
    check(
      `
      {% set regions = ['a'] %}
      select   1;
      {% for r in regions %}
        select   '{{ r }}' as region;
        select   2;
      {% endfor %}
      select   3;
      select a {% if x %} ,b {% endif %}   from t;
      select   4;
      `,
      `
      {% set regions = ['a'] %}
      SELECT 1;
      {% for r in regions %}
        select   '{{ r }}' as region;
        select   2;
      {% endfor %}
      SELECT 3;
      select a {% if x %} ,b {% endif %}   from t;
      SELECT 4;
      `,
    );
  });

  it('is a clause in which a template may become any text, and the other clauses are formatted', () => {
    check(
      `
      {{ config(tags = ['x']) }}
      select a,b from t
      where   a=1   {{ filter }}   and b=2
      order by a,b
      `,
      `
      {{ config(tags = ['x']) }}
      SELECT a, b
      FROM t
      WHERE   a=1   {{ filter }}   and b=2
      ORDER BY a, b
      `,
    );
    checkUnchanged(`EXEC   aws.ec2.vpcs.delete   {{ args }};`);
  });

  it('is what a Go template chooses or repeats', () => {
    checkUnchanged(`
      select * from t
      where x in ({{range $i, $b := .buckets}}{{if $i}}, {{end}}'{{ $b.name }}'{{end}})
         and   region = '{{ .values.region }}';
      `);
  });

  it('is what stands between `-- iql-format off` and `-- iql-format on`', () => {
    check(
      `
      select   1;
      -- iql-format off
      select   a,   b
      from     t;
      select   2;
      -- iql-format on
      select   3;
      `,
      `
      SELECT 1;
      -- iql-format off
      select   a,   b
      from     t;
      select   2;
      -- iql-format on
      SELECT 3;
      `,
    );
  });

  it('is a clause that cannot be read, and the other clauses are formatted', () => {
    check(
      `
      select a,b from t
      where   a =   and b in (1,2
      group by a,b
      `,
      `
      SELECT a, b
      FROM t
      WHERE   a =   and b in (1,2
      GROUP BY a, b
      `,
    );
    check(
      `
      select a,,   b
      from t where x=1
      `,
      `
      SELECT a,,   b
      FROM t
      WHERE x = 1
      `,
    );
  });

  it('is a statement that has no tree or never ends', () => {
    checkUnchanged(`
      alter   table t add   column x;

      select   'never closed
      `);
  });

  it('is the case of names that are spelled like keywords', () => {
    check(
      `select group, t.values, format as end, Update from main.select t where order = 1`,
      `SELECT group, t.values, format AS end, Update FROM main.select t WHERE order = 1`,
    );
    check(
      `update t set values = Null, key = Count(x), flag = true where Group in (1)`,
      `UPDATE t SET values = NULL, key = Count(x), flag = TRUE WHERE Group IN (1)`,
    );
  });

  it('is every name and string', () => {
    checkUnchanged(
      `SELECT "a ""b""", \`c\`, [d  e], 'it''s', 'it\\'s', x'00FF', 1e10, 0xCAFE, :p, @q FROM t;`,
    );
  });

  it('is a list that lacks its last item, wherever the lines around it break', () => {
    check(
      'replace into aws.s3.buckets (bucket_name) select data__Identifier from aws.s3.bu,',
      `
      REPLACE INTO aws.s3.buckets (bucket_name)
      SELECT data__Identifier FROM aws.s3.bu,`,
      { lineWidth: 80, insertFinalNewline: false },
    );
  });
});
