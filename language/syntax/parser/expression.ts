/** Expressions, by precedence climbing. The levels are SQLite's, with `::` above all of them. */
import type { Span } from '../span.ts';
import type { Expression, InExpression, PatternExpression } from '../expression-tree.ts';
import { atClause } from './clauses.ts';
import { tallestExpression, type TokenCursor } from './cursor.ts';
import { readName } from './names.ts';
import { readPrimary } from './primary.ts';
import { readTypeName } from './type-name.ts';
import { readInSource } from './in-source.ts';

/** Operands of a level bind tighter than its operators. */
const level = {
  any: 0,
  or: 1,
  and: 2,
  not: 3,
  equality: 4,
  comparison: 5,
  bitwise: 6,
  sum: 7,
  product: 8,
  concatenation: 9,
  collate: 10,
  unary: 11,
  cast: 12,
} as const;

const levels: ReadonlyMap<string, number> = new Map<string, number>([
  ['OR', level.or],
  ['AND', level.and],
  ...['=', '==', '<>', '!=', 'IS', 'IN', 'LIKE', 'GLOB', 'REGEXP', 'MATCH'].map(equality),
  ...['BETWEEN', 'ISNULL', 'NOTNULL', 'NOT'].map(equality),
  ...['<', '>', '<=', '>='].map((value): [string, number] => [value, level.comparison]),
  ...['&', '|', '<<', '>>'].map((value): [string, number] => [value, level.bitwise]),
  ['+', level.sum],
  ['-', level.sum],
  ...['*', '/', '%'].map((value): [string, number] => [value, level.product]),
  ...['||', '->', '->>'].map((value): [string, number] => [value, level.concatenation]),
  ['COLLATE', level.collate],
  ['::', level.cast],
]);

function equality(value: string): [string, number] {
  return [value, level.equality];
}

/** Reads an expression; a hole, with a problem, where there is none. */
export function readExpression(cursor: TokenCursor): Expression {
  const expression = readAbove(cursor, level.any);
  cursor.tallest = Math.max(cursor.tallest, cursor.height);
  return expression;
}

/** Reads an expression whose operators bind tighter than those of `minimum`. */
function readAbove(cursor: TokenCursor, minimum: number): Expression {
  if (!cursor.descend()) {
    cursor.skipUntil(() => cursor.value === ',' || atClause(cursor));
    return { kind: 'missing', span: { start: cursor.lastEnd, end: cursor.lastEnd } };
  }
  const expression = readInfix(cursor, readPrefix(cursor), minimum);
  cursor.ascend();
  return expression;
}

type UnaryOperator = '-' | '+' | '~' | 'NOT';

/** Prefix operators are collected first, so that a long row of them needs no deep stack. */
function readPrefix(cursor: TokenCursor): Expression {
  const operators: { readonly operator: UnaryOperator; readonly start: number }[] = [];
  for (;;) {
    const { value, start } = cursor;
    const isNot = value === 'NOT' && cursor.valueAt(1) !== ',';
    if (!isNot && value !== '-' && value !== '+' && value !== '~') break;
    cursor.advance();
    operators.push({ operator: value, start });
  }
  let operand = readPrimary(cursor);
  if (operators.length > tallestExpression) reportTooTall(cursor);
  for (const { operator, start } of operators.slice(-tallestExpression).reverse()) {
    operand = readInfix(cursor, operand, operator === 'NOT' ? level.not : level.collate);
    cursor.height += 1;
    operand = { kind: 'unary', operator, operand, span: cursor.spanFrom(start) };
  }
  return operand;
}

/** Extends `left`, whose height is the cursor's, by the operators that bind tighter than `minimum`. */
function readInfix(cursor: TokenCursor, first: Expression, minimum: number): Expression {
  let left = first;
  let { height } = cursor;
  for (;;) {
    cursor.skipTemplates();
    if ((levels.get(cursor.value) ?? 0) <= minimum) break;
    if (height >= tallestExpression) {
      reportTooTall(cursor);
      break;
    }
    cursor.height = 0;
    const next = readOperation(cursor, left);
    if (next === undefined) break;
    left = next;
    height = Math.max(height, cursor.height) + 1;
  }
  cursor.height = height;
  return left;
}

function reportTooTall(cursor: TokenCursor): void {
  cursor.report(
    `this expression is nested deeper than ${tallestExpression} levels, which SQLite refuses`,
    cursor.previousSpan,
  );
  cursor.skipUntil(() => cursor.value === ',' || atClause(cursor));
}

/** Reads one operator and what stands right of it. */
function readOperation(cursor: TokenCursor, left: Expression): Expression | undefined {
  const { value } = cursor;
  switch (value) {
    case 'NOT':
      return readNegated(cursor, left);
    case 'IS':
      return readIs(cursor, left);
    case 'ISNULL':
    case 'NOTNULL': {
      cursor.advance();
      return nullTest(cursor, left, value === 'NOTNULL');
    }
    case 'COLLATE':
      return readCollate(cursor, left);
    case '::': {
      cursor.advance();
      const typeName = readTypeName(cursor);
      return { kind: 'cast', operand: left, typeName, span: cursor.spanFrom(left.span.start) };
    }
    case 'IN':
    case 'BETWEEN':
    case 'LIKE':
    case 'GLOB':
    case 'REGEXP':
    case 'MATCH':
      return readTest(cursor, left, value, false);
    default: {
      const operatorSpan = cursor.advance();
      const right = readAbove(cursor, levels.get(value) ?? level.any);
      return binary(cursor, left, normalised(value), operatorSpan, right);
    }
  }
}

function binary(
  cursor: TokenCursor,
  left: Expression,
  operator: string,
  operatorSpan: Span,
  right: Expression,
): Expression {
  const span = cursor.spanFrom(left.span.start);
  return { kind: 'binary', operator, operatorSpan, left, right, span };
}

function normalised(operator: string): string {
  if (operator === '==') return '=';
  return operator === '!=' ? '<>' : operator;
}

function nullTest(cursor: TokenCursor, operand: Expression, negated: boolean): Expression {
  return { kind: 'nullTest', negated, operand, span: cursor.spanFrom(operand.span.start) };
}

type Test = PatternExpression['operator'] | 'IN' | 'BETWEEN';
const tests: readonly string[] = ['IN', 'BETWEEN', 'LIKE', 'GLOB', 'REGEXP', 'MATCH'];

function isTest(value: string): value is Test {
  return tests.includes(value);
}

/** NOT after an operand: `NOT IN`, `NOT LIKE`, `NOT NULL` … */
function readNegated(cursor: TokenCursor, left: Expression): Expression | undefined {
  if (cursor.takeAll('NOT', 'NULL') !== undefined) return nullTest(cursor, left, true);
  const next = cursor.valueAt(1);
  if (next === 'INDEXED') return undefined;
  cursor.advance();
  if (isTest(next)) return readTest(cursor, left, next, true);
  cursor.reportMissing('`IN`, `LIKE`, `BETWEEN` or `NULL`');
  return left;
}

function readTest(
  cursor: TokenCursor,
  operand: Expression,
  test: Test,
  negated: boolean,
): Expression {
  const { start } = operand.span;
  cursor.advance();
  if (test === 'IN') return readIn(cursor, operand, negated);
  if (test === 'BETWEEN') {
    // Only the AND that must follow ends it: SQLite reads `a BETWEEN b = c AND d` as the whole.
    const low = readAbove(cursor, level.and);
    const { height } = cursor;
    const high = readHigh(cursor);
    cursor.height = Math.max(height, cursor.height);
    return { kind: 'between', negated, operand, low, high, span: cursor.spanFrom(start) };
  }
  const pattern = readAbove(cursor, level.equality);
  if (cursor.take('ESCAPE') === undefined) {
    return {
      kind: 'pattern',
      operator: test,
      negated,
      operand,
      pattern,
      span: cursor.spanFrom(start),
    };
  }
  const escape = readAbove(cursor, level.equality);
  const span = cursor.spanFrom(start);
  return { kind: 'pattern', operator: test, negated, operand, pattern, escape, span };
}

function readHigh(cursor: TokenCursor): Expression {
  if (cursor.take('AND') !== undefined) return readAbove(cursor, level.equality);
  cursor.reportMissing('`AND`');
  return { kind: 'missing', span: cursor.hole() };
}

function readIn(cursor: TokenCursor, operand: Expression, negated: boolean): InExpression {
  const { source, sourceSpan } = readInSource(cursor);
  const span = cursor.spanFrom(operand.span.start);
  return { kind: 'in', negated, operand, source, sourceSpan, span };
}

function readIs(cursor: TokenCursor, left: Expression): Expression {
  const { start } = cursor.advance();
  const negated = cursor.take('NOT') !== undefined;
  if (isNullAlone(cursor)) {
    cursor.advance();
    return nullTest(cursor, left, negated);
  }
  const distinct = cursor.value === 'DISTINCT' && cursor.valueAt(1) === 'FROM';
  if (distinct) cursor.takeAll('DISTINCT', 'FROM');
  const operator = `IS${negated ? ' NOT' : ''}${distinct ? ' DISTINCT FROM' : ''}`;
  const operatorSpan = cursor.spanFrom(start);
  const right = readAbove(cursor, level.equality);
  return binary(cursor, left, operator, operatorSpan, right);
}

/** `IS NULL`, and not the start of a longer operand such as `IS NULL || x`. */
function isNullAlone(cursor: TokenCursor): boolean {
  return cursor.value === 'NULL' && (levels.get(cursor.valueAt(1)) ?? 0) <= level.equality;
}

function readCollate(cursor: TokenCursor, operand: Expression): Expression {
  cursor.advance();
  if (cursor.kind !== 'word' && cursor.kind !== 'name' && cursor.kind !== 'string') {
    cursor.reportMissing('a collation such as `NOCASE`');
    return operand;
  }
  const collation = readName(cursor);
  return { kind: 'collate', operand, collation, span: cursor.spanFrom(operand.span.start) };
}
