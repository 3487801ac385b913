/** What a person calls a statement: by its anchor, its `@name`, the comment above it, or what it does. */
import type {
  Name,
  ParsedStatement,
  QualifiedName,
  Query,
  QueryBody,
  Relation,
  Span,
  StatementNode,
  Token,
} from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';

export interface StatementTitle {
  /** `SELECT buckets`, or the name that an anchor or `@name` gives. */
  readonly name: string;
  /** The comment's first line where the name is what the statement does, and the other way round. */
  readonly detail: string;
  /** Set where an anchor or `@name` gives the name. */
  readonly named?: Span;
}

/** `undefined` for a statement that is none. */
export function titleOf(statement: ParsedStatement): StatementTitle | undefined {
  const { root } = statement;
  if (root.kind === 'empty') return undefined;
  const summary = summaryOf(statement, root);
  const heading = headingOf(statement);
  if (heading?.kind === 'name') return { name: heading.text, detail: summary, named: heading.span };
  return { name: summary, detail: heading?.text ?? '' };
}

interface Heading {
  readonly kind: 'name' | 'comment';
  readonly text: string;
  readonly span: Span;
}

/** Of the comments that stand right above the statement: those behind a blank line are the file's. */
function headingOf(statement: ParsedStatement): Heading | undefined {
  let comment: Heading | undefined;
  for (const token of statement.tokens) {
    if (token.start >= statement.root.span.start) break;
    const text = tokenText(statement, token);
    if (token.kind === 'anchor') {
      const name = /^\/\*\+\s*([\w:]+)/.exec(text)?.[1];
      if (name !== undefined) return { kind: 'name', text: name, span: token };
    } else if (token.kind === 'comment') {
      const heading = commentHeading(text, token);
      if (heading?.kind === 'name') return heading;
      comment ??= heading;
    } else if (/\n[^\S\n]*\n/.test(text)) {
      comment = undefined;
    }
  }
  return comment;
}

function commentHeading(text: string, span: Token): Heading | undefined {
  const content = text
    .replace(/^(?:--+|#+(?!(?:end)?region)|\/\/+|\/\*+)\s?|\s*\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s*/, '').trim())
    .find((line) => /\w/.test(line));
  if (content === undefined || /^#?(?:end)?region\b/.test(content)) return undefined;
  const name = /^@name[:\s]\s*(\S+)/.exec(content)?.[1];
  return name === undefined
    ? { kind: 'comment', text: content, span }
    : { kind: 'name', text: name, span };
}

function summaryOf(statement: ParsedStatement, root: StatementNode): string {
  switch (root.kind) {
    case 'selectStatement':
      return joined('SELECT', sourcesOf(root.query) || firstWords(statement, root.query));
    case 'insert':
      return joined(root.verb, lastPart(root.table?.name));
    case 'update':
      return joined('UPDATE', lastPart(root.table?.name));
    case 'delete':
      return joined('DELETE', lastPart(root.table?.name));
    case 'show':
      return joined('SHOW', root.subject, whole(root.target));
    case 'describe':
      return joined('DESCRIBE', whole(root.target));
    case 'explain':
    case 'plan':
      return joined(root.kind.toUpperCase(), summaryOf(statement, root.statement));
    case 'exec':
      return joined('EXEC', whole(root.method));
    case 'createView':
      return joined('CREATE VIEW', whole(root.name));
    case 'dropView':
      return joined('DROP VIEW', whole(root.name));
    case 'refreshView':
      return joined('REFRESH VIEW', whole(root.name));
    case 'opaque':
      return root.verb === '' ? abbreviated(statement.text.slice(root.span.start)) : root.verb;
    case 'empty':
      return '';
    default:
      return abbreviated(statement.text.slice(root.span.start, root.span.end));
  }
}

/** `buckets, queues`: what the statement itself reads, common tables by their name. */
function sourcesOf({ body }: Query): string {
  const names = namesOfBody(body);
  const shown = [...new Set(names)].slice(0, 3);
  return shown.join(', ') + (new Set(names).size > shown.length ? ', …' : '');
}

function namesOfBody(body: QueryBody): readonly string[] {
  switch (body.kind) {
    case 'select':
      return body.from === undefined ? [] : namesOfRelation(body.from);
    case 'setOperation':
      return [...namesOfBody(body.left), ...namesOfBody(body.right)];
    case 'values':
      return [];
  }
}

function namesOfRelation(relation: Relation): readonly string[] {
  switch (relation.kind) {
    case 'table':
      return present(lastPart(relation.name));
    case 'derivedTable':
      return relation.alias === undefined
        ? namesOfBody(relation.query.body)
        : [relation.alias.text];
    case 'tableFunction':
      return present(relation.name.text);
    case 'join':
      return [...namesOfRelation(relation.left), ...namesOfRelation(relation.right)];
    case 'parenthesisedRelation':
      return namesOfRelation(relation.relation);
    case 'missingRelation':
      return [];
  }
}

/** Of a query that reads nothing: its first item. */
function firstWords(statement: ParsedStatement, { body }: Query): string {
  const span = body.kind === 'select' ? body.columns[0]?.span : undefined;
  return span === undefined ? '' : abbreviated(statement.text.slice(span.start, span.end));
}

/** UTF-16 units of text that stands for a statement. */
const longest = 40;

function abbreviated(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

function lastPart(name: QualifiedName | undefined): string {
  return name?.parts.findLast(({ text }: Name) => text !== '')?.text ?? '';
}

function whole(name: QualifiedName | undefined): string {
  return (name?.parts ?? [])
    .map(({ text }) => text)
    .filter(Boolean)
    .join('.');
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}

function present(text: string): readonly string[] {
  return text === '' ? [] : [text];
}
