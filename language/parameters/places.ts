/** Where a statement's tree has room for a value: the nodes that templates and parameters are or are in. */
import type { ParsedStatement, Span, SyntaxNode, Token } from '../syntax/index.ts';
import { childrenOf, encloses, overlaps } from '../syntax/index.ts';
import type { Reference } from './reference.ts';
import { demandOf } from './demands.ts';
import { referenceOf } from './reference.ts';

/** A template or a parameter. */
export interface Hole {
  readonly span: Span;
  /** As written: `{{ name }}`, `:name`. */
  readonly written: string;
  readonly reference: Reference;
}

/**
 * What takes the place of a node. `value`: one literal. `list`: what follows IN, parentheses included.
 * `items`: one or several items of a list in parentheses. `text`: a string that has holes. `name`: a name
 * that is or has holes; as a table's whole name it may bring dots.
 */
export interface Place {
  readonly node: SyntaxNode;
  readonly kind: 'value' | 'list' | 'items' | 'text' | 'name' | 'dottedName';
  /** What a value must be here beside a literal: text is no condition, no order and no count. */
  readonly takes?: Demand;
  readonly holes: readonly Hole[];
}

export type Demand = 'condition' | 'order' | 'count';

export interface PlaceReading {
  readonly places: readonly Place[];
  /** The first template that is no name, or for which the tree has no place. */
  readonly unreadable?: { readonly written: string; readonly span: Span; readonly why: Unreadable };
}

export type Unreadable = 'expression' | 'block' | 'clause';

/** Costs one look at the tokens where there is nothing to fill. */
export function placesOf(statement: ParsedStatement): PlaceReading {
  const { text, tokens, root } = statement;
  const templates = tokens.flatMap((token) => templatesIn(text, token));
  if (templates.length === 0 && !tokens.some((token) => mayMatter(text, token))) {
    return { places: [] };
  }
  const found: Omit<Place, 'holes'>[] = [];
  let block: Span | undefined;
  visit(root, undefined, undefined, (node, parent, takes) => {
    const kind = kindOf(text, node, parent);
    if (kind === undefined) return;
    found.push({ node, kind, ...(kind === 'value' && takes !== undefined && { takes }) });
    if (node.kind === 'literal') {
      block ??= node.templates.find(({ start }) => text.startsWith('{%', start));
    }
  });
  if (block !== undefined) {
    const written = text.slice(block.start, block.end);
    return { places: [], unreadable: { written, span: block, why: 'block' } };
  }
  found.sort((left, right) => left.node.span.start - right.node.span.start);
  let largest = 0;
  const places: Place[] = [];
  for (const { node, ...place } of found) {
    if (node.kind === 'parameter') {
      const name = parameterName(node.text, largest);
      if (/^\d+$/.test(name)) largest = Math.max(largest, Number(name));
      const reference = { name, filters: [] };
      places.push({ node, ...place, holes: [{ span: node.span, written: node.text, reference }] });
      continue;
    }
    const holes: Hole[] = [];
    for (const span of templates.filter((each) => encloses(node.span, each))) {
      const written = text.slice(span.start, span.end);
      const reference = referenceOf(written);
      if (reference === undefined) {
        const why = written.startsWith('{%') ? 'block' : 'expression';
        return { places: [], unreadable: { written, span, why } };
      }
      holes.push({ span, written, reference });
    }
    if (node.kind === 'template' && holes[0]?.span.end !== node.span.end) continue;
    if (holes.length > 0) places.push({ node, ...place, holes });
  }
  const loose = templates.find(
    (span) => !places.some(({ holes }) => holes.some((hole) => overlaps(hole.span, span))),
  );
  if (loose === undefined) return { places };
  const written = text.slice(loose.start, loose.end);
  const why = /^(?:\{%|<<<)/.test(written) ? 'block' : 'clause';
  return { places: [], unreadable: { written, span: loose, why } };
}

/** `?` counts one more than the largest number before it, as in SQLite. */
function parameterName(written: string, largest: number): string {
  return written === '?' ? String(largest + 1) : written.replace(/^(?:@@|[?:@$])/, '');
}

function mayMatter(text: string, { kind, start, end }: Token): boolean {
  return kind === 'parameter' || (kind === 'string' && text.slice(start, end).includes('{%'));
}

/** The blocks of strings, `{% … %}`, are left to the tree. */
function templatesIn(text: string, { kind, start, end }: Token): readonly Span[] {
  if (kind === 'template') return [{ start, end }];
  if (kind !== 'string' && kind !== 'name') return [];
  const source = text.slice(start, end);
  return [...source.matchAll(/\{\{(?!')(?:(?!\{\{)[\s\S])*?\}\}/g)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

/** Parentheses around one expression ask of it what is asked of them. */
function visit(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  takes: Demand | undefined,
  act: (node: SyntaxNode, parent: SyntaxNode | undefined, takes: Demand | undefined) => void,
): void {
  act(node, parent, takes);
  const isParenthesis = node.kind === 'row' && node.items.length === 1;
  for (const child of childrenOf(node)) {
    visit(child, node, isParenthesis ? takes : demandOf(child, node), act);
  }
}

function kindOf(
  text: string,
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
): Place['kind'] | undefined {
  switch (node.kind) {
    case 'parameter':
    case 'template':
      if (parent?.kind !== 'in' || parent.operand === node) return 'value';
      return parent.source === node ? 'list' : 'items';
    case 'literal':
      return node.type === 'string' ? 'text' : undefined;
    case 'name':
      return parent?.kind === 'qualifiedName' && isOneTemplate(text, node.span, parent.parts)
        ? 'dottedName'
        : 'name';
    default:
      return undefined;
  }
}

function isOneTemplate(text: string, { start, end }: Span, parts: readonly unknown[]): boolean {
  return parts.length === 1 && /^\{\{(?:(?!\}\})[\s\S])*\}\}$/.test(text.slice(start, end));
}
