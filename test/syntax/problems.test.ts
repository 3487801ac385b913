import { describe, it } from 'vitest';
import { checkProblems } from './check.ts';

describe('what is missing', () => {
  it('is reported once, at what it should follow', () => {
    checkProblems(`SELECT FROM t
^^^^^^ expected a column or an expression after \`SELECT\``);
    checkProblems(`SELECT a, FROM t
        ^ expected a column or an expression after \`,\``);
    checkProblems(`SELECT a FROM
         ^^^^ expected a table name after \`FROM\``);
    checkProblems(`SELECT a FROM WHERE b = 1
         ^^^^ expected a table name after \`FROM\``);
    checkProblems(`SELECT a FROM t WHERE
                ^^^^^ expected an expression after \`WHERE\``);
    checkProblems(`SELECT a FROM t WHERE b = ORDER BY c
                        ^ expected an expression after \`=\``);
    checkProblems(`SELECT a FROM aws.s3.
                    ^ expected a name after \`.\``);
    checkProblems(`SELECT a FROM t GROUP a
                ^^^^^ expected \`BY\` after \`GROUP\``);
    checkProblems(`SELECT CASE WHEN a THEN b FROM t
       ^^^^ this \`CASE\` is never closed: add \`END\``);
    checkProblems(`SELECT a FROM t LEFT u
                ^^^^ expected \`JOIN\` after \`LEFT\``);
  });

  it('is reported for each of several places', () => {
    checkProblems(`SELECT a, FROM t WHERE
        ^ expected a column or an expression after \`,\`
                 ^^^^^ expected an expression after \`WHERE\``);
  });

  it('closes parentheses where they open', () => {
    checkProblems(`SELECT count(a FROM t
            ^ this \`(\` is never closed: add \`)\``);
    checkProblems(`SELECT a FROM t WHERE b IN (1, 2
                           ^ this \`(\` is never closed: add \`)\``);
  });
});

describe('what is too much', () => {
  it('is reported once, where it starts', () => {
    checkProblems(`SELECT a b c d FROM t
           ^ did not expect \`c\` here`);
    checkProblems(`SELECT a FROM t WHERE b = 1 c = 2 LIMIT 1
                            ^ did not expect \`c\` here`);
    checkProblems(`SELECT a FROM t WHERE b = 1, c = 2
                           ^ did not expect \`,\` here: join conditions with \`AND\``);
    checkProblems(`SELECT a) FROM t
        ^ did not expect \`)\` here`);
    checkProblems(`DESCRIBE aws.s3.buckets now
                        ^^^ did not expect \`now\` here`);
  });
});

describe('clauses out of order', () => {
  it('are reported at the late one', () => {
    checkProblems(`SELECT a FROM t ORDER BY a WHERE b = 1
                           ^^^^^ \`WHERE\` must stand before \`ORDER BY\``);
    checkProblems(`SELECT a FROM t WHERE b WHERE c
                        ^^^^^ a second \`WHERE\` in one \`SELECT\`: join the two with \`AND\``);
    checkProblems(`SELECT a FROM t LIMIT 1 ORDER BY b
                        ^^^^^ \`ORDER BY\` must stand before \`LIMIT\``);
    checkProblems(`SELECT a FROM t OFFSET 5
                ^^^^^^ \`OFFSET\` needs a \`LIMIT\` before it: \`LIMIT -1 OFFSET …\` skips rows only`);
  });
});

describe('what is never closed', () => {
  it('is reported alone, on its own line', () => {
    checkProblems(`SELECT a FROM t WHERE b = 'x
                          ^^ this string is never closed: add \`'\`

SELECT 'y'`);
    checkProblems(`SELECT a FROM t /* b
                ^^^^ this comment is never closed: add \`*/\`
c`);
    checkProblems(`SELECT {{ a FROM t
       ^^^^^^^^^^^ this template is never closed: add \`}}\``);
    checkProblems(`SELECT "a FROM t
       ^^^^^^^^^ this quoted name is never closed: add \`"\``);
  });
});

describe('characters without meaning', () => {
  it('are named', () => {
    checkProblems(`SELECT a ^ b
         ^ \`^\` means nothing here`);
    checkProblems(`SELECT\u00a0a
      ^ this is not a plain space: replace it by one`);
  });
});

describe('working text', () => {
  it('has no problem where words are unusual', () => {
    checkProblems('SELECT group, update FROM t WHERE order = 1;\nSELECT 1;;\n-- end');
    checkProblems('/*+ create */\nSELECT 1\n/*+ update */\nSELECT 2');
    checkProblems('SELECT a FROM t\nSELECT b FROM u');
  });
});
