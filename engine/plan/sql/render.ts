/** Edits of a statement's text, and the way back from an offset in the edited text. */
import type { Span } from '../../../language/syntax/index.ts';

/** Puts `text` in the place of `span`; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Replacement {
  readonly statement: Span;
  readonly sql: Span;
}

export interface Rendered {
  readonly sql: string;
  readonly replacements: readonly Replacement[];
}

/** The part `span` of `text` with those of the edits that lie in it. Edits must not overlap. */
export function render(text: string, span: Span, edits: readonly Edit[]): Rendered {
  const inside = edits
    .filter((edit) => span.start <= edit.span.start && edit.span.end <= span.end)
    .toSorted(
      (left, right) => left.span.start - right.span.start || left.span.end - right.span.end,
    );
  const replacements: Replacement[] = [
    { statement: { start: 0, end: span.start }, sql: { start: 0, end: 0 } },
  ];
  let sql = '';
  let offset = span.start;
  for (const edit of inside) {
    sql += text.slice(offset, edit.span.start);
    const start = sql.length;
    sql += edit.text;
    replacements.push({ statement: edit.span, sql: { start, end: sql.length } });
    offset = edit.span.end;
  }
  return { sql: sql + text.slice(offset, span.end), replacements };
}

/** Where an offset of the rendered text stands in the statement: one place, or a replaced span. */
export function originalSpan(replacements: readonly Replacement[], offset: number): Span {
  let shift = 0;
  for (const { statement, sql } of replacements) {
    if (offset < sql.start) break;
    if (offset < sql.end) return statement;
    shift = statement.end - sql.end;
  }
  return { start: offset + shift, end: offset + shift };
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
