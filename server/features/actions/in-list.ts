/** Turns an IN list of values into equalities that OR joins, and such equalities into an IN list. */
import type {
  BinaryExpression,
  Expression,
  InExpression,
  Span,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { holdsComment } from './layout.ts';
import { equalityOf, termsOf } from './terms.ts';

export function listToEqualities({ bound, path }: ActionContext): readonly Action[] {
  const { statement } = bound;
  const node = path.findLast((each): each is InExpression => each.kind === 'in');
  const items = node && Array.isArray(node.source) ? (node.source as readonly Expression[]) : [];
  if (node?.operand.kind !== 'column' || items.length < 2) return [];
  if (!items.every(({ kind }) => kind === 'literal' || kind === 'template')) return [];
  if (holdsComment(statement, node.span)) return [];
  const textOf = ({ span }: { readonly span: Span }): string =>
    statement.text.slice(span.start, span.end);
  const [comparison, connective] = node.negated ? (['<>', 'AND'] as const) : (['=', 'OR'] as const);
  const operand = textOf(node.operand);
  const terms = items.map((item) => `${operand} ${comparison} ${textOf(item)}`);
  const text = terms.join(` ${connective} `);
  return [
    {
      title: node.negated ? 'Turn NOT IN into comparisons' : 'Turn IN into a chain of OR',
      kind: 'refactor.rewrite',
      edits: [{ span: node.span, text: isOperand(path, node, connective) ? `(${text})` : text }],
    },
  ];
}

export function equalitiesToList({ bound, path }: ActionContext): readonly Action[] {
  const { statement } = bound;
  const node = path.find(isAlternative);
  const equalities = node === undefined ? [] : termsOf(node, 'OR').map(equalityOf);
  const [first] = equalities;
  if (node === undefined || first === undefined || holdsComment(statement, node.span)) return [];
  const operand = statement.text.slice(first.column.span.start, first.column.span.end);
  const values: string[] = [];
  for (const equality of equalities) {
    const column = equality?.column;
    if (equality === undefined || column === undefined) return [];
    if (statement.text.slice(column.span.start, column.span.end) !== operand) return [];
    values.push(statement.text.slice(equality.literal.span.start, equality.literal.span.end));
  }
  return [
    {
      title: 'Turn the chain of OR into IN',
      kind: 'refactor.rewrite',
      edits: [{ span: node.span, text: `${operand} IN (${values.join(', ')})` }],
    },
  ];
}

function isAlternative(node: SyntaxNode): node is BinaryExpression {
  return node.kind === 'binary' && node.operator === 'OR';
}

/** Whether another operator takes the expression as it stands, so that a chain in its place needs parentheses. */
function isOperand(
  path: readonly SyntaxNode[],
  node: InExpression,
  connective: 'AND' | 'OR',
): boolean {
  const parent = path[path.indexOf(node) - 1];
  switch (parent?.kind) {
    case 'binary':
      return parent.operator !== connective;
    case 'unary':
    case 'pattern':
    case 'between':
    case 'nullTest':
    case 'collate':
    case 'in':
      return true;
    default:
      return false;
  }
}
