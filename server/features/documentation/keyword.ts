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
  EXPLAIN: 'Shows which calls a statement would make, and makes none.',
};

/** `undefined` for a word that needs no explanation. */
export function keywordDocumentation(word: string): string | undefined {
  return documentation[word.toUpperCase()];
}
