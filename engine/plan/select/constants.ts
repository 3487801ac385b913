/** Expressions whose value is known from the text alone, as the text that a request carries. */
import type { Expression } from '../../../language/syntax/index.ts';

/** `undefined` for what is no constant, for NULL, and for a number that has several spellings or more than 18 digits. */
export function constantText(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'literal':
      return literalText(expression.type, expression.value);
    case 'row':
      return expression.items.length === 1 && expression.items[0] !== undefined
        ? constantText(expression.items[0])
        : undefined;
    case 'binary': {
      if (expression.operator !== '||') return undefined;
      const left = constantText(expression.left);
      const right = constantText(expression.right);
      return left === undefined || right === undefined ? undefined : left + right;
    }
    case 'call':
      return isStringWrapper(expression.name.text) && expression.arguments[0] !== undefined
        ? constantText(expression.arguments[0])
        : undefined;
    default:
      return undefined;
  }
}

/** The dialect's `string('…')` marks text and computes nothing. */
export function isStringWrapper(functionName: string): boolean {
  return functionName.toLowerCase() === 'string';
}

/** Parentheses around one expression opened. */
export function unwrap(expression: Expression): Expression {
  if (expression.kind !== 'row' || expression.items.length !== 1) return expression;
  const [only] = expression.items;
  return only === undefined ? expression : unwrap(only);
}

/** The conditions that AND joins. */
export function conjunctsOf(expression: Expression): readonly Expression[] {
  const inner = unwrap(expression);
  if (inner.kind === 'binary' && inner.operator === 'AND') {
    return [...conjunctsOf(inner.left), ...conjunctsOf(inner.right)];
  }
  return [inner];
}

function literalText(type: string, value: string): string | undefined {
  if (type === 'string') return value;
  return type === 'number' && /^(?:0|[1-9]\d{0,17})$/.test(value) ? value : undefined;
}
