/** What a selection grows to, step by step: word, expression, clause, query, statement, document. */
import type {
  ParsedDocument,
  PlacedStatement,
  Span,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import { pathTo } from '../../../language/syntax/index.ts';
import { isTrivia, tokenAtCursor } from '../tokens.ts';

/** Relative to the document, the innermost first, each inside the next. `offset` is the statement's. */
export function selectionsAt(
  document: ParsedDocument,
  { start, statement }: PlacedStatement,
  offset: number,
): readonly Span[] {
  const { tokens, root, text } = statement;
  const candidates: Span[] = [];
  const token = tokenAtCursor(tokens, offset);
  if (token !== undefined && token.kind !== 'whitespace') {
    const isQuoted = token.kind === 'string' || token.kind === 'name';
    if (isQuoted && token.unterminated !== true) {
      candidates.push({ start: token.start + 1, end: token.end - 1 });
    }
    candidates.push(token);
  }
  for (const node of pathTo(root, offset)) candidates.push(node.span, ...partsOf(node));
  const first = tokens.find(({ kind }) => kind !== 'whitespace');
  const last = tokens.findLast(({ kind }) => !isTrivia(kind));
  const end = Math.max(last?.end ?? 0, root.span.end);
  candidates.push(
    { start: root.span.start, end },
    { start: Math.min(first?.start ?? 0, root.span.start), end },
  );
  const within = candidates
    .map((span) => trimmed(text, span))
    .concat({ start: 0, end: text.length })
    .filter((span) => span.start <= offset && offset <= span.end && span.start < span.end)
    .map((span) => ({ start: start + span.start, end: start + span.end }));
  return nested([...within, { start: 0, end: document.text.length }]);
}

/** Parts of a node that a person thinks of as one and that have no node of their own. */
function partsOf(node: SyntaxNode): readonly Span[] {
  switch (node.kind) {
    case 'select':
    case 'query':
    case 'insert':
    case 'update':
    case 'delete':
      return node.clauses.flatMap(({ keyword, span }) => [
        span,
        // A clause without its keyword: the list, the condition.
        { start: Math.min(keyword.end, span.end), end: span.end },
      ]);
    case 'call':
    case 'tableFunction': {
      const { start, end } = node.argumentsSpan;
      return [node.argumentsSpan, { start: start + 1, end: Math.max(start + 1, end - 1) }];
    }
    case 'in':
      return [node.sourceSpan];
    case 'join':
      return [{ start: node.right.span.start, end: node.span.end }];
    default:
      return [];
  }
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Those that grow: each holds the one before it, and more. */
function nested(spans: readonly Span[]): readonly Span[] {
  const grown: Span[] = [];
  const bySize = spans.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  for (const span of bySize) {
    const inner = grown.at(-1);
    const holds = inner === undefined || (span.start <= inner.start && inner.end <= span.end);
    const isLarger = inner === undefined || span.end - span.start > inner.end - inner.start;
    if (holds && isLarger) grown.push(span);
  }
  return grown;
}
