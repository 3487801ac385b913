/** What each keyword does, in a sentence or two, with what is particular to querying AWS. */

const documentation: Readonly<Record<string, string>> = {
  SELECT: 'Reads rows. Resources named in `FROM` are asked of AWS, and SQLite evaluates the rest.',
  FROM: 'Names the sources of rows: resources such as `aws.s3.buckets`, common tables, subqueries and table functions.',
  WHERE:
    'Keeps the rows for which the condition is true. Conditions on the identifier, on `region` and on what a list needs also decide which calls are made.',
  JOIN: 'Pairs rows of two sources for which the `ON` condition is true. Where the condition supplies what a resource needs, that resource is asked once for each value.',
  LEFT: '`LEFT JOIN` keeps every row of its left side, with NULLs where the right side has no match.',
  RIGHT:
    '`RIGHT JOIN` keeps every row of its right side, with NULLs where the left side has no match.',
  FULL: '`FULL JOIN` keeps every row of both sides, with NULLs where the other has no match.',
  CROSS: '`CROSS JOIN` pairs every row of one side with every row of the other.',
  NATURAL: '`NATURAL JOIN` pairs rows that agree in all columns with equal names.',
  ON: 'The condition of a join.',
  USING:
    '`USING (column, …)` joins on equality of columns with the same name, and shows each once.',
  GROUP: '`GROUP BY` makes one row of all the rows that agree in the listed expressions.',
  HAVING: 'Keeps the groups for which the condition is true.',
  ORDER:
    '`ORDER BY` sorts by the listed expressions; `ASC`, `DESC`, `NULLS FIRST` and `NULLS LAST` follow each.',
  LIMIT:
    'At most so many rows. Where no later step could reject a row, AWS is not asked for more than it needs.',
  OFFSET: 'Skips so many rows before the first that is returned.',
  DISTINCT: 'Removes rows that are equal to another row.',
  UNION: 'Rows of both queries, without repeats; `UNION ALL` keeps the repeats.',
  INTERSECT: 'Rows that both queries give.',
  EXCEPT: 'Rows of the first query that the second does not give.',
  WITH: 'Defines common tables: named queries that the statement can use like tables.',
  RECURSIVE: 'Lets a common table refer to itself: rows are added until a step adds none.',
  MATERIALIZED: 'The common table is computed once and kept.',
  AS: 'Gives a name to a column, a table or a window.',
  CASE: '`CASE WHEN condition THEN value … ELSE value END` gives the first value whose condition is true.',
  CAST: '`CAST(value AS type)` converts a value.',
  EXISTS: 'True where the subquery gives at least one row.',
  IN: 'True where the value is among those of a list or of a subquery. On an identifier, one call for each value.',
  BETWEEN: '`x BETWEEN a AND b` is `x >= a AND x <= b`.',
  LIKE: 'Compares with a pattern: `%` is any text, `_` is one character. Case is ignored for ASCII letters.',
  GLOB: 'Compares with a pattern: `*` is any text, `?` is one character. Case counts.',
  REGEXP:
    '`text REGEXP pattern` is true where the regular expression matches somewhere in the text.',
  ESCAPE: 'The character that makes `%` and `_` stand for themselves in a `LIKE` pattern.',
  IS: '`IS NULL` and `IS NOT NULL` test for NULL; `IS` compares like `=`, and two NULLs are equal.',
  NULL: 'No value. A comparison with NULL is never true: use `IS NULL`.',
  NOT: 'Turns a condition round.',
  AND: 'True where both conditions are.',
  OR: 'True where at least one condition is.',
  COLLATE: 'Chooses how texts compare: `BINARY`, `NOCASE` or `RTRIM`.',
  OVER: 'Makes a function see a window of rows around the current one.',
  PARTITION: '`PARTITION BY` divides rows into groups that a window does not cross.',
  WINDOW: 'Names a window, for use in `OVER`.',
  FILTER:
    '`aggregate(…) FILTER (WHERE condition)` takes only the rows for which the condition is true.',
  VALUES: 'Rows written out.',
  INSERT:
    'Creates a resource: property names, then their values. Objects and arrays are JSON text.',
  INTO: 'Names the resource type in which `INSERT` creates.',
  REPLACE: 'Sets the whole state of a resource.',
  UPDATE: 'Changes properties of a resource that its identifier names.',
  SET: 'The properties that `UPDATE` changes, with their new values.',
  DELETE: 'Removes the resource that its identifier names, after you confirmed it.',
  RETURNING:
    'Columns to show of what was created, changed or removed: `OperationStatus`, `Identifier`, `RequestToken` and others.',
  SHOW: '`SHOW SERVICES IN aws`, `SHOW RESOURCES IN aws.s3`, `SHOW METHODS IN aws.s3.buckets`: lists of what there is. No call is made.',
  DESCRIBE: '`DESCRIBE aws.s3.buckets` lists the columns of a resource. No call is made.',
  DESC: 'Short for `DESCRIBE`; in `ORDER BY`, the largest first.',
  EXTENDED: 'With descriptions.',
  EXPLAIN:
    'Shows which calls a statement would make, and makes none. `EXPLAIN ANALYZE` makes them, and shows what each step took.',
  PLAN: 'Shows which calls a statement would make, and makes none.',
  ANALYZE:
    '`EXPLAIN ANALYZE` runs a query and shows its plan with the calls, rows and time that each step took, in place of the rows.',
  EXEC: "Calls a method of a resource: `EXEC aws.s3.buckets.get_resource @data__Identifier = '…'`.",
  CREATE:
    '`CREATE VIEW name AS SELECT …` names a query that every file of the workspace can read like a table.',
  VIEW: 'A named query. Whoever reads it asks AWS anew.',
  DROP: '`DROP VIEW name` takes a view away.',
  REFRESH: '`REFRESH MATERIALIZED VIEW name` runs a view’s query and keeps its rows.',
  USE: 'Chooses the provider of names that have none.',
  REGISTRY:
    '`REGISTRY LIST` and `REGISTRY PULL aws`: StackQL’s providers. IQL has its own catalog.',
  AUTH: '`AUTH LOGIN aws` and `AUTH REVOKE aws`: IQL takes credentials from the AWS SDK’s own sources.',
  SLEEP: 'Waits so many milliseconds.',
  BEGIN: 'Begins a transaction.',
  COMMIT: 'Ends a transaction, and keeps what it did.',
  ROLLBACK: 'Ends a transaction, or goes back to a savepoint.',
  SAVEPOINT: 'Names a place in a transaction to go back to.',
  RELEASE: 'Lets a savepoint go.',
  METHODS: '`SHOW METHODS IN aws.s3.buckets` lists what can be done with a resource.',
  METHOD: '`DESCRIBE METHOD aws.s3.buckets.get_resource` lists the params of a method.',
  SERVICES: '`SHOW SERVICES IN aws` lists the services.',
  RESOURCES: '`SHOW RESOURCES IN aws.s3` lists the resources of a service.',
  PROVIDERS: '`SHOW PROVIDERS` lists where resources are.',
  VERSION: '`SHOW VERSION` says which version this is.',
  ALL: '`UNION ALL` keeps rows that both queries give.',
  INNER: '`INNER JOIN` is `JOIN`: it keeps the pairs for which the condition is true.',
  OUTER: '`LEFT OUTER JOIN` is `LEFT JOIN`; so with `RIGHT` and `FULL`.',
  ASC: 'The smallest first.',
  NULLS:
    '`NULLS FIRST` and `NULLS LAST` say where NULLs go. Without, they come first in ascending order.',
  FIRST: '`NULLS FIRST`: rows with NULL come first.',
  LAST: '`NULLS LAST`: rows with NULL come last.',
  WHEN: 'A condition of `CASE`, or a value that its operand is compared with.',
  THEN: 'The value of `CASE` where the condition before it is the first that is true.',
  ELSE: 'The value of `CASE` where no condition is true. Without it, NULL.',
  END: 'Ends `CASE`.',
  ISNULL: '`x ISNULL` is `x IS NULL`.',
  NOTNULL: '`x NOTNULL` is `x IS NOT NULL`.',
  MATCH: 'SQLite has it for full-text search tables.',
  TRUE: 'The integer 1. AWS’s booleans are 1 and 0 in rows.',
  FALSE: 'The integer 0. AWS’s booleans are 1 and 0 in rows.',
  CURRENT_DATE: 'The date now, in UTC: `YYYY-MM-DD`.',
  CURRENT_TIME: 'The time of day now, in UTC: `HH:MM:SS`.',
  CURRENT_TIMESTAMP: 'Date and time now, in UTC: `YYYY-MM-DD HH:MM:SS`.',
  WITHIN:
    '`percentile(x, 50) WITHIN GROUP (ORDER BY x)`: the order in which an aggregate takes its rows.',
  CONFLICT: '`ON CONFLICT … DO` says what to do with a row that is there already.',
  NOTHING: '`ON CONFLICT DO NOTHING` leaves the row that is there as it is.',
  DEFAULT: '`DEFAULT VALUES` inserts a row of defaults.',
  INDEXED: '`INDEXED BY` tells SQLite which index to use.',
  RAISE: 'Ends a trigger’s statement. SQLite has it in triggers only.',
  ROWS: 'A window frame that counts rows.',
  RANGE: 'A window frame of the rows whose order value is near enough.',
  GROUPS: 'A window frame that counts groups of rows that are equal in the order.',
  PRECEDING: '`n PRECEDING`: n rows, groups or units before the current row.',
  FOLLOWING: '`n FOLLOWING`: n rows, groups or units after the current row.',
  UNBOUNDED:
    '`UNBOUNDED PRECEDING` is the first row of the partition, `UNBOUNDED FOLLOWING` the last.',
  CURRENT: '`CURRENT ROW`: the row that the window is of.',
  TIES: '`EXCLUDE TIES` leaves out the rows that are equal to the current one in the order, and keeps that one.',
  NO: '`EXCLUDE NO OTHERS` leaves no row out, as a frame does without EXCLUDE.',
  OTHERS: '`EXCLUDE NO OTHERS` leaves no row out, as a frame does without EXCLUDE.',
  QUERY: '`EXPLAIN QUERY PLAN` explains a statement as `EXPLAIN` does.',
  LIST: '`REGISTRY LIST` lists StackQL’s providers.',
  PULL: '`REGISTRY PULL` fetches a provider of StackQL.',
  LOGIN:
    '`AUTH LOGIN` logs in to a provider. IQL takes credentials from the AWS SDK’s own sources.',
  REVOKE: '`AUTH REVOKE` logs out of a provider.',
  IF: '`IF EXISTS` and `IF NOT EXISTS`: otherwise the statement does nothing.',
  DO: '`DO NOTHING` or `DO UPDATE SET …`: what becomes of a row that is there already.',
  IGNORE: '`OR IGNORE` passes over a row that breaks a constraint.',
  EXCLUDE: 'Leaves the current row, its group or its ties out of the window frame.',
};

/** Types that CAST converts to. Others mean the one that their name resembles. */
const types: Readonly<Record<string, string>> = {
  TEXT: 'Text.',
  INTEGER: 'A whole number: what stands at the start of a text, else 0.',
  REAL: 'A number with a fraction: what stands at the start of a text, else 0.0.',
  NUMERIC: 'An integer where it can be one, else a number with a fraction.',
  BLOB: 'Bytes.',
};

/** `name` is a type as CAST names it: SQLite tells what it means by the letters in it. */
export function typeDocumentation(name: string): string {
  const upper = name.toUpperCase();
  const meant = upper.includes('INT')
    ? 'INTEGER'
    : /CHAR|CLOB|TEXT/.test(upper)
      ? 'TEXT'
      : upper.includes('BLOB')
        ? 'BLOB'
        : /REAL|FLOA|DOUB/.test(upper)
          ? 'REAL'
          : 'NUMERIC';
  const head = upper === meant ? `**${upper}** · type` : `**${upper}** · the type \`${meant}\``;
  return `${head}\n\n${types[meant] ?? ''}`;
}

const frameWords: Readonly<Record<string, string>> = {
  BETWEEN: '`ROWS BETWEEN a AND b`: where the window frame begins and where it ends.',
  AND: 'Where the window frame ends.',
};

/** A word in a window frame, where it means something of its own. */
export function frameDocumentation(word: string): string | undefined {
  return frameWords[word.toUpperCase()];
}

/** `undefined` for a word that needs no explanation. */
export function keywordDocumentation(word: string): string | undefined {
  return documentation[word.toUpperCase()];
}
