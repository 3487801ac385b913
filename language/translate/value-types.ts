/** The type that an expression's value has in the other engine, as far as its parts tell. */
import type { ValueType } from '../../catalog/index.ts';
import { functionNamed } from '../semantics/index.ts';
import type { Expression } from '../syntax/index.ts';
import { isJsonArrow, typeOfJson } from './json.ts';
import type { Writer } from './writer.ts';
import { unwrapped } from './writer.ts';

const comparisons = new Set(['=', '<>', '<', '<=', '>', '>=', 'AND', 'OR']);

export function valueType(writer: Writer, whole: Expression): ValueType {
  const expression = unwrapped(whole);
  switch (expression.kind) {
    case 'literal':
      if (expression.type === 'number')
        return /^\d+$/.test(expression.value) ? 'integer' : 'number';
      if (expression.type === 'boolean') return 'boolean';
      return expression.type === 'string' || expression.type === 'time' ? 'string' : 'any';
    case 'column':
      return typeOfColumn(writer, expression);
    case 'unary':
      return expression.operator === 'NOT' ? 'boolean' : valueType(writer, expression.operand);
    case 'pattern':
    case 'between':
    case 'in':
    case 'nullTest':
    case 'exists':
      return 'boolean';
    case 'binary':
      if (isJsonArrow(expression)) return typeOfJson(writer, expression);
      if (comparisons.has(expression.operator) || expression.operator.startsWith('IS')) {
        return 'boolean';
      }
      if (expression.operator === '||') return 'string';
      return valueType(writer, expression.left) === 'integer' &&
        valueType(writer, expression.right) === 'integer'
        ? 'integer'
        : 'number';
    case 'cast':
      return typeOfCast(expression.typeName);
    case 'case':
      return joint(writer, [
        ...expression.branches.map((branch) => branch.then),
        ...(expression.otherwise === undefined ? [] : [expression.otherwise]),
      ]);
    case 'call': {
      if (/^json_extract$/i.test(expression.name.text)) return typeOfJson(writer, expression);
      const result = functionNamed(expression.name.text)?.result ?? 'any';
      if (result === 'argument') return joint(writer, expression.arguments);
      // The engines say what SQLite's word for it means: true and false.
      return /^(?:regexp_like|json_valid|json_equal)$/i.test(expression.name.text)
        ? 'boolean'
        : result;
    }
    default:
      return 'any';
  }
}

/** SQLite's affinities. */
export function typeOfCast(typeName: string): ValueType {
  if (/INT/i.test(typeName)) return 'integer';
  if (/CHAR|CLOB|TEXT|STRING/i.test(typeName)) return 'string';
  if (typeName === '' || /BLOB/i.test(typeName)) return 'any';
  if (/^BOOL/i.test(typeName)) return 'boolean';
  return 'number';
}

export function isNumber(type: ValueType): boolean {
  return type === 'integer' || type === 'number';
}

function typeOfColumn(writer: Writer, node: Expression): ValueType {
  const alias = writer.aliasOf.get(node);
  if (alias !== undefined) return valueType(writer, alias.result.expression);
  const reference = writer.referenceOf.get(node);
  if (reference?.input !== undefined) return 'string';
  return reference?.column?.type ?? 'any';
}

/** NULL joins any type. */
function joint(writer: Writer, expressions: readonly Expression[]): ValueType {
  const types = new Set(
    expressions
      .filter((each) => !(each.kind === 'literal' && each.type === 'null'))
      .map((each) => valueType(writer, each)),
  );
  const [only] = types;
  if (types.size === 1 && only !== undefined) return only;
  return types.size > 1 && [...types].every(isNumber) ? 'number' : 'any';
}
