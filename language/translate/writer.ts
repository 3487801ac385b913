/**
 * Writes nodes of a statement in another engine's SQL. What is the same in both stays as the person
 * wrote it, layout and comments included; a node of which something differs is written anew from its
 * parts. What differs in meaning becomes a note, what has no counterpart a finding at its span.
 */
import type {
  AliasReference,
  BoundRelation,
  BoundStatement,
  ColumnReference,
} from '../semantics/index.ts';
import type { ValueType } from '../../catalog/index.ts';
import type {
  Expression,
  Literal,
  ResultColumn,
  SelectCore,
  Span,
  SyntaxNode,
  Token,
  WindowDefinition,
} from '../syntax/index.ts';
import { childrenOf, walk } from '../syntax/index.ts';
import type { Dialect } from './dialect.ts';
import { looseColumns } from './grouping.ts';
import { titleOf } from './target.ts';

export interface Finding {
  readonly message: string;
  /** In the statement. */
  readonly span: Span;
}

/** Puts `text` in the place of `span`. */
export interface Splice {
  readonly span: Span;
  readonly text: string;
}

/** What a WINDOW clause defines, and where it is seen. */
export interface WindowList {
  readonly windows: SelectCore['windows'];
  readonly span: Span;
}

export interface Writer {
  readonly bound: BoundStatement;
  readonly dialect: Dialect;
  readonly tablePattern: string;
  readonly referenceOf: ReadonlyMap<SyntaxNode, ColumnReference>;
  readonly aliasOf: ReadonlyMap<SyntaxNode, AliasReference>;
  readonly relationOf: ReadonlyMap<SyntaxNode, BoundRelation>;
  /** What the catalog knows of the values that JSON paths find, by the path's literal. */
  readonly jsonTypes: ReadonlyMap<Literal, ValueType>;
  /** Names that items of a select list get because a common table cannot name its columns. */
  readonly labels: Map<ResultColumn | Expression, string>;
  /** The outer before the inner. */
  readonly windowLists: readonly WindowList[];
  /** Definitions that are being written in the place of their names, each inside the one before. */
  readonly openWindows: Set<WindowDefinition>;
  /** Columns that a grouped SELECT gives without grouping by them. */
  readonly loose: ReadonlySet<SyntaxNode>;
  readonly write: (node: SyntaxNode) => string;
  readonly note: (text: string) => void;
  /** Records that there is no counterpart; what it returns stands in the text that is thrown away. */
  readonly refuse: (what: string, span: Span, instead?: string) => string;
  readonly notes: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

export function createWriter(
  surroundings: Pick<Writer, 'bound' | 'dialect' | 'tablePattern' | 'jsonTypes'>,
  writeNode: (writer: Writer, node: SyntaxNode) => string,
): Writer {
  const { bound, dialect } = surroundings;
  const notes = new Set<string>();
  const findings: Finding[] = [];
  const writer: Writer = {
    ...surroundings,
    labels: new Map(),
    windowLists: windowListsOf(bound),
    openWindows: new Set(),
    loose: looseColumns(bound),
    referenceOf: new Map(bound.references.map((reference) => [reference.node, reference])),
    aliasOf: new Map(bound.aliasReferences.map((reference) => [reference.node, reference])),
    relationOf: new Map(bound.relations.map((relation) => [relation.node, relation])),
    write(node) {
      const text = writeNode(writer, node);
      return text.length <= longestTextOf(node.span)
        ? text
        : writer.refuse(
            'an expression that must be written over and over',
            node.span,
            'compute its parts in a common table',
          );
    },
    note: (text) => void notes.add(text),
    refuse(what, span, instead) {
      const advice = instead === undefined ? '' : `: ${instead}`;
      findings.push({
        message: `${what} has no counterpart in ${titleOf(dialect.target)}${advice}`,
        span,
      });
      return 'NULL';
    },
    notes,
    findings,
  };
  return writer;
}

/** ORDER BY stands outside its SELECT and sees its windows. */
function windowListsOf({ statement }: BoundStatement): readonly WindowList[] {
  const lists: WindowList[] = [];
  walk(statement.root, (node) => {
    const core = node.kind === 'query' ? node.body : node;
    if (core.kind === 'select' && core.windows.length > 0) {
      lists.push({ windows: core.windows, span: node.span });
    }
  });
  return lists;
}

/**
 * Some forms hold an operand twice, and so nested ones double the text with every level: what grows
 * a hundredfold is given up.
 */
function longestTextOf({ start, end }: Span): number {
  return 100 * (end - start) + 10_000;
}

/** The node with each of its children written. */
export function writeParts(writer: Writer, node: SyntaxNode): string {
  return spliced(
    writer,
    node.span,
    childrenOf(node).map((child) => ({ span: child.span, text: writer.write(child) })),
  );
}

/** The statement's text at `span` with the splices in it; they must not overlap. */
export function spliced(writer: Writer, span: Span, splices: readonly Splice[]): string {
  let text = '';
  let offset = span.start;
  for (const splice of splices.toSorted((left, right) => left.span.start - right.span.start)) {
    if (splice.span.start < offset) continue;
    text += plainText(writer, { start: offset, end: splice.span.start }) + splice.text;
    offset = splice.span.end;
  }
  return text + plainText(writer, { start: offset, end: span.end });
}

/** Text between nodes: keywords, operators, white space and comments. */
function plainText({ bound }: Writer, { start, end }: Span): string {
  const { text, tokens } = bound.statement;
  let plain = '';
  for (let at = firstEndingAfter(tokens, start); at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.start >= end) break;
    plain += standardText(
      token,
      text.slice(Math.max(token.start, start), Math.min(token.end, end)),
    );
  }
  return plain;
}

function standardText(token: Token, written: string): string {
  switch (token.kind) {
    case 'comment':
      if (written.startsWith('{#')) return `/*${written.slice(2, -2).replaceAll('*/', '* /')}*/`;
      return written.replace(/^(?:#|\/\/)/, '--');
    case 'hint':
      return '';
    case 'operator':
      if (written === '==') return '=';
      return written === '!=' ? '<>' : written;
    default:
      return written;
  }
}

function firstEndingAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The expression inside parentheses that hold nothing else. */
export function unwrapped(expression: Expression): Expression {
  const [only] = expression.kind === 'row' ? expression.items : [];
  return expression.kind === 'row' && expression.items.length === 1 && only !== undefined
    ? unwrapped(only)
    : expression;
}

/** The text as an operand: in parentheses, unless it is one word, call or literal. */
export function operand(writer: Writer, expression: Expression): string {
  const text = writer.write(expression);
  const isAtom =
    /^(?:[\w."`$]+|\w+\([^()]*\))$/.test(text) ||
    ['literal', 'row', 'subquery', 'template'].includes(expression.kind);
  return isAtom || (expression.kind === 'call' && /^\w+\((?:[^()]|\([^()]*\))*\)$/.test(text))
    ? text
    : `(${text})`;
}
