/** SHOW and DESCRIBE, and the statements that have no tree of their own. */
import type { Expression, Literal } from '../expression-tree.ts';
import type { DescribeStatement, OpaqueStatement, ShowStatement } from '../command-tree.ts';
import type { Hint, QualifiedName } from '../tree.ts';
import { keywordNamed } from '../keywords.ts';
import type { TokenCursor } from './cursor.ts';
import { readQualifiedName } from './names.ts';
import { readPrimary } from './primary.ts';
import { readNames } from './relation.ts';
import { readCondition } from './select.ts';

const targeted = new Set(['SERVICES', 'RESOURCES', 'METHODS', 'INSERT', 'UPDATE', 'DELETE']);

/** Reads from SHOW on. */
export function readShow(
  cursor: TokenCursor,
  start: number,
  hints: readonly Hint[],
): ShowStatement {
  cursor.advance();
  const extended = cursor.take('EXTENDED') !== undefined;
  if (cursor.kind !== 'word') {
    cursor.reportMissing('`SERVICES`, `RESOURCES`, `METHODS` or another subject');
    return {
      kind: 'show',
      hints,
      extended,
      subject: '',
      columns: [],
      span: cursor.spanFrom(start),
    };
  }
  const subject = cursor.source.toUpperCase();
  cursor.advance();
  const isTargeted = targeted.has(subject);
  const target = isTargeted ? readTarget(cursor, subject) : undefined;
  const columns = isTargeted && cursor.value === '(' ? readNames(cursor, cursor.advance()) : [];
  const { like, where } = readFilters(cursor);
  if (!isTargeted && subject !== 'PROVIDERS') cursor.skipUntil(() => false);
  return {
    kind: 'show',
    hints,
    extended,
    subject,
    ...(target === undefined ? {} : { target }),
    columns,
    ...(like === undefined ? {} : { like }),
    ...(where === undefined ? {} : { where }),
    span: cursor.spanFrom(start),
  };
}

function readTarget(cursor: TokenCursor, subject: string): QualifiedName | undefined {
  const isMutation = subject === 'INSERT' || subject === 'UPDATE' || subject === 'DELETE';
  const word = isMutation ? 'INTO' : 'IN';
  const preposition = cursor.take(word) ?? cursor.take('FROM');
  if (preposition === undefined) {
    const isAbsent = cursor.atEnd && subject === 'SERVICES';
    cursor.reportMissing(isAbsent ? '`IN` and a provider such as `aws`' : `\`${word}\` and a name`);
  }
  if (preposition === undefined && !isTargetName(cursor)) return undefined;
  return readTargetName(cursor);
}

/** Reads a name of any number of parts, and reports where none stands here. */
export function readTargetName(
  cursor: TokenCursor,
  expected = 'a name such as `aws.s3.buckets`',
): QualifiedName | undefined {
  if (isTargetName(cursor)) return readQualifiedName(cursor);
  cursor.reportMissing(expected);
  return undefined;
}

function isTargetName({ kind, value }: TokenCursor): boolean {
  const isName = kind === 'name' || kind === 'template' || kind === 'word';
  return isName && value !== 'LIKE' && value !== 'WHERE';
}

interface Filters {
  readonly like?: Literal;
  readonly where?: Expression;
}

function readFilters(cursor: TokenCursor): Filters {
  let filters: Filters = {};
  if (cursor.take('LIKE') !== undefined) {
    if (cursor.kind === 'string') {
      const like = readPrimary(cursor);
      if (like.kind === 'literal') filters = { like };
    } else {
      cursor.reportMissing("a pattern such as `'s3%'`");
    }
  }
  if (cursor.take('WHERE') !== undefined) filters = { ...filters, where: readCondition(cursor) };
  return filters;
}

/** Reads from DESCRIBE or DESC on. */
export function readDescribe(
  cursor: TokenCursor,
  start: number,
  hints: readonly Hint[],
): DescribeStatement {
  cursor.advance();
  const takeWord = (word: string): boolean => {
    const isWord = cursor.value === word && cursor.valueAt(1) !== '.';
    if (isWord) cursor.advance();
    return isWord;
  };
  const first = takeWord('EXTENDED');
  const method = takeWord('METHOD');
  const extended = takeWord('EXTENDED') || first;
  const target = readTargetName(cursor);
  return {
    kind: 'describe',
    hints,
    extended,
    method,
    ...(target === undefined ? {} : { target }),
    span: cursor.spanFrom(start),
  };
}

/** Reads everything. */
export function readOpaque(
  cursor: TokenCursor,
  start: number,
  hints: readonly Hint[],
): OpaqueStatement {
  const verbs: string[] = [];
  while (cursor.kind === 'word' && verbs.length < 5) {
    const word = cursor.source.toUpperCase();
    if (verbs.length > 0 && keywordNamed(word) === undefined) break;
    verbs.push(word);
    cursor.advance();
  }
  while (!cursor.atEnd) cursor.advance();
  return { kind: 'opaque', hints, verb: verbs.join(' '), span: cursor.spanFrom(start) };
}
