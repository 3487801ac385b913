import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../language/syntax/index.ts';
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
    checkProblems(`SELECT main.upper(a) FROM t
       ^^^^^ a function has no schema: leave \`main.\` out`);
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
    checkProblems(`SELECT a FROM t LIMIT 1, 2 OFFSET 3
                           ^^^^^^ a second \`OFFSET\` in one query: \`LIMIT a, b\` has one too`);
    checkProblems(`UPDATE t SET a = 1 WHERE b = 1 FROM u
                               ^^^^ \`FROM\` must stand before \`WHERE\``);
    checkProblems(`DELETE FROM t RETURNING a WHERE b = 1
                          ^^^^^ \`WHERE\` must stand before \`RETURNING\``);
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

describe('a word that starts no statement', () => {
  it('is put right where it is near a verb', () => {
    checkProblems(`SELCT a FROM b
^^^^^ \`SELCT\` starts no statement: did you mean \`SELECT\`?`);
    checkProblems(`DELTE FROM t WHERE a = 1
^^^^^ \`DELTE\` starts no statement: did you mean \`DELETE\`?`);
    checkProblems(`EXPLAIN UDPATE t SET a = 1
        ^^^^^^ \`UDPATE\` starts no statement: did you mean \`UPDATE\`?`);
    checkProblems(`CREATE VEIW v AS SELECT 1
       ^^^^ did not expect \`VEIW\` here: did you mean \`VIEW\`?`);
  });

  it('gives what to write in its place', () => {
    const [problem] = parseStatement('-- c\nselct a FROM b').problems;
    expect(problem).toMatchObject({ replacement: 'SELECT', span: { start: 5, end: 10 } });
  });

  it('is one problem alone while it is typed', () => {
    checkProblems(`SEL
^^^ \`SEL\` starts no statement: did you mean \`SELECT\`?`);
  });

  it('is named where nothing is near', () => {
    const verbs = '`SELECT`, `INSERT`, `UPDATE`, `DELETE`, `SHOW`, `DESCRIBE`, `EXPLAIN` or `EXEC`';
    checkProblems(`MERGE INTO t
^^^^^ \`MERGE\` starts no statement: begin with ${verbs}`);
    checkProblems(`* FROM t
^ \`*\` starts no statement: begin with ${verbs}`);
    checkProblems(`CREATE DATABASE x
^^^^^^^^^^^^^^^ \`CREATE DATABASE\` starts no statement: \`CREATE VIEW\` does`);
  });
});

describe('half-typed commands', () => {
  it('say what comes next', () => {
    checkProblems(`EXEC aws.ec2.instances.start @a = 1 @b = 2
                                  ^ expected \`,\` after \`1\``);
    checkProblems(`EXEC aws.ec2.instances.start a = 1
                             ^ did not expect \`a\` here: write \`@a = …\``);
    checkProblems(`CREATE VIEW v
            ^ expected \`AS\` and a query after \`v\``);
    checkProblems(`REGISTRY aws
^^^^^^^^ expected \`LIST\` or \`PULL\` after \`REGISTRY\``);
    checkProblems(`ROLLBACK TO
         ^^ expected the name of a savepoint after \`TO\``);
    checkProblems(`INSERT INTO t VALUES (1) ON CONFLICT (a)
                                       ^ expected \`DO NOTHING\` or \`DO UPDATE SET …\` after \`)\``);
    checkProblems(`SELECT a FROM t WINDOW w AS (),
                              ^ expected a name for a window after \`,\``);
    checkProblems(`SELECT a FROM (SELECT a FROM t WINDOW w AS (), ) LIMIT 1
                                             ^ expected a name for a window after \`,\``);
    checkProblems(`SELECT sum(a) OVER (ROWS 1) FROM t
                         ^ expected \`PRECEDING\` or \`FOLLOWING\` after \`1\``);
  });
});

describe('what SQLite has not', () => {
  it('is told with what to write', () => {
    checkProblems(`SELECT a FROM t WHERE b IN :c
                           ^^ a parameter is one value: write \`IN (:c)\``);
    checkProblems(`SELECT a = * FROM t
           ^ \`*\` stands only in a select list and in \`count(*)\``);
    checkProblems(`VALUES (1), (2) LIMIT 1
                ^^^^^ SQLite takes no \`LIMIT\` after \`VALUES\`: write \`SELECT * FROM (VALUES …) LIMIT …\``);
    checkProblems(`DELETE FROM t WHERE a = 1 LIMIT 1
                          ^^^^^ \`LIMIT\` cannot stand in a statement that changes rows: choose them by \`WHERE … IN (SELECT … LIMIT …)\``);
  });
});

describe('working text', () => {
  it('has no problem where words are unusual', () => {
    checkProblems('SELECT group, update FROM t WHERE order = 1;\nSELECT 1;;\n-- end');
    checkProblems('/*+ create */\nSELECT 1\n/*+ update */\nSELECT 2');
    checkProblems('SELECT a FROM t\nSELECT b FROM u');
  });
});
