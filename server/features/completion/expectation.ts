/** What completion expects at a cursor, as data: a kind of name, and the keywords that fit with it. */
import type { Place } from './place.ts';
import type { TableUse } from './tables.ts';

export type ExpressionClause =
  | 'select'
  | 'on'
  | 'where'
  | 'groupBy'
  | 'having'
  | 'orderBy'
  | 'partitionBy'
  | 'set'
  | 'returning'
  | 'row'
  | 'none';

/** `words` are keywords that fit, the likeliest first; `likely` says how many of them come first. */
export type Expectation = {
  readonly words: readonly string[];
  readonly likely: number;
  /** Whether the statement cannot end here, and so a list of words is welcome unasked. */
  readonly demanded?: true;
} & (
  | { readonly kind: 'words' }
  /** A word that may as well be a new alias: only a keyword that is surely meant is proposed. */
  | { readonly kind: 'wordsOrAlias' }
  /** The first word of a statement. */
  | { readonly kind: 'statement' }
  /** A source of rows, or what a mutation names. */
  | { readonly kind: 'table'; readonly use: TableUse }
  | { readonly kind: 'operand'; readonly clause: ExpressionClause; readonly place: Place }
  /** After the table of a relation, with or without an alias. */
  | { readonly kind: 'afterTable'; readonly aliased: boolean }
  | { readonly kind: 'insertColumn' }
  | { readonly kind: 'usingColumn' }
  | { readonly kind: 'assignment' }
  | { readonly kind: 'view' }
  /** `@name = value` of an EXEC. */
  | { readonly kind: 'executionParameter' }
  /** The value of such a param, outside of a string. */
  | { readonly kind: 'executionValue' }
  /** What SHOW, DESCRIBE or EXEC names, and how far the name goes. */
  | { readonly kind: 'target'; readonly to: 'provider' | 'service' | 'resource' | 'method' }
);

export function words(...list: readonly string[]): Expectation {
  return { kind: 'words', words: list, likely: list.length };
}

export const noWords = { words: [], likely: 0 } as const;

export const setOperations: readonly string[] = ['UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT'];
