import { describe, it } from 'vitest';
import { checkRecovery } from './check.ts';

describe('a half-typed select list', () => {
  it('keeps the clauses after it', () => {
    checkRecovery('SELECT FROM aws.s3.buckets WHERE ', 'select …\nfrom aws.s3.buckets\nwhere …');
    checkRecovery('SELECT a, FROM t', 'select a, …\nfrom t');
    checkRecovery('SELECT a. FROM t a', 'select a.…\nfrom t as a');
    checkRecovery('SELECT a.\nFROM t a', 'select a.…\nfrom t as a');
    checkRecovery('SELECT a AS FROM t', 'select a\nfrom t');
    checkRecovery('SELECT a +, b FROM t', 'select (+ a …), b\nfrom t');
    checkRecovery('SELECT count( FROM t', 'select (count …)\nfrom t');
    checkRecovery('SELECT count(a, FROM t WHERE x', 'select (count a …)\nfrom t\nwhere x');
    checkRecovery('SELECT a b c d, e FROM t', 'select a as b, e\nfrom t');
    checkRecovery('SELECT CASE WHEN a FROM t', 'select (case (when a …))\nfrom t');
    checkRecovery('SELECT CAST(a FROM t', 'select (cast a )\nfrom t');
    checkRecovery('SELECT (a, (b FROM t', 'select [a [b]]\nfrom t');
  });
});

describe('a half-typed FROM', () => {
  it('keeps the clauses after it', () => {
    checkRecovery('SELECT a FROM', 'select a\nfrom …');
    checkRecovery('SELECT a FROM WHERE b', 'select a\nfrom …\nwhere b');
    checkRecovery('SELECT a FROM t, WHERE b', 'select a\nfrom (comma t …)\nwhere b');
    checkRecovery('SELECT a FROM t JOIN WHERE b', 'select a\nfrom (inner t …)\nwhere b');
    checkRecovery('SELECT a FROM t JOIN u ON WHERE b', 'select a\nfrom (inner t u on …)\nwhere b');
    checkRecovery('SELECT a FROM t LEFT WHERE b', 'select a\nfrom (left t …)\nwhere b');
    checkRecovery(
      'SELECT a FROM (SELECT b FROM WHERE c',
      'select a\nfrom {select b; from …; where c}',
    );
    checkRecovery('SELECT a FROM t x y z WHERE b', 'select a\nfrom t as x\nwhere b');
  });

  it('leaves an empty part after a trailing dot', () => {
    checkRecovery('SELECT region FROM aws.s3.', 'select region\nfrom aws.s3.…');
    checkRecovery('SELECT region FROM aws. WHERE a', 'select region\nfrom aws.…\nwhere a');
    checkRecovery('SELECT region FROM aws.s3.\nWHERE a', 'select region\nfrom aws.s3.…\nwhere a');
  });
});

describe('a half-typed condition', () => {
  it('keeps the clauses after it', () => {
    checkRecovery(
      'SELECT a FROM t WHERE x = GROUP BY y',
      'select a\nfrom t\nwhere (= x …)\ngroup by y',
    );
    checkRecovery(
      'SELECT a FROM t WHERE x = 1 AND ORDER BY y',
      'select a\nfrom t\nwhere (and (= x 1) …)\norder by y',
    );
    checkRecovery(
      'SELECT a FROM t WHERE x IN (1, ORDER BY y',
      'select a\nfrom t\nwhere (in x [1 …])\norder by y',
    );
    checkRecovery('SELECT a FROM t WHERE x IN', 'select a\nfrom t\nwhere (in x [])');
    checkRecovery('SELECT a FROM t WHERE x NOT LIMIT 1', 'select a\nfrom t\nwhere x\nlimit 1');
    checkRecovery(
      'SELECT a FROM t WHERE x BETWEEN 1 LIMIT 1',
      'select a\nfrom t\nwhere (between x 1 …)\nlimit 1',
    );
    checkRecovery('SELECT a FROM t WHERE AND y = 1', 'select a\nfrom t\nwhere (and … (= y 1))');
    checkRecovery(
      'SELECT a FROM t WHERE x = 1 y = 2 LIMIT 1',
      'select a\nfrom t\nwhere (= x 1)\nlimit 1',
    );
    checkRecovery(
      'SELECT a FROM t WHERE x = (SELECT b FROM u WHERE',
      'select a\nfrom t\nwhere (= x {select b; from u; where …})',
    );
  });
});

describe('clauses out of order', () => {
  it('are read all the same', () => {
    checkRecovery(
      'SELECT a FROM t ORDER BY a WHERE b = 1',
      'select a\nfrom t\nwhere (= b 1)\norder by a',
    );
    checkRecovery('SELECT a WHERE b FROM t', 'select a\nfrom t\nwhere b');
    checkRecovery('SELECT a FROM t GROUP a HAVING b', 'select a\nfrom t\ngroup by a\nhaving b');
    checkRecovery(
      'SELECT a FROM t ORDER BY a UNION SELECT b',
      'select a\nfrom t\nunion\nselect b\norder by a',
    );
  });
});

describe('half-typed common tables', () => {
  it('keep the query after them', () => {
    checkRecovery(
      'WITH a AS (SELECT b FROM ) SELECT c FROM a',
      'with a {select b; from …}\nselect c\nfrom a',
    );
    checkRecovery('WITH a AS (SELECT 1), SELECT c FROM a', 'with a {select 1}\nselect c\nfrom a');
    checkRecovery('WITH a SELECT c FROM a', 'with a {select}\nselect c\nfrom a');
    checkRecovery('WITH a AS () SELECT c FROM a', 'with a {select}\nselect c\nfrom a');
  });
});

describe('half-typed mutations', () => {
  it('keep what is there', () => {
    checkRecovery('DELETE aws.s3.buckets WHERE a', 'delete from aws.s3.buckets\nwhere a');
    checkRecovery('DELETE FROM WHERE a = 1', 'delete from …\nwhere (= a 1)');
    checkRecovery('DELETE FROM aws.s3.', 'delete from aws.s3.…');
    checkRecovery('UPDATE SET a = WHERE b RETURNING', 'update …\nset a = …\nwhere b\nreturning …');
    checkRecovery('UPDATE t WHERE a', 'update t\nwhere a');
    checkRecovery('UPDATE t SET a 1, b = 2 WHERE c', 'update t\nset a = …\nset b = 2\nwhere c');
    checkRecovery(
      'INSERT INTO t (a, ) VALUES (1, ) RETURNING b',
      'insert into t\ncolumns a, …\nvalues [1 …]\nreturning b',
    );
    checkRecovery('INSERT INTO t (a, b SELECT 1', 'insert into t\ncolumns a, b\nselect 1');
    checkRecovery('INSERT INTO', 'insert into …');
    checkRecovery('INSERT INTO t RETURNING a', 'insert into t\nreturning a');
  });
});

describe('half-typed commands', () => {
  it('keep what is there', () => {
    checkRecovery('SHOW', 'show');
    checkRecovery('SHOW RESOURCES IN', 'show RESOURCES');
    checkRecovery('SHOW RESOURCES IN aws.', 'show RESOURCES\ntarget aws.…');
    checkRecovery("SHOW RESOURCES LIKE 'x'", "show RESOURCES\nlike 'x'");
    checkRecovery('DESCRIBE', 'describe …');
    checkRecovery('EXPLAIN', 'explain plan\nempty');
    checkRecovery('EXPLAIN SELECT a FROM', 'explain plan\nselect a\nfrom …');
    checkRecovery('PLAN', 'plan\nempty');
    checkRecovery('EXEC', 'exec …');
    checkRecovery('EXEC aws.', 'exec aws.…');
    checkRecovery(
      'EXEC aws.ec2.instances.start @a = , @b @c = 1',
      'exec aws.ec2.instances.start\na = …\nb = …\nc = 1',
    );
    checkRecovery('CREATE', 'create view …');
    checkRecovery('CREATE OR REPLACE VIEW v AS', 'create view or replace v');
    checkRecovery(
      'CREATE VIEW v (a, SELECT b FROM',
      'create view v\ncolumns a, …\nselect b\nfrom …',
    );
    checkRecovery('CREATE VIEW v SELECT a', 'create view v\nselect a');
    checkRecovery('DROP VIEW IF EXISTS', 'drop view if exists …');
    checkRecovery('REFRESH VIEW v', 'refresh view v');
    checkRecovery('USE', 'use …');
    checkRecovery('REGISTRY', 'registry');
    checkRecovery('AUTH LOGIN', 'auth LOGIN');
    checkRecovery('SLEEP', 'sleep …');
    checkRecovery('ROLLBACK TO', 'transaction ROLLBACK');
  });

  it('are read as what they mean where their verb is misspelt', () => {
    checkRecovery('SELCT a FROM t WHERE b', 'select a\nfrom t\nwhere b');
    checkRecovery('INSRT INTO t VALUES (1', 'insert into t\nvalues [1]');
    checkRecovery('SEL', 'opaque SEL');
  });
});
