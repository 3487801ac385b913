/** Whether two statements have one shape: the proof that values took places, and did nothing else. */
import type { Expression, ParsedStatement, Span, SyntaxNode } from '../syntax/index.ts';
import { childrenOf, isSameSpan } from '../syntax/index.ts';
import type { PlacedEdit } from './text-edits.ts';
import { filledSpan } from './text-edits.ts';

interface Comparison {
  /** Of each node that was filled, where what took its place stands. */
  readonly places: ReadonlyMap<SyntaxNode, PlacedEdit | undefined>;
  readonly placed: readonly PlacedEdit[];
}

/**
 * Every node of `written` stands in `filled` too, of the same kind, at the place where the text around the
 * values has it; at each place stands a constant, a name or a list of constants that covers exactly
 * what was put in.
 */
export function hasSameShape(
  written: ParsedStatement,
  filled: ParsedStatement,
  places: ReadonlyMap<SyntaxNode, PlacedEdit | undefined>,
): boolean {
  const placed = [...places.values()].filter((place) => place !== undefined);
  if (filled.problems.length > 0) return false;
  return isSame(written.root, filled.root, { places, placed });
}

function isSame(written: SyntaxNode, filled: SyntaxNode, comparison: Comparison): boolean {
  const place = comparison.places.get(written);
  if (place !== undefined)
    return isSameSpan(filled.span, place.filled) && isFilling(written, filled);
  if (written.kind !== filled.kind) return false;
  if (!isSameSpan(filledSpan(written.span, comparison.placed), filled.span)) return false;
  if (written.kind === 'in' && filled.kind === 'in') return isSameIn(written, filled, comparison);
  if (written.kind === 'qualifiedName' && filled.kind === 'qualifiedName') {
    const [only] = written.parts;
    const whole = only === undefined ? undefined : comparison.places.get(only);
    if (whole !== undefined && written.parts.length === 1) {
      return isSameSpan(filled.span, whole.filled);
    }
  }
  return areSame(childrenOf(written), childrenOf(filled), comparison);
}

function areSame(
  written: readonly SyntaxNode[],
  filled: readonly SyntaxNode[],
  comparison: Comparison,
): boolean {
  return (
    written.length === filled.length &&
    written.every((node, index) => {
      const other = filled[index];
      return other !== undefined && isSame(node, other, comparison);
    })
  );
}

function isFilling(written: SyntaxNode, filled: SyntaxNode): boolean {
  return written.kind === 'name' ? filled.kind === 'name' : isConstant(filled);
}

type In = Extract<SyntaxNode, { readonly kind: 'in' }>;

/** One item of the list may have become several. */
function isSameIn(written: In, filled: In, comparison: Comparison): boolean {
  if (written.negated !== filled.negated) return false;
  if (!isSame(written.operand, filled.operand, comparison)) return false;
  const { source } = filled;
  if ('kind' in written.source) {
    const place = comparison.places.get(written.source);
    if (place === undefined) {
      return 'kind' in source && isSame(written.source, source, comparison);
    }
    return (
      !('kind' in source) && isSameSpan(filled.sourceSpan, place.filled) && source.every(isConstant)
    );
  }
  if ('kind' in source) return false;
  let next = 0;
  for (const item of written.source) {
    const place = comparison.places.get(item);
    const from = next;
    if (place === undefined) {
      const other = source[next];
      next += 1;
      if (other === undefined || !isSame(item, other, comparison)) return false;
      continue;
    }
    while (isWithin(source[next], place.filled)) next += 1;
    if (!source.slice(from, next).every(isConstant) || next === from) return false;
  }
  return next === source.length;
}

function isWithin(item: Expression | undefined, { start, end }: Span): boolean {
  return item !== undefined && start <= item.span.start && item.span.end <= end;
}

/** A literal, a negative number in parentheses, or strings that are joined in parentheses. */
function isConstant(node: SyntaxNode): boolean {
  if (node.kind === 'literal') return node.templates.length === 0 && node.type !== 'time';
  return node.kind === 'row' && node.items.length === 1 && node.items.every(isOperation);
}

function isOperation(node: SyntaxNode): boolean {
  if (node.kind === 'unary') return node.operator === '-' && node.operand.kind === 'literal';
  return isJoined(node);
}

function isJoined(node: SyntaxNode): boolean {
  if (node.kind === 'binary' && node.operator === '||') {
    return isJoined(node.left) && isJoined(node.right);
  }
  return node.kind === 'literal' && node.type === 'string' && node.templates.length === 0;
}
