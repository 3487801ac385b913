/** SQLite's window functions. Source: https://sqlite.org/windowfunctions.html. Each needs OVER. */
import { windowFunction, type FunctionDocumentation } from './documentation.ts';

export const windowFunctions: readonly FunctionDocumentation[] = [
  windowFunction('row_number()', 'integer', 'The number of the row in its partition, from 1.'),
  windowFunction(
    'rank()',
    'integer',
    'The row’s place in the order: equal rows share one, and leave a gap after them.',
  ),
  windowFunction('dense_rank()', 'integer', 'Like `rank`, without gaps.'),
  windowFunction(
    'percent_rank()',
    'number',
    'The rank as a fraction: (rank − 1) / (rows − 1), 0.0 in a partition of one row.',
  ),
  windowFunction(
    'cume_dist()',
    'number',
    'The fraction of the partition’s rows that do not come after this one.',
  ),
  windowFunction(
    'ntile(N)',
    'integer',
    'The number, from 1 to N, of the row’s part when the partition is cut into N parts as equal as can be.',
  ),
  windowFunction(
    ['lag(X)', 'lag(X, OFFSET)', 'lag(X, OFFSET, DEFAULT)'],
    'any',
    'X of the row OFFSET (1) rows before this one, or DEFAULT (NULL) where there is none.',
  ),
  windowFunction(
    ['lead(X)', 'lead(X, OFFSET)', 'lead(X, OFFSET, DEFAULT)'],
    'any',
    'X of the row OFFSET (1) rows after this one, or DEFAULT (NULL) where there is none.',
  ),
  windowFunction('first_value(X)', 'argument', 'X of the first row of the window frame.'),
  windowFunction(
    'last_value(X)',
    'argument',
    'X of the last row of the window frame, which by default ends at the current row.',
  ),
  windowFunction(
    'nth_value(X, N)',
    'any',
    'X of the N-th row of the window frame, from 1, or NULL.',
  ),
];
