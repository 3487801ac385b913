/** Random INSERT, UPDATE and DELETE statements. */
import fc from 'fast-check';
import { columnsOf, loneColumnsOf, tablesOf, type Dialect } from './operands.ts';
import { choice, list, optional, parenthesised, repeated, sequence, type Text } from './pieces.ts';
import { orderingTerms, resultColumns, values, withs, type Parts } from './queries.ts';
import type { Vocabulary } from './vocabulary.ts';

export function mutations(parts: Parts, vocabulary: Vocabulary, dialect: Dialect): readonly Text[] {
  const { expression, query, relation } = parts;
  const hint = dialect === 'iql' ? optional('/*+ AWAIT */') : '';
  const or = optional(
    sequence('OR', fc.constantFrom('ROLLBACK', 'ABORT', 'REPLACE', 'FAIL', 'IGNORE')),
  );
  const table = tablesOf(vocabulary, dialect);
  const column = loneColumnsOf(vocabulary, dialect);
  const alias = optional(sequence('AS', 'x'));
  const where = optional(sequence('WHERE', expression));
  const returning = optional(
    sequence('RETURNING', list(resultColumns(expression, vocabulary, dialect), 1, 2)),
  );
  const prelude = optional(withs(query, dialect));
  const assignments = list(
    choice(
      sequence(column, '=', expression),
      sequence(column, '=', expression),
      sequence(parenthesised(column, ',', column), '=', parenthesised(expression, ',', expression)),
    ),
    1,
    2,
  );
  const upsert = sequence(
    'ON CONFLICT',
    choice(
      'DO NOTHING',
      sequence(
        parenthesised(list(orderingTerms(columnsOf(vocabulary, dialect)), 1, 2)),
        where,
        choice('DO NOTHING', sequence('DO UPDATE SET', assignments, where)),
      ),
    ),
  );
  const columns = optional(parenthesised(list(column, 1, 3)));
  const replacing =
    dialect === 'iql'
      ? [sequence('REPLACE', hint, table, 'SET', assignments, where, returning)]
      : [];
  return [
    sequence(
      ...[prelude, 'INSERT', hint, or, 'INTO', table, alias, columns],
      choice(sequence(values(expression), repeated(upsert, 1)), 'DEFAULT VALUES'),
      returning,
    ),
    sequence('INSERT', hint, 'INTO', table, columns, query, returning),
    sequence('REPLACE', hint, 'INTO', table, columns, query, returning),
    sequence(
      ...[prelude, 'UPDATE', hint, or, table, alias, optional('NOT INDEXED'), 'SET', assignments],
      optional(sequence('FROM', relation)),
      where,
      returning,
    ),
    sequence(prelude, 'DELETE', hint, 'FROM', table, alias, where, returning),
    ...replacing,
  ];
}
