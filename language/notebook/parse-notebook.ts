/** A file's text as cells. Never fails: any text is a notebook. */
import type { Line } from './lines.ts';
import { closesFence, isBlank, linesOf, openingFence } from './lines.ts';
import type { ParsedNotebook, PlacedCell } from './notebook.ts';
import { textCellMark, withPlainLineEnds } from './notebook.ts';

/** The prefix and the sources of all cells, joined, are `text`. */
export function parseNotebook(text: string): ParsedNotebook {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = linesOf(text, mark.length);
  const cells: PlacedCell[] = [];
  let prefix = mark;
  /** What belongs to no cell is behind the one before. */
  const skip = (blank: string): void => {
    const last = cells.pop();
    if (last === undefined) {
      prefix += blank;
    } else {
      cells.push({ ...last, source: { ...last.source, after: last.source.after + blank } });
    }
  };
  let at = 0;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const fence = openingFence(line.text);
    if (isBlank(line.text)) {
      skip(line.text + line.end);
      at += 1;
    } else if (fence?.isCell === true) {
      const end = endOfBlock(lines, at, fence.mark);
      cells.push(codeCell(line, lines.slice(at + 1, end), fence.mark));
      at = end;
    } else {
      const end = endOfText(lines, at);
      cells.push(textCell(line, lines.slice(at, end)));
      at = end;
    }
  }
  return { prefix, cells };
}

/** Behind the closing fence, or at the file's end. */
function endOfBlock(lines: readonly Line[], opening: number, mark: string): number {
  let at = opening + 1;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    at += 1;
    if (closesFence(line.text, mark)) {
      break;
    }
  }
  return at;
}

/** Where the next code cell or the next mark begins; a block of another language is part of the text. */
function endOfText(lines: readonly Line[], start: number): number {
  let at = start;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const fence = openingFence(line.text);
    if (fence?.isCell === true || (isMark(line.text) && at > start)) {
      break;
    }
    at = fence === undefined ? at + 1 : endOfBlock(lines, at, fence.mark);
  }
  return at;
}

function codeCell(opening: Line, block: readonly Line[], mark: string): PlacedCell {
  const last = block.at(-1);
  const closing = last !== undefined && closesFence(last.text, mark) ? last : undefined;
  const { body, end } = bodyOf(closing === undefined ? block : block.slice(0, -1));
  const open = textOf([opening]);
  return {
    kind: 'code',
    text: withPlainLineEnds(body),
    source: {
      open,
      body,
      close: closing === undefined ? '' : end + closing.text,
      after: closing === undefined ? end : closing.end,
    },
    start: opening.start + open.length,
  };
}

/** Blank lines around the text are not part of it. */
function textCell(first: Line, lines: readonly Line[]): PlacedCell {
  const skipped = isMark(first.text) ? 1 : 0;
  const isContent = ({ text }: Line, at: number): boolean => at >= skipped && !isBlank(text);
  const found = lines.findIndex(isContent);
  const from = found === -1 ? skipped : found;
  const to = Math.max(from, lines.findLastIndex(isContent) + 1);
  const { body, end } = bodyOf(lines.slice(from, to));
  const open = textOf(lines.slice(0, from));
  return {
    kind: 'text',
    text: withPlainLineEnds(body),
    source: { open, body, close: '', after: end + textOf(lines.slice(to)) },
    start: first.start + open.length,
  };
}

/** Lines without the end of the last. */
function bodyOf(lines: readonly Line[]): { readonly body: string; readonly end: string } {
  const whole = textOf(lines);
  const end = lines.at(-1)?.end ?? '';
  return { body: whole.slice(0, whole.length - end.length), end };
}

function isMark(line: string): boolean {
  return line.trimEnd() === textCellMark;
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}
