/** Random statements that neither read rows nor change resources. */
import fc from 'fast-check';
import { freeNames, tablesOf, type Dialect } from './operands.ts';
import { choice, glued, list, optional, parenthesised, sequence, type Text } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Inner {
  readonly expression: Text;
  readonly query: Text;
  /** What EXPLAIN and PLAN may hold. */
  readonly explained: Text;
}

const dialect: Dialect = 'iql';

export function commands(vocabulary: Vocabulary, inner: Inner): Text {
  const table = tablesOf(vocabulary, dialect);
  return choice(
    ...shows(table, inner.expression),
    sequence(fc.constantFrom('DESCRIBE', 'DESC'), optional('EXTENDED'), table),
    sequence('DESCRIBE METHOD', optional('EXTENDED'), glued(table, '.create_resource')),
    sequence('EXPLAIN', optional(fc.constantFrom('QUERY PLAN', 'ANALYZE')), inner.explained),
    sequence('PLAN', inner.explained),
    execs(table, inner.expression),
    ...views(inner.query),
    sequence('REGISTRY LIST', optional('aws')),
    sequence('REGISTRY PULL', 'aws', optional(fc.constantFrom('v24.07.00246', "'v1'"))),
    fc.constantFrom('AUTH LOGIN aws', "AUTH LOGIN aws SERVICE_ACCOUNT 'k.json'", 'AUTH REVOKE aws'),
    fc.constantFrom('USE aws', 'SLEEP 5000', 'SLEEP {{ pause }}', '{{ statement }}'),
    fc.constantFrom(
      ...['BEGIN', 'BEGIN IMMEDIATE TRANSACTION', 'COMMIT', 'END TRANSACTION', 'ROLLBACK'],
      ...['ROLLBACK TO SAVEPOINT s', 'SAVEPOINT s', 'RELEASE s'],
    ),
    fc.constantFrom(
      ...['PRAGMA table_info(t)', "ATTACH 'a.db' AS a", 'VACUUM', 'CREATE TABLE n (a, b TEXT)'],
      ...['DROP TABLE IF EXISTS n', 'ALTER TABLE n RENAME TO m', 'CREATE INDEX i ON n (a)'],
    ),
  );
}

function shows(table: Text, expression: Text): readonly Text[] {
  const filter = optional(choice("LIKE 's%'", sequence('WHERE', expression)));
  const extended = optional('EXTENDED');
  const where = fc.constantFrom('IN', 'FROM');
  return [
    sequence('SHOW', extended, 'PROVIDERS', filter),
    sequence('SHOW', extended, 'SERVICES', where, 'aws', filter),
    sequence('SHOW', extended, 'RESOURCES', where, 'aws.s3', filter),
    sequence('SHOW', extended, 'METHODS', where, table, filter),
    sequence(
      'SHOW INSERT',
      optional('/*+ REQUIRED */'),
      'INTO',
      table,
      optional(parenthesised(list(fc.constantFrom('BucketName', 'region'), 1, 2))),
    ),
    fc.constant('SHOW VERSION'),
  ];
}

function execs(table: Text, expression: Text): Text {
  const parameter = sequence(fc.constantFrom('@region', '@InstanceId'), '=', expression);
  const payload = sequence(optional(','), '@@json', '=', `'{"a": "{{ b }}"}'`);
  return sequence(
    'EXEC',
    optional('/*+ AWAIT */'),
    glued(table, '.get_resource'),
    choice('', list(parameter, 1, 2), sequence(list(parameter, 1, 2), payload)),
  );
}

function views(query: Text): readonly Text[] {
  const name = fc.constantFrom('v', 'big_volumes', '"my view"');
  return [
    sequence(
      'CREATE',
      optional('OR REPLACE'),
      optional('MATERIALIZED'),
      'VIEW',
      name,
      optional(parenthesised(list(freeNames(dialect), 1, 2))),
      'AS',
      query,
    ),
    sequence('CREATE TEMP VIEW IF NOT EXISTS', name, 'AS', query),
    sequence('DROP', optional('MATERIALIZED'), 'VIEW', optional('IF EXISTS'), name),
    sequence('REFRESH MATERIALIZED VIEW', name),
  ];
}
