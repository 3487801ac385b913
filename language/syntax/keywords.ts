/** The words that the dialect knows, what each is for, and where each may also be a name. */

/**
 * `verb` starts a statement, `clause` a part of one, `subject` follows SHOW and the like; `operator`
 * stands between or before expressions, `join` between tables; `literal` is a value; `expression`
 * belongs to CASE, CAST and windows; `modifier` is everything else.
 */
export type KeywordRole =
  'verb' | 'clause' | 'subject' | 'operator' | 'join' | 'literal' | 'expression' | 'modifier';

export interface Keyword {
  /** Upper case. */
  readonly word: string;
  readonly role: KeywordRole;
  /** Whether it needs quotes to be a name wherever its place does not tell. */
  readonly reserved: boolean;
}

const reservedWords = {
  verb: 'SELECT INSERT UPDATE DELETE WITH CREATE DROP ALTER',
  clause:
    'FROM WHERE GROUP HAVING ORDER LIMIT VALUES SET INTO RETURNING UNION INTERSECT EXCEPT ON USING AS',
  subject: '',
  operator: 'AND OR NOT IN IS BETWEEN LIKE GLOB REGEXP MATCH ESCAPE ISNULL NOTNULL COLLATE EXISTS',
  join: 'JOIN LEFT RIGHT FULL INNER CROSS NATURAL OUTER',
  literal: 'NULL',
  expression: 'CASE WHEN THEN ELSE END CAST',
  modifier: 'DISTINCT ALL INDEXED DEFAULT TABLE INDEX',
} as const;

const freeWords = {
  verb:
    'REPLACE SHOW DESCRIBE DESC EXPLAIN EXEC REGISTRY REFRESH USE AUTH SLEEP BEGIN COMMIT ROLLBACK ' +
    'SAVEPOINT RELEASE PRAGMA ATTACH DETACH VACUUM ANALYZE REINDEX',
  clause: 'WINDOW OFFSET BY FILTER OVER',
  subject:
    'PROVIDERS SERVICES RESOURCES METHODS METHOD VERSION EXTENDED LIST PULL LOGIN REVOKE VIEW',
  operator: '',
  join: '',
  literal: 'TRUE FALSE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP',
  expression:
    'PARTITION ROWS RANGE GROUPS PRECEDING FOLLOWING UNBOUNDED CURRENT ROW EXCLUDE TIES OTHERS NO WITHIN',
  modifier:
    'ASC NULLS FIRST LAST RECURSIVE MATERIALIZED CONFLICT DO NOTHING IF ABORT FAIL IGNORE QUERY PLAN ' +
    'TEMP TEMPORARY TRANSACTION RAISE',
} as const;

/** In no particular order. */
export const keywords: readonly Keyword[] = [
  ...listed(reservedWords, true),
  ...listed(freeWords, false),
];

const byWord = new Map(keywords.map((keyword) => [keyword.word, keyword]));

/** Whether the word, in any case, has a meaning of its own somewhere in the dialect. */
export function isKeyword(word: string): boolean {
  return byWord.has(word.toUpperCase());
}

/** The keyword of this spelling, in any case. */
export function keywordNamed(word: string): Keyword | undefined {
  return byWord.get(word.toUpperCase());
}

function listed(
  words: Readonly<Record<KeywordRole, string>>,
  reserved: boolean,
): readonly Keyword[] {
  return Object.entries(words).flatMap(([role, list]) =>
    list
      .split(' ')
      .filter((word) => word !== '')
      .map((word) => ({ word, role: role as KeywordRole, reserved })),
  );
}
