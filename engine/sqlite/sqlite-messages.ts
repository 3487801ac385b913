/** SQLite's messages as ours: the thing in backticks, and what to do about it. */

/** A message that has no form here stays SQLite's. */
export function messageInOurWords(message: string): string {
  for (const [form, words] of forms) {
    const match = form.exec(message);
    if (match) {
      return words.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? '');
    }
  }
  return message;
}

const forms: readonly (readonly [RegExp, string])[] = [
  [
    /^misuse of (?:aliased aggregate|aggregate function|aggregate):? ([^\s(]+)/,
    '`$1` is an aggregate and cannot stand here: put the condition in HAVING, or compute it in a subquery first',
  ],
  [
    /^misuse of window function ([^\s(]+)/,
    '`$1` is a window function: give it an OVER clause, and use it in the select list or in ORDER BY only',
  ],
  [
    /^([^\s(]+)\(\) may not be used as a window function/,
    '`$1` is no window function: leave out its OVER clause',
  ],
  [
    /^wrong number of arguments to function ([^\s(]+)\(\)/,
    '`$1` does not take this number of arguments: hover over it to see its signatures',
  ],
  [
    /^ambiguous column name: (.+)$/,
    '`$1` is a column of more than one table here: write which table’s, as in `t.$1`',
  ],
  [
    /^SELECTs to the left and right of (.+) do not have the same number of result columns$/,
    'the two sides of `$1` give different numbers of columns: select as many on one side as on the other',
  ],
  [
    /^sub-select returns (\d+) columns - expected (\d+)$/,
    'this subquery gives $1 columns where $2 can stand: select $2',
  ],
  [
    /^a GROUP BY clause is required before HAVING$|^HAVING clause on a non-aggregate query$/,
    'HAVING filters groups and this query has none: add GROUP BY, or filter rows with WHERE',
  ],
  [
    /^aggregate functions are not allowed in the GROUP BY clause$/,
    'GROUP BY takes no aggregate function: group by a column, and compute the aggregate in the select list',
  ],
  [
    /^(\S+) (ORDER|GROUP) BY term out of range - should be between 1 and (\d+)$/,
    'the $1 term of $2 BY names a position that is not there: this query gives $3 columns, counted from 1',
  ],
  [
    /^(\S+) ORDER BY term does not match any column in the result set$/,
    'the $1 term of ORDER BY is no column of the result: after a set operation only its columns can order it',
  ],
  [
    /^no such column: "(.+)" - should this be a string literal in single-quotes\?$/,
    "no column `$1`: double quotes name a column, text takes single quotes, as in `'$1'`",
  ],
  [/^no such column: (.+)$/, 'no column `$1` in the tables of this query'],
  [/^no such function: (.+)$/, 'no function `$1`'],
  [/^no such table: (.+)$/, 'no table `$1`: a resource is written `aws.<service>.<resource>`'],
  [/^no such window: (.+)$/, 'no window `$1`: define it in the WINDOW clause'],
  [/^no such collation sequence: (.+)$/, 'no collation `$1`: there are BINARY, NOCASE and RTRIM'],
  [/^near "(.+)": syntax error$/s, 'SQLite cannot read the statement at `$1`'],
  [/^incomplete input$/, 'the statement ends before it is complete'],
  [/^unrecognized token: "(.+)"$/s, 'SQLite cannot read `$1`: is a quote left open?'],
  [
    /^all VALUES must have the same number of terms$/,
    'the rows of VALUES have different lengths: give each as many values as the first',
  ],
  [
    /^cannot join using column (\S+) - column not present in both tables$/,
    'USING needs `$1` in both tables: write ON and the two columns',
  ],
  [
    /^a NATURAL join may not have an ON or USING clause$/,
    'a NATURAL join finds its columns itself: leave out NATURAL, or the ON or USING clause',
  ],
  [
    /^multiple references to recursive table: (.+)$/,
    'the recursive part may read `$1` once only: name it in one FROM',
  ],
  [
    /^circular reference: (.+)$/,
    '`$1` reads itself: write WITH RECURSIVE and begin with a part that does not',
  ],
  [
    /^DISTINCT aggregates must (?:have|take) exactly one argument$/i,
    'an aggregate with DISTINCT takes one argument',
  ],
  [
    /^table (\S+) has (\d+) values for (\d+) columns$/,
    '`$1` names $3 columns and its query gives $2: make the two lists equally long',
  ],
];
