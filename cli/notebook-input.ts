/** Texts of statements in an input: a notebook's cells, or the whole of any other file. */
import { parseNotebook, printNotebook } from '../language/notebook/index.ts';
import type { SqlInput } from './sql-input.ts';

export interface InputPart {
  /** Offset in the input. */
  readonly start: number;
  readonly text: string;
}

/** No statement reaches from one cell into the next. */
export function partsOf({ name, text }: SqlInput): readonly InputPart[] {
  return isNotebook(name)
    ? parseNotebook(text)
        .cells.filter(({ kind }) => kind === 'code')
        .map(({ start, source: { body } }) => ({ start, text: body }))
    : [{ start: 0, text }];
}

/** The input with its statements changed by `change`, and the text around them as it is. */
export function withChangedParts(
  { name, text }: SqlInput,
  change: (text: string, isWholeFile: boolean) => string,
): string {
  if (!isNotebook(name)) {
    return change(text, true);
  }
  const { prefix, cells } = parseNotebook(text);
  const changed = cells.map((cell) =>
    cell.kind === 'code' ? { ...cell, text: change(cell.text, false) } : cell,
  );
  return printNotebook(changed, prefix);
}

function isNotebook(name: string): boolean {
  return name.toLowerCase().endsWith('.iqlnb');
}
