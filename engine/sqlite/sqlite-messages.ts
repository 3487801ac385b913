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
    /^no such column: (?:"" - should this be a string literal in single-quotes\?)?$/,
    "a column's name is empty: quotes of this kind hold names, and the empty text is `''`",
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
  [/^unrecognized token: "(\d.*)"$/s, '`$1` is no number: write one such as `10`, `1.5` or `0xFF`'],
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
  [
    /^row value misused$/,
    'several values in parentheses stand where one value can: compare them with as many others, or write one',
  ],
  [
    /^IN\(\.\.\.\) element has (\d+) terms? - expected (\d+)$/,
    'an item of this IN has $1 values where $2 are compared: write $2 in each',
  ],
  [
    /^FILTER clause may only be used with aggregate window functions$/,
    'FILTER goes with an aggregate only: leave it out, or filter rows in a subquery first',
  ],
  [
    /^ORDER BY may not be used with non-aggregate ([^\s(]+)\(\)$/,
    '`$1` takes no ORDER BY inside its parentheses: that is for aggregates',
  ],
  [
    /^RANGE with offset PRECEDING\/FOLLOWING requires one ORDER BY expression$/,
    'a frame of RANGE with a number needs one term in the ORDER BY of its window: add it, or use ROWS',
  ],
  [
    /^unsupported frame specification$/,
    'the frame ends before it begins: put the earlier bound first',
  ],
  [
    /^cannot override (.+) of window: (.+)$/,
    'the window `$2` has a $1 of its own: leave it out here, or define another window',
  ],
  [/^duplicate WITH table name: (.+)$/, 'WITH has two tables `$1`: give one of them another name'],
  [/^no tables specified$/, '`*` stands for the columns of FROM, and there is none: add FROM …'],
  [
    /^recursive aggregate queries not supported$/,
    'the recursive part may not use an aggregate: compute it outside of the recursion',
  ],
  [
    /^cannot use window functions in recursive queries$/,
    'the recursive part may not use a window function: compute it outside of the recursion',
  ],
  [
    /^recursive reference in a subquery: (.+)$/,
    'the recursive part may read `$1` in its FROM only, not in a subquery',
  ],
  [
    /^(LIMIT|ORDER BY) clause should come after (.+) not before$/,
    '$1 belongs to the whole of a set operation: write it after the last part, or put the part before `$2` into a subquery',
  ],
  [
    /^RAISE\(\) may only be used within a trigger-program$/,
    '`RAISE` works in triggers only, and there are none here: leave it out',
  ],
  [
    /^second argument to (likelihood)\(\) must be a constant between 0\.0 and 1\.0$/,
    '`$1` takes a number from 0.0 to 1.0 as its second argument',
  ],
  [/^hex literal too big: (.+)$/, '`$1` has more than 64 bits: write a smaller number'],
  [/^no such index: (.+)$/, 'no index `$1`: leave out INDEXED BY, there are no indexes here'],
  [/^'?(.+?)'? is not a function$/, '`$1` is a table: leave out the parentheses'],
  [/^too many arguments on function (\S+)$/, '`$1` has too many arguments'],
  [
    /^too many terms in (ORDER|GROUP) BY clause$/,
    'this $1 BY has more terms than SQLite takes: leave some out',
  ],
  [/^at most (\d+) tables in a join$/, 'a join has at most $1 tables: split it by WITH'],
  [
    /^Expression tree is too large \(maximum depth (\d+)\)$/,
    'this expression is nested more than $1 deep: use IN in place of many OR',
  ],
  [/^parser stack overflow$/, 'the statement is nested too deep for SQLite: split it by WITH'],
  [
    /^unable to use function (\S+) in the requested context$/,
    '`$1` needs a full-text table, and there are none here: use LIKE, GLOB or REGEXP',
  ],
];
