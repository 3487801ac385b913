/**
 * The type that an expression's value has in the other engine, as far as its parts tell: what SQLite
 * keeps as a number or as text may be true and false there, or a value in JSON of a known type.
 */
import type { ValueType } from '../../catalog/index.ts';
import { typeOf } from '../semantics/index.ts';
import type { Expression, FunctionCall } from '../syntax/index.ts';
import { isJsonArrow, isJsonExtract, typeOfJson } from './json.ts';
import type { Writer } from './writer.ts';

export function valueType(writer: Writer, expression: Expression): ValueType {
  return typeOf(
    {
      referenceOf: writer.referenceOf,
      outputs: writer.bound.outputs,
      typeKnown: (part) => typeThere(writer, part),
    },
    expression,
  );
}

/** `undefined` where it is the type that the expression has in SQLite. */
function typeThere(writer: Writer, expression: Expression): ValueType | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.type === 'time' ? 'string' : undefined;
    case 'column': {
      const alias = writer.aliasOf.get(expression);
      return alias && valueType(writer, alias.result.expression);
    }
    case 'binary':
      return isJsonArrow(expression) ? typeOfJson(writer, expression) : undefined;
    case 'cast':
      return /^BOOL/i.test(expression.typeName) ? 'boolean' : undefined;
    case 'call':
      if (isJsonExtract(expression)) return typeOfJson(writer, expression);
      return isTruth(expression) ? 'boolean' : undefined;
    default:
      return undefined;
  }
}

/** SQLite's word for it is 1 and 0. */
function isTruth({ name }: FunctionCall): boolean {
  return /^(?:regexp_like|json_valid|json_equal)$/i.test(name.text);
}
