/** Random expressions, from the rules of SQLite's expr. */
import fc from 'fast-check';
import { columnsOf, freeNames, literals, parameters, type Dialect } from './operands.ts';
import {
  called,
  choice,
  glued,
  list,
  optional,
  parenthesised,
  repeated,
  repeatedWithin,
  sequence,
  type Text,
} from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

const binaryOperators = [
  ...['=', '==', '<>', '!=', '<', '<=', '>', '>=', 'IS', 'IS NOT', 'AND', 'OR'],
  ...['IS DISTINCT FROM', 'IS NOT DISTINCT FROM', '+', '-', '*', '/', '%', '||'],
  ...['&', '|', '<<', '>>', '->', '->>'],
] as const;

/** Operators that take more than what stands left and right of them, whose own operands may be wide. */
const wideOperators = [
  ...[
    'LIKE',
    'NOT LIKE',
    'GLOB',
    'NOT GLOB',
    'IN (1, 2) =',
    'NOT IN (3) ||',
    'ISNULL =',
    'NOTNULL +',
  ],
  ...['IS NULL <', 'NOT NULL ||', 'COLLATE NOCASE =', 'BETWEEN 0 AND', 'NOT BETWEEN 2 + 1 AND'],
  ...['BETWEEN 1 = 1 AND', 'BETWEEN 2 IS NULL AND', 'BETWEEN NOT 1 AND', "LIKE '1%' ESCAPE '!' ="],
] as const;

/**
 * Operators in a row without parentheses, over small values, of which most have a value of their own:
 * what shows how a parser groups.
 */
export function chains(): Text {
  const value = fc.constantFrom('1', '2', '3', '7', '0', "'b'", "'B'", "'12'", 'NULL', '-5', '2.5');
  const prefix = optional(fc.constantFrom('-', '~', 'NOT', '+'));
  const operand = sequence(prefix, value);
  const operator = fc.constantFrom(...binaryOperators, ...wideOperators);
  return sequence(operand, repeatedWithin(sequence(operator, operand), 2, 6));
}

const functions = ['abs', 'coalesce', 'max', 'min', 'upper', 'length', 'json_extract', 'replace'];
const windowFunctions = ['row_number', 'rank', 'lag', 'sum', 'count', 'first_value', 'ntile'];

/** What cannot hold an expression. */
export function leaves(vocabulary: Vocabulary, dialect: Dialect): Text {
  const columns = columnsOf(vocabulary, dialect);
  return choice(columns, literals(dialect), columns, literals(dialect), parameters);
}

/** The operators, and what else holds expressions, but for queries and calls. */
export function operations(expression: Text, leaf: Text, dialect: Dialect): readonly Text[] {
  const operand = choice(leaf, leaf, parenthesised(expression));
  const not = optional('NOT');
  const binary = fc.constantFrom(...binaryOperators);
  return [
    sequence(expression, binary, expression),
    sequence(expression, binary, expression),
    sequence(fc.constantFrom('-', '+', '~', 'NOT'), expression),
    parenthesised(expression),
    sequence(
      expression,
      not,
      fc.constantFrom('LIKE', 'GLOB', 'REGEXP', 'MATCH', 'LIKE'),
      expression,
    ),
    sequence(expression, not, 'LIKE', operand, 'ESCAPE', operand),
    sequence(expression, not, 'BETWEEN', operand, 'AND', expression),
    sequence(expression, not, 'IN', parenthesised(list(expression, 0, 3))),
    sequence(
      expression,
      fc.constantFrom('ISNULL', 'NOTNULL', 'IS NULL', 'IS NOT NULL', 'NOT NULL'),
    ),
    sequence(expression, 'COLLATE', fc.constantFrom('NOCASE', 'BINARY', '"rtrim"')),
    caseOf(expression),
    called(
      'CAST',
      expression,
      'AS',
      fc.constantFrom('INTEGER', 'TEXT', 'DOUBLE PRECISION', 'DECIMAL(10, 2)', 'REAL', 'BLOB'),
    ),
    ...(dialect === 'sqlite'
      ? []
      : [
          glued(parenthesised(expression), '::', fc.constantFrom('text', 'int')),
          sequence(expression, 'IN', '{{ ids | sql_list }}'),
        ]),
  ];
}

function caseOf(expression: Text): Text {
  const branch = sequence('WHEN', expression, 'THEN', expression);
  return sequence(
    'CASE',
    optional(expression),
    branch,
    repeated(branch, 1),
    optional(sequence('ELSE', expression)),
    'END',
  );
}

/** Calls of scalar, aggregate and window functions. */
export function calls(expression: Text, ordering: Text, dialect: Dialect): readonly Text[] {
  const filter = optional(sequence('FILTER', parenthesised('WHERE', expression)));
  return [
    called(fc.constantFrom(...functions), list(expression, 1, 3)),
    called('count', choice('*', sequence(fc.constantFrom('DISTINCT', 'ALL'), expression))),
    sequence(
      called('group_concat', expression, optional(sequence(',', expression)), optional(ordering)),
      filter,
    ),
    sequence(
      called(fc.constantFrom(...windowFunctions), list(expression, 0, 2)),
      filter,
      'OVER',
      choice('w', windowOf(expression, ordering)),
    ),
    ...(dialect === 'sqlite'
      ? []
      : [
          called('split_part', expression, ',', "'|'", ',', '-1'),
          called('json_equal', expression, ',', expression),
        ]),
  ];
}

/** Row values and everything that holds a query. */
export function nestings(expression: Text, query: Text, dialect: Dialect): readonly Text[] {
  const pair = parenthesised(expression, ',', expression);
  return [
    parenthesised(query),
    sequence(optional('NOT'), 'EXISTS', parenthesised(query)),
    sequence(expression, optional('NOT'), 'IN', parenthesised(query)),
    sequence(pair, fc.constantFrom('=', '<', 'IS'), pair),
    sequence(pair, 'IN', parenthesised('VALUES', pair, ',', pair)),
    sequence(expression, 'IN', called('json_each', expression)),
    ...(dialect === 'sqlite' ? [] : [sequence(expression, 'IN', freeNames(dialect))]),
  ];
}

/** `(base PARTITION BY … ORDER BY … frame)`. */
export function windowOf(expression: Text, ordering: Text): Text {
  const offset = fc.constantFrom('1', '2', '0');
  const first = choice('CURRENT ROW', 'UNBOUNDED PRECEDING', sequence(offset, 'PRECEDING'));
  const last = choice('CURRENT ROW', 'UNBOUNDED FOLLOWING', sequence(offset, 'FOLLOWING'));
  const frame = sequence(
    fc.constantFrom('ROWS', 'RANGE', 'GROUPS'),
    choice(first, sequence('BETWEEN', first, 'AND', last)),
    optional(sequence('EXCLUDE', fc.constantFrom('NO OTHERS', 'CURRENT ROW', 'GROUP', 'TIES'))),
  );
  return parenthesised(
    optional('w'),
    optional(sequence('PARTITION BY', list(expression, 1, 2))),
    optional(ordering),
    optional(frame),
  );
}
