import { describe, it } from 'vitest';
import { checkExpression } from './check.ts';

describe('precedence', () => {
  it('binds OR below AND below NOT below comparisons', () => {
    checkExpression('a OR b AND NOT c = d', '(or a (and b (not (= c d))))');
  });

  it('binds equality below order below bits below sums below products below ||', () => {
    checkExpression('a = b < c & d + e * f || g', '(= a (< b (& c (+ d (* e (|| f g))))))');
  });

  it('groups operators of one level to the left', () => {
    checkExpression('a - b + c', '(+ (- a b) c)');
    checkExpression('a = b <> c IS d', '(is (<> (= a b) c) d)');
    checkExpression('a || b -> c', '(-> (|| a b) c)');
  });

  it('binds a sign tighter than COLLATE, and a cast tighter than a sign', () => {
    checkExpression('-a COLLATE nocase', '(collate (- a) nocase)');
    checkExpression('-a::int', '(- (cast a int))');
    checkExpression('- ~ + a * b', '(* (- (~ (+ a))) b)');
  });

  it('ends the high end of BETWEEN before AND', () => {
    checkExpression('a BETWEEN 1 + 1 AND 2 * 3 AND c', '(and (between a (+ 1 1) (* 2 3)) c)');
  });

  it('ends a pattern before the next comparison', () => {
    checkExpression("a LIKE 'x' || y = b", "(= (like a (|| 'x' y)) b)");
  });

  it('lets NOT stand on the right of an operator', () => {
    checkExpression('a = NOT b AND c', '(and (= a (not b)) c)');
  });
});

describe('operators', () => {
  it('normalises spellings', () => {
    checkExpression('a == b', '(= a b)');
    checkExpression('a != b', '(<> a b)');
    checkExpression('a and b', '(and a b)');
  });

  it('reads JSON operators', () => {
    checkExpression("tags -> '$.a' ->> 'b' = 'c'", "(= (->> (-> tags '$.a') 'b') 'c')");
  });

  it('reads IS in all of its forms', () => {
    checkExpression('a IS b', '(is a b)');
    checkExpression('a IS NOT b', '(is not a b)');
    checkExpression('a IS DISTINCT FROM b', '(is distinct from a b)');
    checkExpression('a IS NOT DISTINCT FROM b', '(is not distinct from a b)');
    checkExpression('a IS NOT TRUE', '(is not a TRUE)');
  });

  it('reads every test for NULL', () => {
    checkExpression('a IS NULL', '(is-null a)');
    checkExpression('a ISNULL', '(is-null a)');
    checkExpression('a IS NOT NULL', '(is-not-null a)');
    checkExpression('a NOT NULL', '(is-not-null a)');
    checkExpression('a NOTNULL', '(is-not-null a)');
  });

  it('reads patterns with and without ESCAPE', () => {
    checkExpression(
      String.raw`a NOT LIKE '%!_%' ESCAPE '!' AND b GLOB 'x*' AND c REGEXP '^x' AND d MATCH 'y'`,
      "(and (and (and (not-like a '%!_%' escape '!') (glob b 'x*')) (regexp c '^x')) (match d 'y'))",
    );
  });

  it('reads every source of IN', () => {
    checkExpression('a IN (1, 2)', '(in a [1 2])');
    checkExpression('a NOT IN ()', '(not-in a [])');
    checkExpression('a IN (SELECT b FROM t)', '(in a {select b; from t})');
    checkExpression('a IN (VALUES (1), (2))', '(in a {values [1] [2]})');
    checkExpression('(a, b) IN (SELECT 1, 2)', '(in [a b] {select 1, 2})');
    checkExpression('a IN main.t', '(in a main.t)');
    checkExpression("a IN json_each('[1]')", "(in a (json_each '[1]'))");
    checkExpression('a IN {{ ids | sql_list }}', '(in a {{ ids | sql_list }})');
    checkExpression('a IN ({{ ids }})', '(in a [{{ ids }}])');
  });
});

describe('operands', () => {
  it('reads literals', () => {
    checkExpression(
      "1, 1.5e3, 'x', x'00', NULL, TRUE, CURRENT_TIMESTAMP",
      "1, 1.5e3, 'x', x'00', NULL, TRUE, CURRENT_TIMESTAMP",
    );
  });

  it('decodes strings', () => {
    checkExpression(
      String.raw`'it''s', 'it\'s', 'a\\b', '\d+'`,
      String.raw`'it's', 'it's', 'a\b', '\d+'`,
    );
  });

  it('reads parameters and templates', () => {
    checkExpression('? + :a', '(+ ? :a)');
    checkExpression("{{ a }} || '{{ b }}'", "(|| {{ a }} '{{ b }}')");
  });

  it('joins a template to the name that it is glued to', () => {
    checkExpression('bucket_{{ env }}_x', 'bucket_{{ env }}_x');
    checkExpression('{{ alias }}.region', '{{ alias }}.region');
  });

  it('keeps parentheses as rows', () => {
    checkExpression('(a)', '[a]');
    checkExpression('(a, b) < (1, 2)', '(< [a b] [1 2])');
  });

  it('reads subqueries and EXISTS', () => {
    checkExpression('(SELECT max(a) FROM t)', '{select (max a); from t}');
    checkExpression('NOT EXISTS (SELECT 1)', '(not (exists {select 1}))');
  });

  it('reads CASE with and without an operand', () => {
    checkExpression(
      'CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 ELSE 5 END',
      '(case a (when 1 2) (when 3 4) (else 5))',
    );
    checkExpression('CASE WHEN a = 1 THEN b END', '(case (when (= a 1) b))');
  });

  it('reads casts', () => {
    checkExpression('CAST(a AS INTEGER)', '(cast a INTEGER)');
    checkExpression('CAST(a AS decimal(10, 2))', '(cast a decimal(10, 2))');
    checkExpression("'1'::text", "(cast '1' text)");
  });

  it('reads stars', () => {
    checkExpression('*, t.*, count(*)', '*, t.*, (count *)');
  });
});

describe('calls', () => {
  it('reads DISTINCT, ORDER BY, FILTER and OVER', () => {
    checkExpression(
      "group_concat(DISTINCT a, ', ' ORDER BY b DESC NULLS LAST) FILTER (WHERE c > 1)",
      "(group_concat distinct a ', ' order b desc nulls last filter (> c 1))",
    );
    checkExpression('row_number() OVER w', '(row_number over w)');
    checkExpression(
      'sum(a) OVER (w PARTITION BY b, c ORDER BY d ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)',
      '(sum a over (window base w partition b, c order d (rows 1 preceding current row)))',
    );
    checkExpression('lag(a, 1) OVER ()', '(lag a 1 over (window))');
  });

  it('calls functions whose names are keywords', () => {
    checkExpression("replace(a, 'b', 'c')", "(replace a 'b' 'c')");
    checkExpression("glob('a', b), like(a, b), left(a, 1)", "(glob 'a' b), (like a b), (left a 1)");
    checkExpression("if(a, b, c), format('%d', 1)", "(if a b c), (format '%d' 1)");
  });

  it("reads StackQL's wrappers of JSON", () => {
    checkExpression(`string('{"a": 1}'), JSON('[]')`, `(string '{"a": 1}'), (JSON '[]')`);
  });
});

describe('reserved words', () => {
  it('are columns where nothing else can be meant', () => {
    checkExpression(
      'group, update, format, values, order, limit, key, table, index, default, left FROM t',
      'group, update, format, values, order, limit, key, table, index, default, left\nfrom t',
    );
    checkExpression('group = 1, t.select, t.from', '(= group 1), t.select, t.from');
    checkExpression('set, end, when, on FROM t', 'set, end, when, on\nfrom t');
    checkExpression(
      'a FROM t WHERE order = 1 AND group IN (1) ORDER BY update',
      ['a', 'from t', 'where (and (= order 1) (in group [1]))', 'order by update'].join('\n'),
    );
  });

  it('are aliases after AS', () => {
    checkExpression(
      'a AS group, b AS order, c AS values FROM t',
      'a as group, b as order, c as values\nfrom t',
    );
  });

  it('stay clauses where a clause can be meant', () => {
    checkExpression(
      'a FROM t GROUP BY group ORDER BY order LIMIT 1',
      'a\nfrom t\ngroup by group\norder by order\nlimit 1',
    );
  });

  it('of the free kind are plain names', () => {
    checkExpression(
      'first, last, row, rows, range, plan, query, version, window, offset',
      ['first, last, row, rows, range, plan, query, version, window, offset'].join(''),
    );
  });
});
