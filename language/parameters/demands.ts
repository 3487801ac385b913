/** What an expression must be, judged by where it stands. */
import type { SyntaxNode } from '../syntax/index.ts';
import type { Demand } from './places.ts';

/** `undefined` where any value will do. */
export function demandOf(node: SyntaxNode, parent: SyntaxNode): Demand | undefined {
  switch (parent.kind) {
    case 'select':
      if (parent.where === node || parent.having === node) return 'condition';
      return parent.groupBy.some((each) => each === node) ? 'order' : undefined;
    case 'join':
    case 'delete':
    case 'update':
      return conditionOrCount(node, parent);
    case 'call':
      return parent.filter === node ? 'condition' : undefined;
    case 'case':
      return parent.operand === undefined && parent.branches.some(({ when }) => when === node)
        ? 'condition'
        : undefined;
    case 'binary':
      return parent.operator === 'AND' || parent.operator === 'OR' ? 'condition' : undefined;
    case 'unary':
      return parent.operator === 'NOT' ? 'condition' : undefined;
    case 'orderingTerm':
      return 'order';
    case 'window':
      return 'order';
    case 'query':
      return 'count';
    default:
      return undefined;
  }
}

function conditionOrCount(
  node: SyntaxNode,
  parent: Extract<SyntaxNode, { readonly kind: 'join' | 'delete' | 'update' }>,
): Demand | undefined {
  if (parent.kind === 'join') return 'condition';
  if (parent.where === node) return 'condition';
  return parent.limit === node || parent.offset === node ? 'count' : undefined;
}
