/** The outline of a statement: what it is called, its common tables, and the tables that each reads. */
import type {
  DerivedTable,
  Name,
  ParsedStatement,
  Query,
  QueryBody,
  Relation,
  Span,
  StatementNode,
  TableReference,
} from '../../../language/syntax/index.ts';
import { isTrivia } from '../tokens.ts';
import { titleOf } from './statement-title.ts';

export type OutlineKind =
  'query' | 'mutation' | 'command' | 'view' | 'commonTable' | 'derivedTable' | 'table' | 'function';

export interface OutlineItem {
  readonly kind: OutlineKind;
  readonly name: string;
  readonly detail: string;
  /** All of it, relative to the statement; the statement's own has the comments above it. */
  readonly span: Span;
  /** What to show of it, inside `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

const outlines = new WeakMap<ParsedStatement, OutlineItem | undefined>();

/** `undefined` for a statement that is none. */
export function outlineOf(statement: ParsedStatement): OutlineItem | undefined {
  if (outlines.has(statement)) return outlines.get(statement);
  const outline = makeOutline(statement);
  outlines.set(statement, outline);
  return outline;
}

function makeOutline(statement: ParsedStatement): OutlineItem | undefined {
  const title = titleOf(statement);
  if (title === undefined) return undefined;
  const { root, tokens, text } = statement;
  const first = tokens.find(({ kind }) => kind !== 'whitespace');
  const last = tokens.findLast(({ kind }) => !isTrivia(kind));
  const start = Math.min(first?.start ?? root.span.start, root.span.start);
  const span = { start, end: Math.max(last?.end ?? root.span.end, root.span.end) };
  const lineBreak = text.indexOf('\n', root.span.start);
  const lineEnd = lineBreak === -1 ? span.end : Math.min(lineBreak, span.end);
  return {
    kind: kindOf(root),
    name: shown(title.name),
    detail: title.detail,
    span,
    selection: { start: root.span.start, end: Math.max(root.span.start, lineEnd) },
    children: childrenOf(root),
  };
}

function kindOf(root: StatementNode): OutlineKind {
  switch (root.kind) {
    case 'selectStatement':
      return 'query';
    case 'insert':
    case 'update':
    case 'delete':
      return 'mutation';
    case 'createView':
      return 'view';
    case 'explain':
    case 'plan':
      return kindOf(root.statement);
    default:
      return 'command';
  }
}

function childrenOf(root: StatementNode): readonly OutlineItem[] {
  switch (root.kind) {
    case 'selectStatement':
      return ofQuery(root.query);
    case 'createView':
      return root.query === undefined ? [] : ofQuery(root.query);
    case 'explain':
    case 'plan':
      return childrenOf(root.statement);
    case 'insert':
      return [...ofWith(root.with), ...(root.source === undefined ? [] : ofQuery(root.source))];
    case 'update':
      return [...ofWith(root.with), ...(root.from === undefined ? [] : ofRelation(root.from))];
    case 'delete':
      return ofWith(root.with);
    default:
      return [];
  }
}

function ofQuery({ with: tables, body }: Query): readonly OutlineItem[] {
  return [...ofWith(tables), ...ofBody(body)];
}

function ofWith(node: Query['with']): readonly OutlineItem[] {
  return (node?.tables ?? [])
    .filter(({ name }) => name.text !== '')
    .map(({ name, span, query }) => ({
      kind: 'commonTable',
      name: name.text,
      detail: '',
      span,
      selection: name.span,
      children: ofQuery(query),
    }));
}

function ofBody(body: QueryBody): readonly OutlineItem[] {
  switch (body.kind) {
    case 'select':
      return body.from === undefined ? [] : ofRelation(body.from);
    case 'setOperation':
      return [...ofBody(body.left), ...ofBody(body.right)];
    case 'values':
      return [];
  }
}

function ofRelation(relation: Relation): readonly OutlineItem[] {
  switch (relation.kind) {
    case 'table':
      return ofTable(relation);
    case 'derivedTable':
      return [ofDerived(relation)];
    case 'tableFunction': {
      const { name, alias, span } = relation;
      return [item('function', alias ?? name, alias === undefined ? '' : name.text, span)];
    }
    case 'join':
      return [...ofRelation(relation.left), ...ofRelation(relation.right)];
    case 'parenthesisedRelation':
      return ofRelation(relation.relation);
    case 'missingRelation':
      return [];
  }
}

function ofTable({ name, alias, span }: TableReference): readonly OutlineItem[] {
  const last = name.parts.findLast(({ text }) => text !== '');
  if (last === undefined) return [];
  const written = name.parts.map(({ text }) => text).join('.');
  const isSame = alias === undefined && name.parts.length === 1;
  return [item('table', alias ?? last, isSame ? '' : written, span)];
}

function ofDerived({ alias, query, span }: DerivedTable): OutlineItem {
  return {
    kind: 'derivedTable',
    name: shown(alias?.text ?? 'subquery'),
    detail: '',
    span,
    selection: alias?.span ?? { start: span.start, end: span.start },
    children: ofQuery(query),
  };
}

function item(kind: OutlineKind, name: Name, detail: string, span: Span): OutlineItem {
  return { kind, name: shown(name.text), detail, span, selection: name.span, children: [] };
}

/** An editor takes no item without a name, and an alias may be an empty string. */
function shown(name: string): string {
  return name === '' ? '…' : name;
}
