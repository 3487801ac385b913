/** Operators, casts, and the values that SQLite would convert between types by itself. */
import type { ValueType } from '../../catalog/index.ts';
import { isNumber } from '../semantics/index.ts';
import type {
  BinaryExpression,
  CastExpression,
  CollateExpression,
  Expression,
  InExpression,
  UnaryExpression,
} from '../syntax/index.ts';
import { comparedInput } from './inputs.ts';
import { asNumber, isJsonAccess, isJsonArrow, writeJsonAccess } from './json.ts';
import { nameText, stringText } from './quoting.ts';
import { valueType } from './value-types.ts';
import type { Writer } from './writer.ts';
import { operand, spliced, unwrapped } from './writer.ts';

const comparisons = new Set(['=', '<>', '<', '<=', '>', '>=']);

export function writeBinary(writer: Writer, node: BinaryExpression): string {
  const { operator, left, right } = node;
  if (isJsonArrow(node)) return writeJsonAccess(writer, node);
  if (operator === 'AND' || operator === 'OR') {
    return replaced(writer, node, condition(writer, left), condition(writer, right));
  }
  if (operator === '=') {
    const parts = comparedInput(writer, left, right) ?? comparedInput(writer, right, left);
    if (parts !== undefined) return parts;
  }
  if (comparisons.has(operator)) return writeComparison(writer, node);
  if (operator.startsWith('IS')) return writeIs(writer, node);
  if (operator === '||') {
    return replaced(writer, node, joinable(writer, left), joinable(writer, right));
  }
  if (operator === '/' || operator === '%') return writeDivision(writer, node);
  if (operator === '+' || operator === '-' || operator === '*') {
    return replaced(writer, node, addend(writer, left), addend(writer, right));
  }
  return writeBits(writer, node);
}

/** The node with its two sides as given, and what stands between them kept. */
function replaced(writer: Writer, node: BinaryExpression, left: string, right: string): string {
  return spliced(writer, node.span, [
    { span: node.left.span, text: left },
    { span: node.right.span, text: right },
  ]);
}

/** An expression where the engine wants true or false and SQLite takes any number. */
export function condition(writer: Writer, expression: Expression): string {
  const inner = unwrapped(expression);
  if (inner.kind === 'literal' && inner.type === 'number') {
    return Number(inner.value) === 0 ? 'FALSE' : 'TRUE';
  }
  return isNumber(valueType(writer, expression))
    ? `${operand(writer, expression)} <> 0`
    : writer.write(expression);
}

function writeComparison(writer: Writer, node: BinaryExpression): string {
  const [left, right] = compared(writer, node.left, node.right);
  return replaced(writer, node, left, right);
}

/** Both sides, each written as a value of the other's type where SQLite would convert it. */
function compared(writer: Writer, left: Expression, right: Expression): readonly [string, string] {
  return [comparedTo(writer, left, right), comparedTo(writer, right, left)];
}

/** One side alone: what it is compared with is not written, however often it is compared. */
export function comparedTo(writer: Writer, side: Expression, other: Expression): string {
  const text = comparable(writer, side, other);
  if (isCaseless(other) && side.kind !== 'collate') return `lower(${text})`;
  return isPredicate(side) ? `(${text})` : text;
}

/** Of BETWEEN and IN, what stands before them. */
export function tested(writer: Writer, expression: Expression): string {
  const text = writer.write(expression);
  return isPredicate(expression) ? `(${text})` : text;
}

/** SQLite lets one predicate stand bare in another; elsewhere that is an error, or ranks otherwise. */
function isPredicate(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return comparisons.has(expression.operator) || expression.operator.startsWith('IS');
    case 'unary':
      return expression.operator === 'NOT';
    default:
      return ['in', 'between', 'pattern', 'nullTest'].includes(expression.kind);
  }
}

function isCaseless(side: Expression): boolean {
  return side.kind === 'collate' && /^nocase$/i.test(side.collation.text);
}

function comparable(writer: Writer, side: Expression, other: Expression): string {
  const type = valueType(writer, other);
  const own = valueType(writer, side);
  const inner = unwrapped(side);
  if (inner.kind === 'literal' && inner.templates.length === 0) {
    return literalAs(writer, inner.value, inner.type, type) ?? writer.write(side);
  }
  if (isNumber(type) && own === 'any' && isJsonAccess(inner)) return asNumber(writer, side);
  if (isNumber(type) && own === 'string' && unwrapped(other).kind === 'column') {
    return asNumber(writer, side);
  }
  return writer.write(side);
}

function literalAs(
  writer: Writer,
  value: string,
  written: string,
  type: ValueType,
): string | undefined {
  if (type === 'boolean' && /^(?:true|1)$/i.test(value)) return 'TRUE';
  if (type === 'boolean' && /^(?:false|0)$/i.test(value)) return 'FALSE';
  if (isNumber(type) && written === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) return value;
  const isText = type === 'string' || type === 'timestamp';
  return isText && written === 'number' ? stringText(writer.dialect, value) : undefined;
}

/** `IS` compares and is never NULL. */
function writeIs(writer: Writer, node: BinaryExpression): string {
  const isSame = node.operator === 'IS' || node.operator === 'IS NOT DISTINCT FROM';
  const right = unwrapped(node.right);
  if (right.kind === 'literal' && right.type === 'null') {
    return `${operand(writer, node.left)} IS ${isSame ? '' : 'NOT '}NULL`;
  }
  const [first, second] = compared(writer, node.left, node.right);
  const [left, other] = [atom(first), atom(second)];
  const constant = right.kind === 'literal';
  const same = constant
    ? `coalesce(${left} = ${other}, FALSE)`
    : `coalesce(${left} = ${other}, ${left} IS NULL AND ${other} IS NULL)`;
  return isSame ? same : `NOT ${same}`;
}

function atom(text: string): string {
  return /^(?:[\w."`]+|'(?:[^']|'')*'|\w+\([^()]*\))$/.test(text) ? text : `(${text})`;
}

function joinable(writer: Writer, expression: Expression): string {
  const type = valueType(writer, expression);
  if (unwrapped(expression).kind === 'literal' && isNumber(type)) {
    return stringText(writer.dialect, writer.write(expression));
  }
  return isNumber(type) || type === 'boolean'
    ? `CAST(${writer.write(expression)} AS ${writer.dialect.types.text})`
    : writer.write(expression);
}

/** Text with which SQLite would reckon: a column of text, or a JSON value of no known type. */
export function isTextForNumber(writer: Writer, expression: Expression): boolean {
  const inner = unwrapped(expression);
  const type = valueType(writer, inner);
  return (isJsonAccess(inner) && type === 'any') || (type === 'string' && inner.kind !== 'literal');
}

function addend(writer: Writer, expression: Expression): string {
  const inner = unwrapped(expression);
  const type = valueType(writer, expression);
  if (isTextForNumber(writer, inner)) return asNumber(writer, expression);
  if (type === 'boolean') return truthAsNumber(writer, writer.write(expression));
  return writer.write(expression);
}

/** True and false as 1 and 0. PostgreSQL casts them to `INTEGER` alone. */
export function truthAsNumber({ dialect }: Writer, text: string): string {
  return `CAST(${text} AS ${dialect.family === 'bigquery' ? 'INT64' : 'INTEGER'})`;
}

/** SQLite divides integers to an integer, and by zero to NULL. */
function writeDivision(writer: Writer, node: BinaryExpression): string {
  const { dialect } = writer;
  const left = addend(writer, node.left);
  const divisor = unwrapped(node.right);
  const isSafe = divisor.kind === 'literal' && Number(divisor.value) !== 0;
  const written = addend(writer, node.right);
  const right = isSafe ? written : `NULLIF(${written}, 0)`;
  if (node.operator === '%' && dialect.family === 'bigquery') return `MOD(${left}, ${right})`;
  const types = [valueType(writer, node.left), valueType(writer, node.right)];
  const areIntegers = types.every((type) => type === 'integer');
  if (node.operator === '/' && areIntegers && !dialect.has.integerDivision) {
    return dialect.family === 'bigquery' ? `DIV(${left}, ${right})` : `TRUNC((${left}) / ${right})`;
  }
  if (node.operator === '/' && types.includes('any')) {
    writer.note(
      'SQLite divides integers to an integer: the result of `/` depends on the types that the columns have in the other engine.',
    );
  }
  return replaced(writer, node, left, right);
}

const bitFunctions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trino: {
    '&': 'bitwise_and',
    '|': 'bitwise_or',
    '<<': 'bitwise_left_shift',
    '>>': 'bitwise_right_shift_arithmetic',
    '~': 'bitwise_not',
  },
  snowflake: {
    '&': 'BITAND',
    '|': 'BITOR',
    '<<': 'BITSHIFTLEFT',
    '>>': 'BITSHIFTRIGHT',
    '~': 'BITNOT',
  },
};

function writeBits(writer: Writer, node: BinaryExpression): string {
  const named = bitFunctions[writer.dialect.family]?.[node.operator];
  return named === undefined
    ? replaced(writer, node, bitOperand(writer, node), writer.write(node.right))
    : `${named}(${writer.write(node.left)}, ${writer.write(node.right)})`;
}

/** These operators bind alike in SQLite, from left to right, and differently elsewhere. */
function bitOperand(writer: Writer, { left, operator }: BinaryExpression): string {
  const text = writer.write(left);
  return left.kind === 'binary' && left.operator !== operator ? `(${text})` : text;
}

export function writeUnary(writer: Writer, node: UnaryExpression): string {
  const named = bitFunctions[writer.dialect.family]?.[node.operator];
  if (named !== undefined) return `${named}(${writer.write(node.operand)})`;
  const text =
    node.operator === 'NOT' ? condition(writer, node.operand) : addend(writer, node.operand);
  return spliced(writer, node.span, [{ span: node.operand.span, text }]);
}

export function writeIn(writer: Writer, node: InExpression): string {
  const { source } = node;
  const not = node.negated ? 'NOT ' : '';
  if (!('kind' in source)) {
    if (source.length === 0) return node.negated ? 'TRUE' : 'FALSE';
    const items = source.map((item) => ({
      span: item.span,
      text: comparedTo(writer, item, node.operand),
    }));
    return spliced(writer, node.span, [
      { span: node.operand.span, text: tested(writer, node.operand) },
      ...items,
    ]);
  }
  switch (source.kind) {
    case 'qualifiedName': {
      const name = source.parts
        .map((part) => nameText(writer.dialect, part.text, part.quoted))
        .join('.');
      return `${operand(writer, node.operand)} ${not}IN (SELECT * FROM ${name})`;
    }
    case 'tableFunction':
      return writer.refuse(`\`IN ${source.name.text}(…)\``, source.span, 'select from it');
    case 'template': {
      const template = writer.write(source);
      return `${operand(writer, node.operand)} ${not}IN (${template})`;
    }
    case 'query':
      return spliced(writer, node.span, [
        { span: node.operand.span, text: tested(writer, node.operand) },
        { span: source.span, text: writer.write(source) },
      ]);
  }
}

export function writeCast(writer: Writer, node: CastExpression): string {
  const { types } = writer.dialect;
  const type = valueType(writer, node);
  const names: Readonly<Record<string, string>> = {
    integer: types.integer,
    number: types.number,
    string: types.text,
    boolean: types.boolean,
    any: types.blob,
  };
  const from = valueType(writer, node.operand);
  if ((type === 'integer' || type === 'number') && !isNumber(from)) {
    writer.note(
      'A CAST of text that is no number fails in the other engine; SQLite gives the number that the text begins with, or 0.',
    );
  }
  const written = writer.write(node.operand);
  // SQLite cuts a fraction off, where the others round.
  const cut = writer.dialect.family === 'trino' ? 'truncate' : 'trunc';
  const whole = type === 'integer' && from === 'number' ? `${cut}(${written})` : written;
  return `CAST(${whole} AS ${names[type] ?? types.text})`;
}

export function writeCollate(writer: Writer, node: CollateExpression): string {
  switch (node.collation.text.toLowerCase()) {
    case 'nocase':
      return `lower(${writer.write(node.operand)})`;
    case 'rtrim':
      return `rtrim(${writer.write(node.operand)})`;
    case 'binary':
      return writer.write(node.operand);
    default:
      return writer.refuse(`the collation \`${node.collation.text}\``, node.collation.span);
  }
}
