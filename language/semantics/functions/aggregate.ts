/** SQLite's aggregates. Source: https://sqlite.org/lang_aggfunc.html. Each may also have OVER. */
import { aggregate, type FunctionDocumentation } from './documentation.ts';

export const aggregateFunctions: readonly FunctionDocumentation[] = [
  aggregate('avg(X)', 'number', 'The mean of the values that are not NULL, as a fraction.'),
  aggregate(
    ['count(*)', 'count()', 'count(X)', 'count(DISTINCT X)'],
    'integer',
    'The number of rows, or of those where X is not NULL, or of the different values of X.',
  ),
  aggregate(
    'sum(X)',
    'argument',
    'The sum of the values that are not NULL; NULL where there are none.',
  ),
  aggregate('total(X)', 'number', 'The sum as a fraction; 0.0 where there are no values.'),
  aggregate(
    ['min(X)', 'min(X, Y, …)'],
    'argument',
    'With one argument the smallest value of the group. With more the smallest argument, or NULL if one is NULL.',
  ),
  aggregate(
    ['max(X)', 'max(X, Y, …)'],
    'argument',
    'With one argument the largest value of the group. With more the largest argument, or NULL if one is NULL.',
  ),
  aggregate(
    ['group_concat(X)', 'group_concat(X, SEPARATOR)'],
    'string',
    'The values that are not NULL joined as text, with `,` or SEPARATOR between. ORDER BY inside the parentheses fixes the order.',
  ),
  aggregate(
    'string_agg(X, SEPARATOR)',
    'string',
    'Another name of `group_concat` with a separator.',
  ),
  aggregate('median(X)', 'number', 'The middle value: half of the values are below it.'),
  aggregate(
    'percentile(X, P)',
    'number',
    'The value below which P percent of the values lie, between neighbours in proportion. P is from 0 to 100.',
  ),
  aggregate('percentile_cont(X, P)', 'number', 'Like `percentile` with P from 0.0 to 1.0.'),
  aggregate(
    'percentile_disc(X, P)',
    'number',
    'The first value that at least the fraction P of the values does not exceed. P is from 0.0 to 1.0.',
  ),
];
