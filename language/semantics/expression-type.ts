/** The type of an expression's value, as far as its parts tell: for hovers and result columns. */
import type { ValueType } from '../../catalog/index.ts';
import type {
  BinaryExpression,
  ColumnExpression,
  Expression,
  FunctionCall,
  Literal,
  Query,
} from '../syntax/index.ts';
import type { BoundColumn, ColumnReference } from './bound.ts';
import { functionNamed } from './functions.ts';

/** What is known of the names and queries in an expression. */
export interface KnownTypes {
  readonly referenceOf: {
    readonly get: (column: ColumnExpression) => ColumnReference | undefined;
  };
  readonly outputs: ReadonlyMap<Query, readonly BoundColumn[] | undefined>;
  /** Where who asks knows better than the rules here; asked of each part as well. */
  readonly typeKnown?: (expression: Expression) => ValueType | undefined;
}

/** `any` where the type depends on the data. Columns must have been resolved before. */
export function typeOf(known: KnownTypes, expression: Expression): ValueType {
  return known.typeKnown?.(expression) ?? typeByParts(known, expression);
}

function typeByParts(known: KnownTypes, expression: Expression): ValueType {
  switch (expression.kind) {
    case 'literal':
      return typeOfLiteral(expression);
    case 'column': {
      const reference = known.referenceOf.get(expression);
      return reference?.column?.type ?? (reference?.input ? 'string' : 'any');
    }
    case 'call':
      return typeOfCall(known, expression);
    case 'unary':
      return expression.operator === 'NOT' ? 'boolean' : numeric(typeOf(known, expression.operand));
    case 'binary':
      return typeOfBinary(known, expression);
    case 'pattern':
    case 'between':
    case 'in':
    case 'nullTest':
    case 'exists':
      return 'boolean';
    case 'case':
      return unifyAll(known, [
        ...expression.branches.map((branch) => branch.then),
        ...(expression.otherwise ? [expression.otherwise] : []),
      ]);
    case 'cast':
      return typeOfCast(expression.typeName);
    case 'collate':
      return typeOf(known, expression.operand);
    case 'subquery':
      return known.outputs.get(expression.query)?.[0]?.type ?? 'any';
    case 'row': {
      const [only] = expression.items;
      return expression.items.length === 1 && only ? typeOf(known, only) : 'any';
    }
    case 'star':
    case 'parameter':
    case 'template':
    case 'raise':
    case 'missing':
      return 'any';
  }
}

/** The narrowest type that holds the values of both. NULL, whose type is `any`, joins any type. */
export function unifyTypes(left: ValueType, right: ValueType): ValueType {
  if (left === right) return left;
  if (isNumber(left) && isNumber(right)) return 'number';
  return 'any';
}

function unifyAll(known: KnownTypes, expressions: readonly Expression[]): ValueType {
  const types = expressions
    .filter((each) => !(each.kind === 'literal' && each.type === 'null'))
    .map((each) => typeOf(known, each));
  return types.length === 0 ? 'any' : types.reduce(unifyTypes);
}

function typeOfLiteral(literal: Literal): ValueType {
  switch (literal.type) {
    case 'string':
      return 'string';
    case 'number':
      return /^(\d[\d_]*|0x[\da-f]+)$/i.test(literal.value) ? 'integer' : 'number';
    case 'boolean':
      return 'boolean';
    case 'time':
      return 'timestamp';
    case 'blob':
    case 'null':
      return 'any';
  }
}

function typeOfCall(known: KnownTypes, call: FunctionCall): ValueType {
  const result = functionNamed(call.name.text)?.result ?? 'any';
  if (result !== 'argument') return result;
  return unifyAll(known, call.arguments);
}

function typeOfBinary(known: KnownTypes, { operator, left, right }: BinaryExpression): ValueType {
  switch (operator) {
    case '||':
      return 'string';
    case '+':
    case '-':
    case '*':
    case '/':
      return typeOf(known, right) === 'integer' && typeOf(known, left) === 'integer'
        ? 'integer'
        : 'number';
    case '%':
    case '&':
    case '|':
    case '<<':
    case '>>':
      return 'integer';
    case '->':
    case '->>':
      return 'any';
    default:
      return 'boolean';
  }
}

/** SQLite's affinity rules, in their order. */
function typeOfCast(typeName: string): ValueType {
  const name = typeName.toUpperCase();
  if (name.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/.test(name)) return 'string';
  if (name === '' || name.includes('BLOB')) return 'any';
  return 'number';
}

function numeric(type: ValueType): ValueType {
  return type === 'integer' ? 'integer' : 'number';
}

export function isNumber(type: ValueType): boolean {
  return type === 'integer' || type === 'number';
}
