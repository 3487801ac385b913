/** Random queries, from the rules of SQLite's SELECT. */
import fc from 'fast-check';
import { columnsOf, freeNames, loneColumnsOf, tablesOf, type Dialect } from './operands.ts';
import { windowOf } from './expressions.ts';
import {
  called,
  choice,
  list,
  optional,
  parenthesised,
  repeated,
  sequence,
  type Text,
} from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

/** `ORDER BY …`. */
export function orderings(expression: Text): Text {
  return sequence('ORDER BY', list(orderingTerms(expression), 1, 2));
}

export function orderingTerms(expression: Text): Text {
  return sequence(
    expression,
    optional(fc.constantFrom('ASC', 'DESC')),
    optional(fc.constantFrom('NULLS FIRST', 'NULLS LAST')),
  );
}

export function resultColumns(expression: Text, vocabulary: Vocabulary, dialect: Dialect): Text {
  const alias = optional(
    choice(sequence('AS', freeNames(dialect)), fc.constantFrom('"bare"', 'bare', "'quoted'")),
  );
  const plain = sequence(loneColumnsOf(vocabulary, dialect), optional(sequence('AS', 'n')));
  return choice('*', plain, sequence(expression, alias), sequence(expression, alias), 'x.*');
}

export interface Parts {
  readonly expression: Text;
  readonly query: Text;
  readonly relation: Text;
}

/** A SELECT without WITH, ORDER BY and LIMIT. */
export function selects(
  { expression, relation }: Parts,
  vocabulary: Vocabulary,
  dialect: Dialect,
): Text {
  const windows = sequence('WINDOW', 'w', 'AS', windowOf(expression, orderings(expression)));
  return sequence(
    'SELECT',
    ...(dialect === 'iql' ? [optional('/*+ SHOWRESULTS */')] : []),
    optional(fc.constantFrom('DISTINCT', 'ALL')),
    list(resultColumns(expression, vocabulary, dialect), 1, 3),
    'FROM',
    relation,
    optional(sequence('WHERE', expression)),
    optional(
      sequence('GROUP BY', list(expression, 1, 2), optional(sequence('HAVING', expression))),
    ),
    optional(windows),
  );
}

export function values(expression: Text): Text {
  return sequence('VALUES', list(parenthesised(list(expression, 1, 2)), 1, 2));
}

/** `SELECT a FROM t WHERE b`: what stands where queries are nested deeply. */
export function plainQueries(leaf: Text, vocabulary: Vocabulary, dialect: Dialect): Text {
  const from = tables(vocabulary, dialect);
  return sequence('SELECT', list(leaf, 1, 2), 'FROM', from, optional(sequence('WHERE', leaf)));
}

/** A whole query around SELECTs and VALUES. */
export function queries(parts: Parts, vocabulary: Vocabulary, dialect: Dialect): Text {
  const { expression, query } = parts;
  const select = selects(parts, vocabulary, dialect);
  const rows = values(expression);
  const operator = fc.constantFrom('UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT');
  const limit = sequence(
    'LIMIT',
    expression,
    optional(choice(sequence('OFFSET', expression), sequence(',', expression))),
  );
  // Nothing may follow rows of VALUES: neither ORDER BY nor LIMIT.
  const body = fc.oneof(
    {
      weight: 8,
      arbitrary: sequence(
        optional(sequence(choice(select, rows), operator)),
        select,
        optional(orderings(expression)),
        optional(limit),
      ),
    },
    { weight: 1, arbitrary: sequence(optional(sequence(select, operator)), rows) },
  );
  return sequence(optional(withs(query, dialect)), body);
}

export function withs(query: Text, dialect: Dialect): Text {
  const common = sequence(
    fc.constantFrom('recent', 'x', '"old"'),
    optional(parenthesised(list(freeNames(dialect), 1, 2))),
    'AS',
    optional(fc.constantFrom('MATERIALIZED', 'NOT MATERIALIZED')),
    parenthesised(query),
  );
  return sequence('WITH', optional('RECURSIVE'), list(common, 1, 2));
}

/** Relations of one table; the first is the simplest. */
export function tables(vocabulary: Vocabulary, dialect: Dialect): Text {
  const name = tablesOf(vocabulary, dialect);
  const alias = optional(choice(sequence('AS', 'x'), 'x'));
  return sequence(name, alias, optional(fc.constantFrom('NOT INDEXED')));
}

/** Joins, subqueries and functions in FROM. */
export function relations(
  { expression, query, relation }: Parts,
  vocabulary: Vocabulary,
  dialect: Dialect,
): readonly Text[] {
  const table = tables(vocabulary, dialect);
  const alias = optional(sequence('AS', 'y'));
  const natural = fc.constantFrom(
    ...['NATURAL JOIN', 'NATURAL LEFT JOIN', 'NATURAL FULL OUTER JOIN', 'CROSS JOIN'],
  );
  const joins = fc.constantFrom(
    ...['JOIN', 'INNER JOIN', 'LEFT JOIN', 'LEFT OUTER JOIN', 'RIGHT JOIN', 'FULL JOIN'],
  );
  const constraint = choice(
    sequence('ON', expression),
    sequence('USING', parenthesised(list(columnsOf(vocabulary, dialect), 1, 2))),
  );
  return [
    sequence(table, ',', table),
    sequence(table, repeated(sequence(joins, table, constraint), 2)),
    sequence(table, natural, table),
    sequence(parenthesised(query), optional(sequence('AS', 'x'))),
    sequence(parenthesised(relation), alias, 'JOIN', table, 'ON', expression),
    sequence(
      table,
      ',',
      called('json_each', expression, optional(sequence(',', "'$.a'"))),
      optional(sequence('AS', 'j')),
    ),
  ];
}
