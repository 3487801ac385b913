/**
 * Our precedence against SQLite's: an expression and the same with parentheses around everything that
 * our tree holds together must have the same value in SQLite.
 */
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseStatement, type Expression } from '../../language/syntax/index.ts';
import { checkProperty, grammar } from '../arbitraries/index.ts';

/** Milliseconds, many times what a machine takes that does nothing else. */
const patience = 120_000;

const database = new DatabaseSync(':memory:');
database.exec("CREATE TABLE t (a, b, c); INSERT INTO t VALUES (3, 'x1', NULL)");
database.function('regexp', (pattern, value) => (String(value).includes(String(pattern)) ? 1 : 0));
database.function('match', (pattern, value) => (String(pattern) < String(value) ? 1 : 0));

const { plainExpression, chain } = grammar(
  { tables: [{ name: 't', columns: ['a', 'b', 'c'] }] },
  'sqlite',
);
/** Without what has no value, or another one each time. */
const lasting = plainExpression.map((text) =>
  text.replace(/\bCURRENT_TIME(?:STAMP)?\b/gi, 'NULL').replace(/\?\d*|[:@$]name/g, '7'),
);

/** The value with its type, or SQLite's complaint. */
function valueOf(expression: string): unknown {
  try {
    const statement = database.prepare(`SELECT ${expression} AS v, typeof(${expression}) FROM t`);
    return Object.values(statement.get() ?? {});
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** The text of the node with parentheses around every operation in it, for SQLite to group by. */
function grouped(text: string, node: Expression): string {
  const inner = (child: Expression): string => grouped(text, child);
  switch (node.kind) {
    case 'unary':
      return `(${node.operator} ${inner(node.operand)})`;
    case 'binary':
      return `(${inner(node.left)} ${node.operator} ${inner(node.right)})`;
    case 'pattern': {
      const escape = node.escape === undefined ? '' : ` ESCAPE ${inner(node.escape)}`;
      const operator = `${negation(node.negated)}${node.operator}`;
      return `(${inner(node.operand)} ${operator} ${inner(node.pattern)}${escape})`;
    }
    case 'between':
      return `(${inner(node.operand)} ${negation(node.negated)}BETWEEN ${inner(node.low)} AND ${inner(node.high)})`;
    case 'in': {
      if ('kind' in node.source) throw new Error('only lists are made here');
      const items = node.source.map(inner).join(', ');
      return `(${inner(node.operand)} ${negation(node.negated)}IN (${items}))`;
    }
    case 'nullTest':
      return `(${inner(node.operand)} IS ${negation(node.negated)}NULL)`;
    case 'collate':
      return `(${inner(node.operand)} COLLATE ${text.slice(node.collation.span.start, node.collation.span.end)})`;
    case 'cast':
      return `CAST(${inner(node.operand)} AS ${node.typeName})`;
    case 'row':
      return `(${node.items.map(inner).join(', ')})`;
    case 'case': {
      const operand = node.operand === undefined ? '' : `${inner(node.operand)} `;
      const branches = node.branches.map(
        ({ when, then }) => `WHEN ${inner(when)} THEN ${inner(then)}`,
      );
      const otherwise = node.otherwise === undefined ? '' : ` ELSE ${inner(node.otherwise)}`;
      return `(CASE ${operand}${branches.join(' ')}${otherwise} END)`;
    }
    default:
      return text.slice(node.span.start, node.span.end);
  }
}

function negation(negated: boolean): string {
  return negated ? 'NOT ' : '';
}

function checkGrouping(expressions: fc.Arbitrary<string>, cases: number): void {
  let values = 0;
  checkProperty(
    fc.property(expressions, (expression) => {
      const text = `SELECT ${expression}`;
      const { root } = parseStatement(text);
      if (root.kind !== 'selectStatement' || root.query.body.kind !== 'select') {
        throw new Error('no SELECT');
      }
      const [column] = root.query.body.columns;
      if (column === undefined) throw new Error('no column');
      const expected = valueOf(expression);
      if (Array.isArray(expected)) values += 1;
      expect(valueOf(grouped(text, column.expression))).toEqual(expected);
    }),
    cases,
  );
  expect(values).toBeGreaterThan(cases / 2);
}

it(
  'groups operators as SQLite does in any expression',
  () => checkGrouping(lasting, 4_000),
  patience,
);

it('groups operators in a row as SQLite does', () => checkGrouping(chain, 8_000), patience);
