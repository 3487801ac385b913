/** The type of an expression's value, as far as its parts tell: for hovers and result columns. */
import type { ValueType } from '../../catalog/index.ts';
import type { BinaryExpression, Expression, FunctionCall, Literal } from '../syntax/index.ts';
import type { Binding } from './binding.ts';
import { functionNamed } from './functions.ts';

/** `any` where the type depends on the data. Columns must have been resolved before. */
export function typeOf(binding: Binding, expression: Expression): ValueType {
  switch (expression.kind) {
    case 'literal':
      return typeOfLiteral(expression);
    case 'column': {
      const reference = binding.referenceOf.get(expression);
      return reference?.column?.type ?? (reference?.input ? 'string' : 'any');
    }
    case 'call':
      return typeOfCall(binding, expression);
    case 'unary':
      return expression.operator === 'NOT'
        ? 'boolean'
        : numeric(typeOf(binding, expression.operand));
    case 'binary':
      return typeOfBinary(binding, expression);
    case 'pattern':
    case 'between':
    case 'in':
    case 'nullTest':
    case 'exists':
      return 'boolean';
    case 'case':
      return unifyAll(binding, [
        ...expression.branches.map((branch) => branch.then),
        ...(expression.otherwise ? [expression.otherwise] : []),
      ]);
    case 'cast':
      return typeOfCast(expression.typeName);
    case 'collate':
      return typeOf(binding, expression.operand);
    case 'subquery':
      return binding.outputs.get(expression.query)?.[0]?.type ?? 'any';
    case 'row': {
      const [only] = expression.items;
      return expression.items.length === 1 && only ? typeOf(binding, only) : 'any';
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

function unifyAll(binding: Binding, expressions: readonly Expression[]): ValueType {
  const types = expressions
    .filter((each) => !(each.kind === 'literal' && each.type === 'null'))
    .map((each) => typeOf(binding, each));
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

function typeOfCall(binding: Binding, call: FunctionCall): ValueType {
  const result = functionNamed(call.name.text)?.result ?? 'any';
  if (result !== 'argument') return result;
  return unifyAll(binding, call.arguments);
}

function typeOfBinary(binding: Binding, { operator, left, right }: BinaryExpression): ValueType {
  switch (operator) {
    case '||':
      return 'string';
    case '+':
    case '-':
    case '*':
    case '/':
      return typeOf(binding, right) === 'integer' && typeOf(binding, left) === 'integer'
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
  if (/REAL|FLOA|DOUB/.test(name)) return 'number';
  if (name.includes('JSON')) return 'object';
  return 'number';
}

function numeric(type: ValueType): ValueType {
  return type === 'integer' ? 'integer' : 'number';
}

function isNumber(type: ValueType): boolean {
  return type === 'integer' || type === 'number';
}
