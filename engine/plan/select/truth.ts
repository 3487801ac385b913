/**
 * Evaluates a condition where only some of its columns are known, in SQL's three-valued logic. The
 * answer is the set of truths that the condition can still have, so whoever drops rows or regions by
 * it drops only what could never match.
 */
import type {
  ColumnExpression,
  Expression,
  PatternExpression,
} from '../../../language/syntax/index.ts';
import { constantText, unwrap } from './constants.ts';

/** A set of truths as bits. */
export type Truths = number;

const isTrue = 1;
const isFalse = 2;
const isNull = 4;
const anything: Truths = 7;

/** A known text or NULL; `undefined` where nothing is known. */
export type Known = string | null | undefined;
export type KnownColumns = (column: ColumnExpression) => Known;

export function canBeTrue(condition: Expression, columns: KnownColumns): boolean {
  return (truthsOf(condition, columns) & isTrue) !== 0;
}

/** Whether the condition is decided, and true. */
export function mustBeTrue(condition: Expression, columns: KnownColumns): boolean {
  return truthsOf(condition, columns) === isTrue;
}

/** Whether the expression has no value, whatever the columns hold that are not known. */
export function isNullWhere(expression: Expression, columns: KnownColumns): boolean {
  return valueOf(expression, columns) === null;
}

function truthsOf(expression: Expression, columns: KnownColumns): Truths {
  const condition = unwrap(expression);
  switch (condition.kind) {
    case 'unary':
      return condition.operator === 'NOT'
        ? negated(truthsOf(condition.operand, columns))
        : strict([condition.operand], columns);
    case 'binary':
      return binaryTruths(condition.operator, condition.left, condition.right, columns);
    case 'pattern':
      return negatedIf(condition.negated, patternTruths(condition, columns));
    case 'between':
      return negatedIf(
        condition.negated,
        both(
          comparisonTruths('>=', condition.operand, condition.low, columns),
          comparisonTruths('<=', condition.operand, condition.high, columns),
        ),
      );
    case 'in':
      return negatedIf(condition.negated, inTruths(condition.operand, condition.source, columns));
    case 'nullTest': {
      const value = valueOf(condition.operand, columns);
      if (value === undefined) return isTrue | isFalse;
      return (value === null) !== condition.negated ? isTrue : isFalse;
    }
    case 'literal':
      if (condition.type === 'null') return isNull;
      if (condition.type === 'boolean')
        return condition.value.toUpperCase() === 'TRUE' ? isTrue : isFalse;
      return condition.type === 'number' && /^\d+$/.test(condition.value)
        ? Number(condition.value) === 0
          ? isFalse
          : isTrue
        : anything;
    case 'column':
      return valueTruths(columns(condition));
    default:
      return anything;
  }
}

/** A value alone is true as a number is that is not 0. */
function valueTruths(value: Known): Truths {
  if (value === null) return isNull;
  return value === '0' ? isFalse : value === '1' ? isTrue : anything;
}

function binaryTruths(
  operator: string,
  left: Expression,
  right: Expression,
  columns: KnownColumns,
): Truths {
  switch (operator) {
    case 'AND':
      return both(truthsOf(left, columns), truthsOf(right, columns));
    case 'OR':
      return negated(both(negated(truthsOf(left, columns)), negated(truthsOf(right, columns))));
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparisonTruths(operator, left, right, columns);
    default:
      return anything;
  }
}

function comparisonTruths(
  operator: string,
  left: Expression,
  right: Expression,
  columns: KnownColumns,
): Truths {
  const leftValue = valueOf(left, columns);
  const rightValue = valueOf(right, columns);
  if (leftValue === null || rightValue === null) return isNull;
  if (leftValue === undefined || rightValue === undefined) return anything;
  if (!readsColumn(left) && !readsColumn(right)) return constantTruths(operator, left, right);
  if (/^[<>]=?$/.test(operator) && !isAscii(leftValue + rightValue)) return anything;
  return compares(operator, leftValue, rightValue) ? isTrue : isFalse;
}

/** Without a column there is no affinity to go by, so only constants of one kind are compared here. */
function constantTruths(operator: string, left: Expression, right: Expression): Truths {
  const [first, second] = [unwrap(left), unwrap(right)];
  if (first.kind !== 'literal' || second.kind !== 'literal' || first.type !== second.type)
    return anything;
  if (first.type === 'number') {
    return compares(operator, Number(first.value), Number(second.value)) ? isTrue : isFalse;
  }
  if (first.type !== 'string' || !isAscii(first.value + second.value)) return anything;
  return compares(operator, first.value, second.value) ? isTrue : isFalse;
}

/** SQLite orders text by its bytes, JavaScript by its code units: of ASCII the two are the same. */
function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function readsColumn(expression: Expression): boolean {
  return unwrap(expression).kind === 'column';
}

function compares<T extends string | number>(operator: string, left: T, right: T): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '<>':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function inTruths(operand: Expression, source: unknown, columns: KnownColumns): Truths {
  const value = valueOf(operand, columns);
  if (!Array.isArray(source)) return value === null ? isFalse | isNull : anything;
  if (source.length === 0) return isFalse;
  if (value === null) return isNull;
  const items = (source as readonly Expression[]).map((item) => valueOf(item, columns));
  // Without a column there is no affinity to go by.
  if (value === undefined || !readsColumn(operand)) return anything;
  if (items.includes(value)) return isTrue;
  if (items.includes(undefined)) return anything;
  return items.includes(null) ? isNull : isFalse;
}

function patternTruths(condition: PatternExpression, columns: KnownColumns): Truths {
  const value = valueOf(condition.operand, columns);
  const pattern = valueOf(condition.pattern, columns);
  if (value === null || pattern === null) return isNull;
  if (value === undefined || pattern === undefined || condition.escape !== undefined)
    return anything;
  const expression =
    condition.operator === 'LIKE'
      ? likeExpression(pattern)
      : condition.operator === 'GLOB'
        ? globExpression(pattern)
        : undefined;
  if (expression === undefined) return anything;
  return expression.test(value) ? isTrue : isFalse;
}

/** SQLite's LIKE: `%` any run, `_` any one character, ASCII letters without case. */
function likeExpression(pattern: string): RegExp | undefined {
  if (!/^[ -~]*$/.test(pattern)) return undefined;
  const source = pattern
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, 'is');
}

/** SQLite's GLOB without its character classes, which stay undecided. */
function globExpression(pattern: string): RegExp | undefined {
  if (/[[\]]/.test(pattern)) return undefined;
  const source = pattern
    .replace(/[\\^$.+(){}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's');
}

/** Only text is known: a number against a text column is compared as text, as its affinity has it. */
function valueOf(expression: Expression, columns: KnownColumns): Known {
  const inner = unwrap(expression);
  if (inner.kind === 'column') return columns(inner);
  if (inner.kind === 'literal' && inner.type === 'null') return null;
  const constant = constantText(inner);
  if (constant !== undefined) return constant;
  return isStrict(inner) && strict(operandsOf(inner), columns) === isNull ? null : undefined;
}

/** Operators that give NULL where any operand is NULL. */
const strictOperators: ReadonlySet<string> = new Set([
  '||',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
  '<<',
  '>>',
  '->',
  '->>',
]);

/** Functions that give NULL where their first argument is NULL. */
const strictFunctions: ReadonlySet<string> = new Set([
  'lower',
  'upper',
  'trim',
  'ltrim',
  'rtrim',
  'substr',
  'substring',
  'length',
  'abs',
  'round',
  'replace',
  'json_extract',
  'split_part',
  'date',
  'datetime',
  'julianday',
  'unixepoch',
  'regexp_like',
  'regexp_substr',
]);

function isStrict(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return strictOperators.has(expression.operator);
    case 'cast':
    case 'collate':
      return true;
    case 'unary':
      return expression.operator !== 'NOT';
    case 'call':
      return strictFunctions.has(expression.name.text.toLowerCase());
    default:
      return false;
  }
}

function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.arguments.slice(0, 1);
    case 'cast':
    case 'collate':
    case 'unary':
      return [expression.operand];
    default:
      return [];
  }
}

function strict(operands: readonly Expression[], columns: KnownColumns): Truths {
  return operands.some((operand) => valueOf(operand, columns) === null) ? isNull : anything;
}

function negatedIf(condition: boolean, truths: Truths): Truths {
  return condition ? negated(truths) : truths;
}

function negated(truths: Truths): Truths {
  return (truths & isNull) | (truths & isTrue ? isFalse : 0) | (truths & isFalse ? isTrue : 0);
}

/** AND, over every pair of truths that its two sides can have. */
function both(left: Truths, right: Truths): Truths {
  let truths: Truths = 0;
  if ((left & isFalse) !== 0 || (right & isFalse) !== 0) truths |= isFalse;
  if ((left & isTrue) !== 0 && (right & isTrue) !== 0) truths |= isTrue;
  const nullOrTrue = isNull | isTrue;
  if (
    ((left & isNull) !== 0 && (right & nullOrTrue) !== 0) ||
    ((right & isNull) !== 0 && (left & nullOrTrue) !== 0)
  ) {
    truths |= isNull;
  }
  return truths;
}
