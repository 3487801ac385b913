import { describe, it } from 'vitest';
import { checkSplit } from './check.ts';

describe('a semicolon', () => {
  it('ends a statement, with the rest of its line if nothing else is there', () => {
    checkSplit('SELECT 1; -- one\n¦-- two\nSELECT 2;\n¦\n');
    checkSplit('SELECT 1;¦ SELECT 2; /* b */ # c\n¦SELECT 3');
    checkSplit('SELECT 1; ¦/* a\n */ SELECT 2'.replace(' ¦', '¦ '));
  });

  it('ends none inside strings, names, comments and templates', () => {
    checkSplit(`SELECT 'a;b', "c;d" /* e;f */ -- g;h\n, {{ i;j }};\n¦SELECT 1`);
  });

  it('ends one with nothing in it', () => {
    checkSplit(';¦;\n¦SELECT 1');
  });
});

describe('an anchor', () => {
  it('ends the statement before it and starts the next one', () => {
    checkSplit(
      '/*+ exists */\nSELECT 1\n\n¦/*+ create, retries=2 */\nINSERT INTO t SELECT 1\n¦/*+ exports */',
    );
  });

  it('ends it also within parentheses', () => {
    checkSplit('SELECT (1\n¦/*+ create */\nSELECT 2');
  });

  it('takes the comments above it along', () => {
    checkSplit('SELECT 1 -- one\n¦-- now\n/*+ create */\nSELECT 2');
  });
});

describe('a line that starts with a verb', () => {
  it('starts a statement where the one before cannot go on with it', () => {
    checkSplit('SELECT a FROM t\n¦SELECT b FROM u');
    checkSplit('SELECT a FROM t\n¦REPLACE t SET a = 1\n¦SELECT b FROM u');
    checkSplit('INSERT INTO t.set (a)\nSELECT b FROM u');
    checkSplit('SELECT a, FROM\n\n¦SELECT b FROM u');
    checkSplit('SELECT a,\n¦SELECT b FROM u');
    checkSplit('SELECT\n¦SELECT b FROM u');
    checkSplit('SELECT a FROM aws.s3.\n\n¦DELETE FROM u');
    checkSplit('SELECT a FROM t WHERE b =\n¦WITH c AS (SELECT 1)\nSELECT * FROM c');
    checkSplit('SELECT a FROM t\n¦INSERT INTO u (b)\nSELECT 1');
    checkSplit('SELECT a FROM t\n¦UPDATE aws.s3.bucket SET b = 1');
    checkSplit(
      'SELECT a FROM t\n¦SHOW SERVICES IN aws\n¦DESCRIBE aws.s3.buckets\n¦EXPLAIN SELECT 1',
    );
    checkSplit("SELECT 'a\n\n¦SELECT 'b'");
  });

  it('starts one within an open parenthesis only after a blank line', () => {
    checkSplit('SELECT count( FROM t\n\n¦SELECT b FROM u');
    checkSplit('SELECT count( FROM t\nSELECT b FROM u');
  });

  it('goes on with a compound query, a WITH, an INSERT, an EXPLAIN or a subquery', () => {
    checkSplit('SELECT 1\nUNION ALL\nSELECT 2\nEXCEPT\n\nSELECT 3');
    checkSplit('WITH a AS (\nSELECT 1\n),\nb AS (\n\nSELECT 2\n)\nSELECT * FROM a');
    checkSplit('INSERT INTO t\nSELECT 1');
    checkSplit('INSERT INTO t (a)\n\nSELECT 1\nUNION\nSELECT 2');
    checkSplit('INSERT INTO t\nWITH a AS (SELECT 1)\nSELECT * FROM a');
    checkSplit('WITH a AS (SELECT 1)\nINSERT INTO t\nSELECT * FROM a');
    checkSplit('EXPLAIN\nSELECT 1');
    checkSplit('EXPLAIN ANALYZE\nDELETE FROM t');
    checkSplit('SHOW\nINSERT INTO t');
    checkSplit('CREATE VIEW v AS\nSELECT 1');
    checkSplit('SELECT * FROM (\nSELECT 1\n)');
    checkSplit('{% for x in y %}\nSELECT 1\n{% endfor %}');
    checkSplit('INSERT INTO t VALUES (1) ON CONFLICT DO\nUPDATE SET a = 1');
  });

  it('takes verbs that are columns for columns', () => {
    checkSplit('SELECT group,\nupdate,\nshow,\ndelete,\ninsert,\ndescribe,\nreplace\nFROM t');
    checkSplit('SELECT a FROM t ORDER BY a\nDESC');
  });

  it('does not start one where it is indented', () => {
    checkSplit('SELECT a FROM t\n  SELECT b FROM u');
  });
});
