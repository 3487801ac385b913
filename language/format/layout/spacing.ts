/** What stands between two tokens of one line. */
import type { Sheet } from '../sheet.ts';

/** A space or nothing. `tight` are the gaps that the tree says hold nothing. */
export function spacing(sheet: Sheet, tight: ReadonlySet<number>, index: number): '' | ' ' {
  const left = sheet.kind(index - 1);
  const right = sheet.kind(index);
  if (left === undefined || right === undefined) return '';
  if (sheet.isComment(index) || sheet.isComment(index - 1)) return besideComment(sheet, index);
  if (left === 'hint' || right === 'hint') return ' ';
  const before = sheet.value(index - 1);
  const after = sheet.value(index);
  if (after === ',' || after === ';' || after === ')' || before === '(') return '';
  // `aws.s3. WHERE` is a name that is not finished: without the space, it would be another name.
  if (before === '.' || after === '.') return asWritten(sheet, index);
  if (before === '::' || after === '::') return '';
  if (tight.has(index)) return '';
  if (before === ',') return ' ';
  if (isGlued(left) && isGlued(right) && (left === 'template' || right === 'template')) {
    return asWritten(sheet, index);
  }
  return ' ';
}

/** A comment that another token touches goes on touching it, unless it is one to the line's end. */
function besideComment(sheet: Sheet, index: number): '' | ' ' {
  return sheet.isLineComment(index) ? ' ' : asWritten(sheet, index);
}

/** White space beside a template decides whether what it stands for is one name with the rest. */
function isGlued(kind: string): boolean {
  return kind !== 'punctuation' && kind !== 'operator';
}

function asWritten(sheet: Sheet, index: number): '' | ' ' {
  return sheet.gaps[index] === '' ? '' : ' ';
}
