/** Cells as a file's text. A cell that was not changed is printed as its own file had it. */
import { closesFence, isBlank, linesOf, openingFence } from './lines.ts';
import type { CellSource, NotebookCell } from './notebook.ts';
import { textCellMark, withPlainLineEnds } from './notebook.ts';

/**
 * Reading the result again gives the same cells, but for blank lines around a text, and for a text in
 * which somebody has written a block of `iql`: that is then a cell. `prefix` is the one that was read.
 */
export function printNotebook(cells: readonly NotebookCell[], prefix = ''): string {
  const fitting = cells.map(withFittingSource);
  const lineEnd = lineEndOf(fitting, prefix);
  let printed = prefix;
  let before: NotebookCell | undefined;
  for (const [at, cell] of fitting.entries()) {
    const needsMark = cell.kind === 'text' && (before?.kind === 'text' || isEmpty(cell));
    const source = marked(sourceOf(cell, lineEnd), needsMark, lineEnd);
    printed += gapBefore(printed, cell, before, lineEnd);
    printed += source.open + source.body + closed(source, cell, at < cells.length - 1, lineEnd);
    before = cell;
  }
  return printed;
}

/** A cell of text that has become one of code keeps nothing of how it was written. */
function withFittingSource(cell: NotebookCell): NotebookCell {
  const { kind, text, source } = cell;
  const isOfCode = source !== undefined && openingFence(firstLine(source.open))?.isCell === true;
  return isOfCode === (kind === 'code') ? cell : { kind, text };
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? '';
}

function isEmpty({ text }: NotebookCell): boolean {
  return withPlainLineEnds(text).split('\n').every(isBlank);
}

/** The one that the file has; a new file gets `\n`. */
function lineEndOf(cells: readonly NotebookCell[], prefix: string): string {
  const written = cells.map(({ source }) =>
    source === undefined ? '' : source.open + source.body + source.after,
  );
  return /\r\n|\n|\r/.exec([prefix, ...written].join(''))?.[0] ?? '\n';
}

function isUnchanged({ text, source }: NotebookCell): boolean {
  return source !== undefined && withPlainLineEnds(source.body) === withPlainLineEnds(text);
}

function sourceOf(cell: NotebookCell, lineEnd: string): CellSource {
  if (cell.source !== undefined && isUnchanged(cell)) {
    return cell.source;
  }
  const text = withPlainLineEnds(cell.text);
  return cell.kind === 'code'
    ? codeSource(text, cell.source, lineEnd)
    : textSource(text, cell.source, lineEnd);
}

function codeSource(text: string, was: CellSource | undefined, lineEnd: string): CellSource {
  const opening = was?.open.replace(/[\r\n]+$/, '');
  const mark = (opening === undefined ? undefined : openingFence(opening)?.mark) ?? '```';
  const lines = text.split('\n');
  const isShort = lines.some((line) => closesFence(line, mark));
  const long = isShort ? longerMark(mark, lines) : mark;
  const keeps = was !== undefined && !isShort;
  const body = text.replaceAll('\n', lineEnd);
  const close = keeps ? was.close : long;
  return {
    open: keeps
      ? withLineEnd(was.open, lineEnd)
      : `${long}${opening?.slice(mark.length) ?? 'iql'}${lineEnd}`,
    body,
    close: body !== '' && close !== '' && !/^[\r\n]/.test(close) ? lineEnd + close : close,
    after: was?.after ?? lineEnd,
  };
}

/** More of the same than any line of the cell begins with. */
function longerMark(mark: string, lines: readonly string[]): string {
  const sign = mark.charAt(0);
  const longest = lines.map((line) => {
    const trimmed = line.trimStart();
    return trimmed.length - trimmed.replace(sign === '~' ? /^~+/ : /^`+/, '').length;
  });
  return sign.repeat(Math.max(mark.length, ...longest.map((length) => length + 1)));
}

function textSource(text: string, was: CellSource | undefined, lineEnd: string): CellSource {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => !isBlank(line));
  const to = lines.findLastIndex((line) => !isBlank(line)) + 1;
  return {
    open: withLineEnd(was?.open ?? '', lineEnd),
    body: from === -1 ? '' : lines.slice(from, to).join(lineEnd),
    close: '',
    after: was?.after ?? lineEnd,
  };
}

/** A text behind a text, and one of nothing, are told from what is before them by a mark. */
function marked(source: CellSource, needsMark: boolean, lineEnd: string): CellSource {
  if (!needsMark || source.open.startsWith(textCellMark)) {
    return source;
  }
  const gap = source.body === '' ? '' : lineEnd;
  return { ...source, open: `${textCellMark}${lineEnd}${gap}${source.open}` };
}

/** A cell begins on a line of its own, and a blank line sets one that is new apart. */
function gapBefore(
  printed: string,
  cell: NotebookCell,
  before: NotebookCell | undefined,
  lineEnd: string,
): string {
  const ended = /(^\uFEFF?|[\r\n])$/.test(printed) ? '' : lineEnd;
  const isNew = before?.source === undefined || cell.source === undefined;
  const isApart = before === undefined || !isNew || /(\r\n|\n|\r)[ \t]*(\r\n|\n|\r)$/.test(printed);
  return isApart ? ended : ended + lineEnd;
}

/** The rest of a cell; a block that only the file's end closed is closed where another cell follows. */
function closed(
  source: CellSource,
  { kind }: NotebookCell,
  isFollowed: boolean,
  lineEnd: string,
): string {
  const rest = source.close + source.after;
  const mark = isFollowed && source.close === '' ? openBlock(source, kind) : undefined;
  if (mark === undefined) {
    return rest;
  }
  const needsLineEnd = source.body !== '' || !/[\r\n]$/.test(source.open);
  return `${needsLineEnd ? lineEnd : ''}${mark}${lineEnd}`;
}

/** The fence that nothing closes. */
function openBlock({ open, body }: CellSource, kind: NotebookCell['kind']): string | undefined {
  let mark: string | undefined;
  const text = kind === 'code' ? open + body : body;
  for (const line of linesOf(text, 0)) {
    if (mark === undefined) {
      mark = openingFence(line.text)?.mark;
    } else if (closesFence(line.text, mark)) {
      mark = undefined;
    }
  }
  return mark;
}

function withLineEnd(text: string, lineEnd: string): string {
  return text === '' || /[\r\n]$/.test(text) ? text : text + lineEnd;
}
