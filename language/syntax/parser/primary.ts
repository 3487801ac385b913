/** The operands of expressions: literals, names, calls, CASE, CAST, and what parentheses hold. */
import type { Span } from '../span.ts';
import type {
  CaseExpression,
  Expression,
  Literal,
  RaiseExpression,
  StarExpression,
} from '../expression-tree.ts';
import { Reading } from '../tokens/reading.ts';
import { stringTemplateEnd } from '../tokens/templates.ts';
import { stringValue } from '../values.ts';
import { readCall } from './call.ts';
import { atClause } from './clauses.ts';
import { quoted, type TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { readList } from './lists.ts';
import { readQualifiedName } from './names.ts';
import { atQuery, readQuery } from './query.ts';
import { readLongTypeName } from './type-name.ts';
import { isNameInExpression, isPrefixTemplate } from './words.ts';

/** Reads an operand; a hole, with a problem, where there is none. */
export function readPrimary(cursor: TokenCursor): Expression {
  cursor.height = 1;
  switch (cursor.kind) {
    case 'string':
      // SQLite takes a string for a name where only a name can stand.
      return cursor.valueAt(1) === '.' ? readNamed(cursor) : stringLiteral(cursor);
    case 'number':
    case 'blob':
      return plainLiteral(cursor, cursor.kind);
    case 'parameter': {
      const text = cursor.source;
      return { kind: 'parameter', text, span: cursor.advance() };
    }
    case 'word':
      return readWord(cursor);
    case 'template':
      return isPrefixTemplate(cursor) ? readAfterTemplate(cursor) : readNamed(cursor);
    case 'name':
      return readNamed(cursor);
    case 'punctuation':
      return cursor.value === '(' ? readParenthesis(cursor) : missingExpression(cursor);
    case 'operator':
      return cursor.value === '*' ? misplacedStar(cursor) : missingExpression(cursor);
    default:
      return missingExpression(cursor);
  }
}

function readAfterTemplate(cursor: TokenCursor): Expression {
  cursor.advance();
  return readPrimary(cursor);
}

/** `*` or `t.*` at the cursor, where one may stand. */
export function readStar(cursor: TokenCursor): StarExpression | undefined {
  if (cursor.value === '*') return { kind: 'star', span: cursor.advance() };
  let ahead = 0;
  while (isNamePart(cursor, ahead) && cursor.valueAt(ahead + 1) === '.') ahead += 2;
  if (ahead === 0 || cursor.valueAt(ahead) !== '*') return undefined;
  const qualifier = readQualifiedName(cursor);
  cursor.advance();
  cursor.advance();
  return { kind: 'star', qualifier, span: cursor.spanFrom(qualifier.span.start) };
}

function isNamePart(cursor: TokenCursor, ahead: number): boolean {
  const kind = cursor.kindAt(ahead);
  return kind === 'word' || kind === 'name' || kind === 'string' || kind === 'template';
}

function misplacedStar(cursor: TokenCursor): Expression {
  cursor.report('`*` stands only in a select list and in `count(*)`', cursor.span);
  return { kind: 'star', span: cursor.advance() };
}

export function missingExpression(cursor: TokenCursor, what = 'an expression'): Expression {
  cursor.reportMissing(what);
  return { kind: 'missing', span: cursor.hole() };
}

function plainLiteral(cursor: TokenCursor, type: Literal['type']): Literal {
  const value = cursor.source;
  return { kind: 'literal', type, value, templates: [], span: cursor.advance() };
}

function stringLiteral(cursor: TokenCursor): Literal {
  const value = stringValue(cursor.source);
  const span = cursor.advance();
  return {
    kind: 'literal',
    type: 'string',
    value,
    templates: templatesIn(cursor.text, span),
    span,
  };
}

function templatesIn(text: string, span: Span): readonly Span[] {
  const templates: Span[] = [];
  const source = text.slice(span.start, span.end);
  if (!source.includes('{{') && !source.includes('{%')) return templates;
  const reading = new Reading(source);
  let index = source.indexOf('{');
  while (index >= 0) {
    const end = stringTemplateEnd(reading, index);
    if (end !== undefined) templates.push({ start: span.start + index, end: span.start + end });
    index = source.indexOf('{', end ?? index + 1);
  }
  return templates;
}

function readWord(cursor: TokenCursor): Expression {
  const { value } = cursor;
  const next = cursor.valueAt(1);
  const isQualifier = next === '.';
  switch (value) {
    case 'NULL':
      return plainLiteral(cursor, 'null');
    case 'TRUE':
    case 'FALSE':
      if (!isQualifier && next !== '(') return plainLiteral(cursor, 'boolean');
      break;
    case 'CURRENT_DATE':
    case 'CURRENT_TIME':
    case 'CURRENT_TIMESTAMP':
      if (!isQualifier) return plainLiteral(cursor, 'time');
      break;
    case 'CASE':
      if (next !== ',' && next !== 'FROM' && !isQualifier) return nested(cursor, readCase);
      break;
    case 'CAST':
      if (next === '(') return nested(cursor, readCast);
      break;
    case 'RAISE':
      if (next === '(') return readRaise(cursor) ?? readNamed(cursor);
      break;
    case 'EXISTS':
      if (next === '(') return readExists(cursor);
      break;
    default:
  }
  return isNameInExpression(cursor) ? readNamed(cursor) : missingExpression(cursor);
}

function readNamed(cursor: TokenCursor): Expression {
  const name = readQualifiedName(cursor);
  const [first] = name.parts;
  if (cursor.value === '.' && cursor.valueAt(1) === '*') {
    cursor.advance();
    misplacedStar(cursor);
    return { kind: 'star', qualifier: name, span: cursor.spanFrom(name.span.start) };
  }
  const last = name.parts.at(-1);
  if (cursor.value === '(' && last !== undefined && last.text !== '') {
    if (name.parts.length > 1 && !name.parts.some(({ template }) => template === true)) {
      const qualifier = { start: name.span.start, end: last.span.start };
      const written = quoted(cursor.text.slice(qualifier.start, qualifier.end).trim());
      cursor.report(`a function has no schema: leave ${written} out`, qualifier);
    }
    return nested(cursor, () => readCall(cursor, last, name.span.start));
  }
  if (name.parts.length === 1 && first?.template === true) {
    skipWindows(cursor);
    return { kind: 'template', text: first.text, span: name.span };
  }
  return { kind: 'column', name, span: name.span };
}

/** A template may be a call: what may follow one follows it then. */
function skipWindows(cursor: TokenCursor): void {
  while (cursor.at('OVER', 'FILTER') && cursor.valueAt(1) === '(') {
    cursor.advance();
    const open = cursor.advance();
    cursor.skipUntil(() => false);
    cursor.close(open);
  }
}

/** Reads something that may hold itself, unless it is nested too deeply: then it is skipped. */
function nested(cursor: TokenCursor, read: (cursor: TokenCursor) => Expression): Expression {
  if (!cursor.enter()) {
    cursor.advance();
    if (cursor.value === '(') cursor.advance();
    cursor.skipUntil(() => false);
    cursor.take(')');
    return { kind: 'missing', span: { start: cursor.lastEnd, end: cursor.lastEnd } };
  }
  const expression = read(cursor);
  cursor.leave();
  return expression;
}

function readParenthesis(cursor: TokenCursor): Expression {
  return nested(cursor, () => {
    const open = cursor.advance();
    if (atQuery(cursor)) {
      const query = cursor.measured(() => readQuery(cursor));
      cursor.close(open);
      return { kind: 'subquery', query, span: cursor.spanFrom(open.start) };
    }
    if (cursor.at(')')) cursor.reportMissing('an expression');
    const items = readParenthesised(cursor, open);
    return { kind: 'row', items, span: cursor.spanFrom(open.start) };
  });
}

/** The expressions of a list whose parenthesis is open, and the parenthesis that closes it. */
export function readParenthesised(cursor: TokenCursor, open: Span): readonly Expression[] {
  let tallest = 0;
  const readItem = (): Expression => {
    const expression = readExpression(cursor);
    tallest = Math.max(tallest, cursor.height);
    return expression;
  };
  const items = cursor.value === ')' ? [] : readList(cursor, readItem, () => atClause(cursor));
  cursor.close(open);
  cursor.height = tallest + 1;
  return items;
}

const raised = ['IGNORE', 'ROLLBACK', 'ABORT', 'FAIL'] as const;

function readRaise(cursor: TokenCursor): RaiseExpression | undefined {
  const action = raised.find((word) => word === cursor.valueAt(2));
  if (action === undefined) return undefined;
  const { start } = cursor.advance();
  const open = cursor.advance();
  cursor.advance();
  const message = cursor.take(',') === undefined ? {} : { message: readExpression(cursor) };
  cursor.close(open);
  return { kind: 'raise', action, ...message, span: cursor.spanFrom(start) };
}

function readExists(cursor: TokenCursor): Expression {
  return nested(cursor, () => {
    const { start } = cursor.advance();
    const open = cursor.advance();
    if (!atQuery(cursor)) cursor.reportMissing('a query');
    const query = cursor.measured(() => readQuery(cursor));
    cursor.close(open);
    return { kind: 'exists', query, span: cursor.spanFrom(start) };
  });
}

function readCase(cursor: TokenCursor): CaseExpression {
  const { start } = cursor.advance();
  cursor.cases += 1;
  let height = 0;
  const read = (): Expression => {
    const expression = readExpression(cursor);
    height = Math.max(height, cursor.height);
    return expression;
  };
  const operand = cursor.at('WHEN', 'ELSE', 'END', 'THEN') ? undefined : read();
  const branches: { when: Expression; then: Expression }[] = [];
  while (cursor.take('WHEN') !== undefined) {
    const when = read();
    if (cursor.take('THEN') === undefined) {
      cursor.reportMissing('`THEN`');
      branches.push({ when, then: { kind: 'missing', span: cursor.hole() } });
    } else {
      branches.push({ when, then: read() });
    }
  }
  if (branches.length === 0) cursor.reportMissing('`WHEN`');
  const otherwise = cursor.take('ELSE') === undefined ? undefined : read();
  if (cursor.take('END') === undefined) {
    cursor.report('this `CASE` is never closed: add `END`', { start, end: start + 4 });
  }
  cursor.cases -= 1;
  cursor.height = height + 1;
  return {
    kind: 'case',
    ...(operand === undefined ? {} : { operand }),
    branches,
    ...(otherwise === undefined ? {} : { otherwise }),
    span: cursor.spanFrom(start),
  };
}

function readCast(cursor: TokenCursor): Expression {
  const { start } = cursor.advance();
  const open = cursor.advance();
  const operand = readExpression(cursor);
  const { height } = cursor;
  let typeName = '';
  if (cursor.take('AS') === undefined) cursor.reportMissing('`AS` and a type');
  else typeName = readLongTypeName(cursor);
  if (typeName !== '' && !cursor.atEnd && cursor.value !== ')' && !atClause(cursor)) {
    cursor.reportUnexpected();
    cursor.skipUntil(() => atClause(cursor));
  }
  cursor.close(open);
  cursor.height = height + 1;
  return { kind: 'cast', operand, typeName, span: cursor.spanFrom(start) };
}
