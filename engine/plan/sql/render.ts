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
  /** What a message about this part begins with, where the part is none of the statement's own text. */
  readonly lead?: string;
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

/** The same for a part of the text: of one that reaches over replaced places, its ends count. */
export function originalPart(replacements: readonly Replacement[], part: Span): Span {
  const around = replacementAround(replacements, part);
  if (around !== undefined) return around.statement;
  const { start } = originalSpan(replacements, part.start);
  if (part.end <= part.start) return { start, end: start };
  const last = originalSpan(replacements, part.end - 1);
  return { start, end: Math.max(start, last.start === last.end ? last.end + 1 : last.end) };
}

/** The replaced place that a part of the text lies in, whole. */
export function replacementAround(
  replacements: readonly Replacement[],
  part: Span,
): Replacement | undefined {
  return replacements.find(
    ({ sql }) => sql.start < sql.end && sql.start <= part.start && part.end <= sql.end,
  );
}

/** Of a text that was rendered twice: `later` leads back to the text that `earlier` made. */
export function throughBoth(
  earlier: readonly Replacement[],
  later: readonly Replacement[],
): readonly Replacement[] {
  const both: Replacement[] = [];
  let from = 0;
  let shift = 0;
  const passOver = (to: number): void => {
    for (const { sql, ...replaced } of earlier) {
      const start = Math.max(sql.start - shift, from);
      const end = Math.min(sql.end - shift, to);
      if (start < end || (start === end && sql.start === sql.end)) {
        both.push({ ...replaced, sql: { start, end } });
      }
    }
  };
  for (const { statement, sql } of later) {
    passOver(sql.start);
    const lead = replacementAround(earlier, statement)?.lead;
    both.push({
      statement: originalPart(earlier, statement),
      sql,
      ...(lead !== undefined && { lead }),
    });
    from = sql.end;
    shift = statement.end - sql.end;
  }
  passOver(Infinity);
  return both;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
