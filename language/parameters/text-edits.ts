/** Texts put in the place of spans, and the way between the two texts. */
import type { Span } from '../syntax/index.ts';

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Where an edit's own text stands in the new text. */
export interface PlacedEdit {
  readonly written: Span;
  readonly filled: Span;
}

/** `edits` are in text order and apart. A space keeps what is put in from growing into its neighbours. */
export function applyEdits(
  text: string,
  edits: readonly Edit[],
): { readonly text: string; readonly placed: readonly PlacedEdit[] } {
  let result = '';
  let from = 0;
  const placed: PlacedEdit[] = [];
  for (const edit of edits) {
    result += text.slice(from, edit.span.start);
    if (isGluing(result.at(-1))) result += ' ';
    const start = result.length;
    result += edit.text;
    placed.push({ written: edit.span, filled: { start, end: result.length } });
    from = edit.span.end;
    if (isGluing(text[from])) result += ' ';
  }
  return { text: result + text.slice(from), placed };
}

/** Of a span within or around what was put in; what was put in leads back to what it replaced. */
export function writtenSpan({ start, end }: Span, placed: readonly PlacedEdit[]): Span {
  const from = writtenOffset(start, placed, 'start');
  return { start: from, end: Math.max(from, writtenOffset(end, placed, 'end')) };
}

/** The same way forth, for the ends of a node. */
export function filledSpan({ start, end }: Span, placed: readonly PlacedEdit[]): Span {
  return {
    start: filledOffset(start, placed, 'start'),
    end: filledOffset(end, placed, 'end'),
  };
}

function writtenOffset(
  offset: number,
  placed: readonly PlacedEdit[],
  side: 'start' | 'end',
): number {
  let shift = 0;
  for (const { written, filled } of placed) {
    if (offset < filled.start || (side === 'end' && offset === filled.start)) {
      return Math.min(offset + shift, written.start);
    }
    if (offset < filled.end || (side === 'end' && offset === filled.end)) return written[side];
    shift = written.end - filled.end;
  }
  return offset + shift;
}

function filledOffset(
  offset: number,
  placed: readonly PlacedEdit[],
  side: 'start' | 'end',
): number {
  let shift = 0;
  for (const { written, filled } of placed) {
    if (side === 'start' ? offset === written.start : offset === written.end) return filled[side];
    if (offset <= written.start) return offset + shift;
    shift = filled.end - written.end;
  }
  return offset + shift;
}

function isGluing(character: string | undefined): boolean {
  return character !== undefined && /[\w$'"`\u0080-\uffff]/.test(character);
}
