/** SQLite's other core functions. Source: https://sqlite.org/lang_corefunc.html. */
import { scalar, type FunctionDocumentation } from './documentation.ts';

export const coreFunctions: readonly FunctionDocumentation[] = [
  scalar('coalesce(X, Y, …)', 'argument', 'The first argument that is not NULL, or NULL.'),
  scalar('ifnull(X, Y)', 'argument', 'X, or Y where X is NULL.'),
  scalar('nullif(X, Y)', 'argument', 'NULL where X equals Y, else X.'),
  scalar(
    ['iif(CONDITION, X)', 'iif(CONDITION, X, Y, …)'],
    'any',
    'X where CONDITION is true, else Y, or NULL without one. Further pairs of condition and value may stand between.',
  ),
  scalar(['if(CONDITION, X)', 'if(CONDITION, X, Y, …)'], 'any', 'Another name of `iif`.'),
  scalar(
    'typeof(X)',
    'string',
    'How SQLite stores X: `null`, `integer`, `real`, `text` or `blob`.',
  ),
  scalar('likely(X)', 'argument', 'X itself. Tells the query planner that it is usually true.'),
  scalar('unlikely(X)', 'argument', 'X itself. Tells the query planner that it is usually false.'),
  scalar(
    'likelihood(X, PROBABILITY)',
    'argument',
    'X itself. Tells the query planner how often it is true, from 0.0 to 1.0.',
  ),
  scalar(
    'changes()',
    'integer',
    'How many rows the last finished change of SQLite’s own tables touched.',
  ),
  scalar('total_changes()', 'integer', 'How many rows were changed since the database was opened.'),
  scalar(
    'last_insert_rowid()',
    'integer',
    'The rowid of the last row put into SQLite’s own tables.',
  ),
  scalar('random()', 'integer', 'A random integer of 64 bits, anew for each row.'),
  scalar(
    'subtype(X)',
    'integer',
    'SQLite’s inner mark on a value: 74 for what a JSON function gave.',
  ),
  scalar('sqlite_version()', 'string', 'The version of SQLite that runs the statement.'),
  scalar('sqlite_source_id()', 'string', 'Which build of SQLite runs the statement.'),
  scalar(
    'sqlite_compileoption_used(NAME)',
    'boolean',
    'Whether SQLite was built with this option.',
  ),
  scalar('sqlite_compileoption_get(N)', 'string', 'The N-th option that SQLite was built with.'),
];
