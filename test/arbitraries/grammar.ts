/** The rules of random statements tied together: they hold one another, to a bounded depth. */
import fc from 'fast-check';
import { commands } from './commands.ts';
import { calls, chains, leaves, nestings, operations } from './expressions.ts';
import { mutations } from './mutations.ts';
import type { Dialect } from './operands.ts';
import { spaced, type Text } from './pieces.ts';
import { orderings, plainQueries, queries, relations, tables } from './queries.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Grammar {
  /** Without queries in it. */
  readonly plainExpression: Text;
  readonly expression: Text;
  /** Operators and small values in a row, without parentheses. */
  readonly chain: Text;
  readonly query: Text;
  /** SELECT, INSERT, UPDATE, DELETE and, outside plain SQLite, everything else. */
  readonly statement: Text;
}

type Rules = Record<'plainExpression' | 'expression' | 'relation' | 'query' | 'statement', string>;

export function grammarOf(vocabulary: Vocabulary, dialect: Dialect): Grammar {
  const depth = fc.createDepthIdentifier();
  const nested = (maxDepth: number, first: Text, others: readonly Text[]): Text =>
    fc.oneof({ maxDepth, depthIdentifier: depth, withCrossShrink: true }, first, ...others);

  const rules = fc.letrec<Rules>((tie) => {
    const parts = {
      expression: tie('expression'),
      query: tie('query'),
      relation: tie('relation'),
    };
    const { expression, query } = parts;
    const leaf = leaves(vocabulary, dialect);
    const plain = tie('plainExpression');
    const whole = queries(parts, vocabulary, dialect);
    const explained = fc.oneof(...mutations(parts, vocabulary, dialect), query);
    const changes = fc.oneof(...mutations(parts, vocabulary, dialect));
    const wholes =
      dialect === 'sqlite'
        ? [query, changes]
        : [query, changes, commands(vocabulary, { expression, query, explained })];
    return {
      plainExpression: nested(3, leaf, operations(plain, leaf, dialect)),
      expression: nested(3, leaf, [
        ...operations(expression, leaf, dialect),
        ...calls(expression, orderings(expression), dialect),
        ...nestings(expression, query, dialect),
        leaf,
        leaf,
      ]),
      relation: nested(2, tables(vocabulary, dialect), relations(parts, vocabulary, dialect)),
      query: nested(2, plainQueries(leaf, vocabulary, dialect), [whole, whole]),
      statement: fc.oneof(...wholes),
    };
  });
  return {
    plainExpression: spaced(rules.plainExpression, dialect),
    expression: spaced(rules.expression, dialect),
    chain: spaced(chains(), dialect),
    query: spaced(rules.query, dialect),
    statement: spaced(rules.statement, dialect),
  };
}
