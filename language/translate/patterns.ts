/** LIKE, GLOB and REGEXP. SQLite's LIKE takes ASCII letters of either case for the same. */
import type { Expression, PatternExpression } from '../syntax/index.ts';
import { stringText } from './quoting.ts';
import type { Writer } from './writer.ts';
import { operand, unwrapped } from './writer.ts';

/** Goes before LIKE, and before what is no operator. */
type Negation = '' | 'NOT ';

export function writePattern(writer: Writer, node: PatternExpression): string {
  const { operand: text, pattern } = node;
  const not = node.negated ? 'NOT ' : '';
  switch (node.operator) {
    case 'LIKE':
      return likeText(writer, text, pattern, node.escape, not);
    case 'GLOB':
      return globText(writer, text, pattern, not);
    case 'REGEXP':
      return negated(regexpText(writer, operand(writer, text), writer.write(pattern)), not);
    case 'MATCH':
      return writer.refuse('`MATCH`', node.span, 'use LIKE or REGEXP');
  }
}

function negated(match: string, not: Negation): string {
  if (not === '' || /^\w+\([^()]*\)$/.test(match)) return not + match;
  return `${not}(${match})`;
}

export function likeText(
  writer: Writer,
  text: Expression,
  pattern: Expression,
  escape: Expression | undefined,
  not: Negation,
): string {
  const literal = unwrapped(pattern);
  const mark = escape === undefined ? undefined : unwrapped(escape);
  const isKnown =
    literal.kind === 'literal' &&
    literal.type === 'string' &&
    literal.templates.length === 0 &&
    (mark === undefined || mark.kind === 'literal');
  if (isKnown) {
    return wildcardText(
      writer,
      text,
      readLike(literal.value, mark?.kind === 'literal' ? mark.value : ''),
      { mindsCase: false, not },
    );
  }
  if (escape !== undefined) {
    return writer.refuse('`ESCAPE` with a pattern that is no plain text', escape.span);
  }
  const operator = writer.dialect.has.ilike ? 'ILIKE' : 'LIKE';
  const lower = (part: string): string => (operator === 'ILIKE' ? part : `lower(${part})`);
  return `${lower(operand(writer, text))} ${not}${operator} ${lower(operand(writer, pattern))}`;
}

/** A pattern as its characters and wildcards. */
type PatternPart = { readonly text: string } | 'any' | 'one';

function readLike(pattern: string, escape: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern[at] ?? '';
    if (escape !== '' && character === escape) {
      at += 1;
      parts.push({ text: pattern[at] ?? '' });
    } else if (character === '%') parts.push('any');
    else if (character === '_') parts.push('one');
    else parts.push({ text: character });
  }
  return parts;
}

/** LIKE with a pattern of known parts; the escape character is one that no engine treats apart. */
function wildcardText(
  writer: Writer,
  text: Expression,
  parts: readonly PatternPart[],
  { mindsCase, not }: { readonly mindsCase: boolean; readonly not: Negation },
): string {
  const { dialect } = writer;
  const letters = parts.some((part) => typeof part === 'object' && /[A-Za-z]/.test(part.text));
  const needsEscape = parts.some((part) => typeof part === 'object' && /[%_\\]/.test(part.text));
  const isBigQuery = dialect.family === 'bigquery';
  const escape = isBigQuery ? '\\' : '!';
  const pattern = parts
    .map((part) => {
      if (part === 'any') return '%';
      if (part === 'one') return '_';
      const special = isBigQuery ? /[%_\\]/ : needsEscape ? /[%_!]/ : /$^/;
      return special.test(part.text) ? escape + part.text : part.text;
    })
    .join('');
  const tail = needsEscape && !isBigQuery ? " ESCAPE '!'" : '';
  const value = operand(writer, text);
  if (mindsCase || !letters || isLowerCase(writer, text, pattern))
    return `${value} ${not}LIKE ${stringText(dialect, pattern)}${tail}`;
  return dialect.has.ilike
    ? `${value} ${not}ILIKE ${stringText(dialect, pattern)}${tail}`
    : `lower(${value}) ${not}LIKE ${stringText(dialect, pattern.toLowerCase())}${tail}`;
}

/** Names of regions have no capitals, and so need no care for case. */
function isLowerCase(writer: Writer, text: Expression, pattern: string): boolean {
  const reference = writer.referenceOf.get(unwrapped(text));
  return (
    reference?.relation.table !== undefined &&
    reference.column?.name === 'region' &&
    pattern === pattern.toLowerCase()
  );
}

export function globText(
  writer: Writer,
  text: Expression,
  pattern: Expression,
  not: Negation,
): string {
  const literal = unwrapped(pattern);
  if (literal.kind !== 'literal' || literal.templates.length > 0) {
    return writer.refuse('`GLOB` with a pattern that is no plain text', pattern.span);
  }
  if (!literal.value.includes('[')) {
    const parts = Array.from(literal.value, (character): PatternPart => {
      if (character === '*') return 'any';
      return character === '?' ? 'one' : { text: character };
    });
    return wildcardText(writer, text, parts, { mindsCase: true, not });
  }
  const expression = stringText(writer.dialect, globExpression(literal.value));
  return negated(regexpText(writer, operand(writer, text), expression), not);
}

function globExpression(glob: string): string {
  const source = glob.replace(/\[(\^?)(\]?[^\]]*)\]|[*?]|[\\^$.|+(){}[\]]/g, (whole, not, set) => {
    if (whole === '*') return '.*';
    if (whole === '?') return '.';
    return whole.startsWith('[') && whole.length > 1
      ? `[${String(not)}${String(set).replaceAll('\\', '\\\\')}]`
      : `\\${whole}`;
  });
  return `^${source}$`;
}

/** Whether an expression matches anywhere in the text. */
export function regexpText(writer: Writer, text: string, pattern: string): string {
  writer.note(
    'Regular expressions are read by the other engine, whose syntax may differ in details.',
  );
  switch (writer.dialect.family) {
    case 'trino':
      return `regexp_like(${text}, ${pattern})`;
    case 'bigquery':
      return `REGEXP_CONTAINS(${text}, ${pattern})`;
    case 'snowflake':
      return `REGEXP_INSTR(${text}, ${pattern}) > 0`;
    case 'postgresql':
    case 'redshift':
      return `${text} ~ ${pattern}`;
  }
}
