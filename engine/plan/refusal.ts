/**
 * What SQLite refuses, as a problem of the statement. SQLite names a thing and not its place; where that
 * stands more than once, the tree tells which of them it can be.
 */
import { functionNamed } from '../../language/semantics/index.ts';
import type { BoundStatement, Problem } from '../../language/semantics/index.ts';
import type { Span } from '../../language/syntax/index.ts';
import type { CheckableSql } from './check.ts';
import { placeOfRefusal } from './refusal-place.ts';
import { originalSpan } from './sql/render.ts';

/** SQLite's opinion of the text of a `CheckableSql`. */
export interface Refusal {
  readonly message: string;
  /** SQLite's own words. */
  readonly reason: string;
  /** Where in the text that was checked, where SQLite's message tells. */
  readonly offset?: number;
}

/** `undefined` where another value in the place of a template could put it right. */
export function problemOfRefusal(
  bound: BoundStatement,
  checkable: CheckableSql,
  refusal: Refusal,
): Problem | undefined {
  const { reason, offset } = refusal;
  if (checkable.hasHoles && !holdsWithAnyValue.some((form) => form.test(reason))) return undefined;
  const told =
    offset === undefined ? undefined : wordAt(bound, originalSpan(checkable.replacements, offset));
  const span = told ?? placeOfRefusal(bound, reason) ?? verbOf(bound);
  const message = arityMessage(reason) ?? refusal.message;
  return { code: 'sqlite', severity: 'error', message, span };
}

/** A wrong number of arguments, with what is right. */
function arityMessage(reason: string): string | undefined {
  const name = /^wrong number of arguments to function ([^\s(]+)/.exec(reason)?.[1];
  const known = name === undefined ? undefined : functionNamed(name);
  if (known === undefined) return undefined;
  const signatures = known.signatures.map((signature) => `\`${signature}\``).join(' or ');
  return `\`${known.name}\` does not take this number of arguments: write ${signatures}`;
}

/** Of these no template is the cause: it stands for values, and brings no function of this name. */
const holdsWithAnyValue: readonly RegExp[] = [
  /^misuse of /,
  /^no such (?:function|window):/,
  /may not be used as a window function$/,
  /^FILTER clause /,
  /^cannot override /,
  /^circular reference:/,
  /^duplicate WITH table name:/,
];

/** SQLite tells where a word begins; a person wants all of it underlined. */
function wordAt({ statement }: BoundStatement, span: Span): Span | undefined {
  if (span.end > span.start) return span;
  const token = statement.tokens.find(({ start, end }) => start <= span.start && span.start < end);
  return token && { start: token.start, end: token.end };
}

function verbOf({ statement }: BoundStatement): Span {
  const { start, end } = statement.root.span;
  const verb = statement.tokens.find((token) => token.start >= start && token.kind === 'word');
  return verb === undefined ? { start, end } : { start: verb.start, end: verb.end };
}
