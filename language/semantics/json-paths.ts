/**
 * JSON paths of a statement, each step with what the catalog knows of it: for hovers, completion and
 * navigation inside `json_extract(tags, '$[0].Key')` and `policy ->> '$.Statement'`. Names are compared
 * as JSON has them, with case.
 */
import type { Catalog, NestedType, Property } from '../../catalog/index.ts';
import type {
  BinaryExpression,
  Expression,
  FunctionCall,
  Literal,
  Span,
  TableFunction,
} from '../syntax/index.ts';
import { walk } from '../syntax/index.ts';
import type { BoundStatement, ColumnReference } from './bound.ts';
import { stepsOfArrow, stepsOfPath, type WrittenStep } from './json-path-text.ts';
import {
  elementOf,
  jsonContextOf,
  memberOf,
  passesJsonOn,
  valueOfColumn,
  type JsonContext,
  type JsonPathMember,
  type JsonValue,
} from './json-value.ts';

export interface JsonPathStep {
  /** The member's name, or what stands between the brackets; empty while untyped. */
  readonly text: string;
  /** In the statement, of `text` alone: without dot, brackets and quotes. */
  readonly span: Span;
  readonly kind: 'member' | 'element';
  /** The value that the step is taken of; `undefined` behind a step that means nothing known. */
  readonly of: JsonPathMember | undefined;
  /** The type in which a member is looked up; `undefined` for an element, and where none is known. */
  readonly owner: NestedType | undefined;
  readonly property?: Property;
}

/** One path that stands in one literal. */
export interface JsonPathReference {
  readonly literal: Literal;
  /** The column in which the JSON stands, also through `->` chains and `json_each`. */
  readonly reference: ColumnReference;
  readonly steps: readonly JsonPathStep[];
  /** What the whole path finds, where that is known. */
  readonly result: JsonPathMember | undefined;
}

const known = new WeakMap<BoundStatement, readonly JsonPathReference[]>();

/** In text order. A statement and its catalog belong together, so each is read once. */
export function jsonPathsIn(bound: BoundStatement, catalog: Catalog): readonly JsonPathReference[] {
  const earlier = known.get(bound);
  if (earlier !== undefined) return earlier;
  const paths = mayHavePaths.test(bound.statement.text)
    ? findPaths(jsonContextOf(bound, catalog))
    : [];
  known.set(bound, paths);
  return paths;
}

/** Most statements have none, and then nothing is looked for. */
const mayHavePaths = /->|json/i;

/** The path in whose literal `offset` stands, between its quotes. */
export function jsonPathAt(
  bound: BoundStatement,
  catalog: Catalog,
  offset: number,
): JsonPathReference | undefined {
  return jsonPathsIn(bound, catalog).find(({ literal }) => {
    const { start, end } = literal.span;
    const raw = bound.statement.text.slice(start, end);
    const closed = literal.type === 'string' && raw.length > 1 && raw.endsWith(raw[0] ?? '');
    return literal.type === 'string'
      ? start < offset && (closed ? offset < end : offset <= end)
      : start <= offset && offset <= end;
  });
}

function findPaths(context: JsonContext): readonly JsonPathReference[] {
  const paths: JsonPathReference[] = [];
  const follow = (
    value: JsonValue | undefined,
    literal: Literal,
    steps: readonly WrittenStep[],
  ) => {
    if (value !== undefined) paths.push(followed(context, value, literal, steps));
  };
  const { statement } = context.bound;
  walk(statement.root, (node) => {
    if (node.kind === 'binary' && isArrow(node) && node.right.kind === 'literal') {
      follow(valueOf(context, node.left), node.right, stepsOfArrow(statement, node.right));
    } else if (node.kind === 'call' || node.kind === 'tableFunction') {
      const literals = pathArguments(node);
      const [first] = node.arguments;
      if (literals.length === 0 || first === undefined) return;
      const value = valueOf(context, first);
      for (const literal of literals) follow(value, literal, stepsOfPath(statement, literal));
    }
  });
  return paths.toSorted((left, right) => left.literal.span.start - right.literal.span.start);
}

function followed(
  context: JsonContext,
  value: JsonValue,
  literal: Literal,
  written: readonly WrittenStep[],
): JsonPathReference {
  const { reference, typeName } = value;
  const steps: JsonPathStep[] = [];
  let at: JsonPathMember | undefined = memberIn(value);
  for (const step of written) {
    const of: JsonPathMember | undefined = at;
    if (step.kind === 'element') {
      at = of && elementOf(of);
      steps.push({ ...step, of, owner: undefined });
    } else {
      const owner: NestedType | undefined = of?.type === 'array' ? undefined : of?.nested;
      const property = owner?.properties.find((each) => each.name === step.text);
      at = property && memberOf(context, typeName, property);
      steps.push({ ...step, of, owner, ...(property && { property }) });
    }
  }
  return { literal, reference, steps, result: at };
}

/** Without what a value holds beyond being a member. */
function memberIn({ type, property, nested }: JsonPathMember): JsonPathMember {
  return { type, ...(property && { property }), ...(nested && { nested }) };
}

/** In a chain each expression is followed by the next one's: `deepest` bounds circles of `json_each`. */
const deepest = 100;

/** What an expression's value is as JSON; `undefined` where it comes from no column. */
function valueOf(context: JsonContext, expression: Expression, depth = 0): JsonValue | undefined {
  if (depth > deepest) return undefined;
  switch (expression.kind) {
    case 'column': {
      const reference = context.referenceOf.get(expression);
      return reference && valueOfReference(context, reference, depth);
    }
    case 'row': {
      const [only] = expression.items;
      return expression.items.length === 1 && only ? valueOf(context, only, depth + 1) : undefined;
    }
    case 'collate':
    case 'cast':
      return valueOf(context, expression.operand, depth + 1);
    case 'binary':
      return isArrow(expression) && expression.right.kind === 'literal'
        ? valueAt(context, expression.left, expression.right, stepsOfArrow, depth)
        : undefined;
    case 'call':
      return valueOfCall(context, expression, depth);
    default:
      return undefined;
  }
}

/** A computed column has the value of its definition; `value` of json_each is an element. */
function valueOfReference(
  context: JsonContext,
  reference: ColumnReference,
  depth: number,
): JsonValue | undefined {
  const { relation, column } = reference;
  if (relation.node.kind === 'tableFunction' && relation.kind === 'function') {
    const found = column?.name === 'value' && valueOfElements(context, relation.node, depth);
    return found ? { ...found, reference } : { reference, type: column?.type ?? 'any' };
  }
  const definition = column?.column === undefined ? column?.definition : undefined;
  if (definition !== undefined && definition.kind !== 'name') {
    const found = valueOf(context, definition, depth + 1);
    return found ? { ...found, reference } : { reference, type: column?.type ?? 'any' };
  }
  const [origin] = column?.origins ?? [];
  if (column?.column === undefined && origin !== undefined) {
    return valueOfReference(context, { ...reference, ...origin }, depth + 1);
  }
  return valueOfColumn(context, reference);
}

function valueOfCall(
  context: JsonContext,
  call: FunctionCall,
  depth: number,
): JsonValue | undefined {
  const [first] = call.arguments;
  if (first === undefined) return undefined;
  if (passesJsonOn(call)) return valueOf(context, first, depth + 1);
  const [path, ...others] = pathArguments(call);
  if (!/^jsonb?_extract$/i.test(call.name.text) || others.length > 0) return undefined;
  return path && valueAt(context, first, path, stepsOfPath, depth);
}

function valueAt(
  context: JsonContext,
  operand: Expression,
  literal: Literal,
  read: typeof stepsOfPath,
  depth: number,
): JsonValue | undefined {
  const value = valueOf(context, operand, depth + 1);
  if (value === undefined) return undefined;
  const { reference, typeName } = value;
  const steps = read(context.bound.statement, literal);
  const { result } = followed(context, value, literal, steps);
  return result === undefined
    ? { reference, type: 'any' }
    : { reference, ...result, ...(typeName !== undefined && { typeName }) };
}

function valueOfElements(
  context: JsonContext,
  node: TableFunction,
  depth: number,
): JsonValue | undefined {
  if (!/^jsonb?_each$/i.test(node.name.text)) return undefined;
  const [first] = node.arguments;
  const [path] = pathArguments(node);
  const value =
    first === undefined
      ? undefined
      : path === undefined
        ? valueOf(context, first, depth + 1)
        : valueAt(context, first, path, stepsOfPath, depth);
  const element = value && elementOf(value);
  if (value === undefined || element === undefined) return undefined;
  const { reference, typeName } = value;
  return { reference, ...element, ...(typeName !== undefined && { typeName }) };
}

function isArrow({ operator }: BinaryExpression): boolean {
  return operator === '->' || operator === '->>';
}

/** Which arguments are paths: `every` from the second on, `second` alone, or `pairs` of path and value. */
const pathPlaces: ReadonlyMap<string, 'every' | 'second' | 'pairs'> = new Map([
  ['extract', 'every'],
  ['remove', 'every'],
  ['type', 'second'],
  ['array_length', 'second'],
  ['each', 'second'],
  ['tree', 'second'],
  ['set', 'pairs'],
  ['insert', 'pairs'],
  ['replace', 'pairs'],
]);

function pathArguments(call: FunctionCall | TableFunction): readonly Literal[] {
  const name = /^jsonb?_(\w+)$/i.exec(call.name.text)?.[1]?.toLowerCase() ?? '';
  const places = pathPlaces.get(name);
  return call.arguments.filter((argument, index): argument is Literal => {
    if (argument.kind !== 'literal' || argument.type !== 'string' || index === 0) return false;
    return (
      places === 'every' ||
      (places === 'second' ? index === 1 : places === 'pairs' && index % 2 === 1)
    );
  });
}
