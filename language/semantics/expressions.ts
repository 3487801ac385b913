/** Binding of expressions: columns are resolved, functions are known or not, queries are bound. */
import type {
  Expression,
  FunctionCall,
  Name,
  OrderingTerm,
  Relation,
  SyntaxNode,
  TableFunction,
} from '../syntax/index.ts';
import { childrenOf } from '../syntax/index.ts';
import type { BoundColumn } from './bound.ts';
import type { Binding, Environment, GrowingScope } from './binding.ts';
import { hasTemplate, textOf } from './binding.ts';
import { suggestion } from './column-problems.ts';
import { functionNames, functionNamed, isKnownFunction } from './functions.ts';
import { nearest } from './nearest.ts';
import { resolveColumn, resolveOrderingColumn, resolveStar } from './resolve.ts';
import { tableFunctionNames } from './table-functions.ts';

/**
 * Binds everything inside one expression, or inside any node that holds expressions. It keeps its own
 * stack: a predicate of thousands of terms is a tree of thousands of levels.
 */
export function bindExpression(
  binding: Binding,
  scope: GrowingScope,
  environment: Environment | undefined,
  root: SyntaxNode,
): void {
  const pending: SyntaxNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    switch (node.kind) {
      case 'column':
        resolveColumn(binding, scope, node);
        break;
      case 'star':
        if (node.qualifier !== undefined) resolveStar(binding, scope, node.qualifier);
        break;
      case 'query':
        binding.bindQuery(binding, node, scope, environment);
        break;
      case 'name':
      case 'qualifiedName':
      case 'literal':
        break;
      default:
        if (node.kind === 'call') checkFunction(binding, node);
        for (const child of childrenOf(node)) pending.push(child);
    }
  }
}

/**
 * In ORDER BY a bare name means an item of the select list before it means a column of FROM: an alias,
 * or one of the columns that a `*` there stands for.
 */
export function bindOrderingTerm(
  binding: Binding,
  scope: GrowingScope,
  environment: Environment | undefined,
  term: OrderingTerm,
  stars: readonly BoundColumn[],
): void {
  const expression = withoutParentheses(term.expression);
  if (expression.kind === 'column') resolveOrderingColumn(binding, scope, expression, stars);
  else bindExpression(binding, scope, environment, expression);
}

/** COLLATE is seen through as well. */
function withoutParentheses(expression: Expression): Expression {
  if (expression.kind === 'collate') return withoutParentheses(expression.operand);
  const [only] = expression.kind === 'row' ? expression.items : [];
  const isOne = expression.kind === 'row' && expression.items.length === 1;
  return isOne && only !== undefined ? withoutParentheses(only) : expression;
}

/** Binds ON and the arguments of table functions, once every relation of the FROM is known. */
export function bindRelationExpressions(
  binding: Binding,
  scope: GrowingScope,
  environment: Environment | undefined,
  relation: Relation,
): void {
  switch (relation.kind) {
    case 'join':
      bindRelationExpressions(binding, scope, environment, relation.left);
      bindRelationExpressions(binding, scope, environment, relation.right);
      if (relation.on !== undefined) bindExpression(binding, scope, environment, relation.on);
      return;
    case 'parenthesisedRelation':
      bindRelationExpressions(binding, scope, environment, relation.relation);
      return;
    case 'tableFunction':
      checkTableFunction(binding, relation.name);
      for (const each of relation.arguments) bindExpression(binding, scope, environment, each);
      if (relation.name.text.toLowerCase() === 'generate_series') {
        checkSeries(binding, scope, relation);
      }
      return;
    default:
      return;
  }
}

function checkFunction(binding: Binding, call: FunctionCall): void {
  const { name } = call;
  if (name.text === '' || hasTemplate(binding, name.span)) return;
  const known = functionNamed(name.text);
  if (known?.kind === 'table') {
    if (followsTemplate(binding, name.span.start)) return;
    binding.problems.push({
      code: 'unknown-function',
      severity: 'error',
      message: `\`${known.name}\` gives rows: write it in FROM, \`FROM ${known.name}(…)\``,
      span: name.span,
    });
  } else if (!isKnownFunction(name.text)) {
    reportUnknownFunction(binding, name, functionNames);
  }
}

/** Whether a template stands right before, which may hold the FROM of what follows. */
function followsTemplate({ statement: { tokens } }: Binding, offset: number): boolean {
  const before = tokens.findLast(({ kind, start }) => start < offset && kind !== 'whitespace');
  return before?.kind === 'template';
}

function checkTableFunction(binding: Binding, name: Name): void {
  const written = name.text.toLowerCase();
  if (written === '' || hasTemplate(binding, name.span) || written.startsWith('pragma_')) return;
  if (!tableFunctionNames.includes(written)) {
    reportUnknownFunction(binding, name, tableFunctionNames);
  }
}

/** It is run as a subquery of FROM, which does not see the tables beside it. */
function checkSeries(binding: Binding, scope: GrowingScope, node: TableFunction): void {
  const { start, end } = node.argumentsSpan;
  const isInside = ({ span }: SyntaxNode): boolean => start <= span.start && span.end <= end;
  const beside = binding.references.find((each) => each.scope === scope && isInside(each.node));
  if (beside !== undefined) {
    binding.problems.push({
      code: 'unknown-column',
      severity: 'error',
      message: `\`${textOf(binding, beside.node.span)}\` cannot be used here: the arguments of \`generate_series\` see no column of the same FROM, count with WITH RECURSIVE instead`,
      span: beside.node.span,
    });
  }
  if (node.arguments.length === 1) {
    binding.problems.push({
      code: 'unknown-function',
      severity: 'error',
      message: '`generate_series` needs an end: write `generate_series(START, STOP)`',
      span: node.name.span,
    });
  }
}

function reportUnknownFunction(binding: Binding, name: Name, candidates: readonly string[]): void {
  const replacement = nearest(name.text, candidates);
  binding.problems.push({
    code: 'unknown-function',
    severity: 'error',
    message: `no function \`${name.text}\`${suggestion(replacement)}`,
    span: name.span,
    ...(replacement !== undefined && { replacement }),
  });
}
