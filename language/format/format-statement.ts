/** One statement: formatted once for each style, and never made into something else. */
import type { ParsedStatement } from '../syntax/index.ts';
import { keywordNamed, parseDocument, tokenize } from '../syntax/index.ts';
import { frozenGaps } from './layout/frozen.ts';
import { print, type Printed } from './layout/print.ts';
import { draftOf } from './layout/rules.ts';
import { isSameStyle, type Style } from './options.ts';
import { hasSameTokens } from './same-tokens.ts';
import { outlineOf } from './outline.ts';
import { applyReplacements, type TextReplacement } from './replacement.ts';
import { Sheet } from './sheet.ts';

interface Formatted {
  readonly style: Style;
  readonly replacements: readonly TextReplacement[];
}

const known = new WeakMap<ParsedStatement, Formatted>();

/**
 * What changes between the statement's first and last token. The white space around them is the
 * document's. Spans are offsets in the statement.
 */
export function replacementsIn(
  statement: ParsedStatement,
  style: Style,
): readonly TextReplacement[] {
  const before = known.get(statement);
  if (before !== undefined && isSameStyle(before.style, style)) return before.replacements;
  const replacements = outlineOf(statement).isLeftAlone ? [] : layOut(statement, style);
  known.set(statement, { style, replacements });
  return replacements;
}

function layOut(statement: ParsedStatement, style: Style): readonly TextReplacement[] {
  const { root } = statement;
  const sheet = new Sheet(statement, style.commaPlace);
  const draft = draftOf(sheet, style, root);
  const first = root.kind === 'empty' ? sheet.length : sheet.first(root);
  const printed = print(draft, frozenGaps(statement, sheet), first);
  const replacements = differences(sheet, printed);
  const isSame = isReadAlike(statement, replacements, startsLines(sheet, printed, first));
  return isSame ? replacements : [];
}

/** The gaps and keywords that change, each for itself; where tokens change places, all at once. */
function differences(sheet: Sheet, { gaps, tokens }: Printed): readonly TextReplacement[] {
  const { text, moves } = sheet;
  const replacements: TextReplacement[] = [];
  const replace = (start: number, end: number, replacement: string): void => {
    if (text.slice(start, end) !== replacement) {
      replacements.push({ span: { start, end }, text: replacement });
    }
  };
  let moved = 0;
  for (let index = 0; index < sheet.length; index += 1) {
    const move = moves[moved];
    const before = sheet.tokens[index - 1]?.end ?? 0;
    if (move?.start === index) {
      moved += 1;
      const parts: string[] = [];
      for (let at = index; at <= move.end; at += 1) parts.push(gaps[at] ?? '', tokens[at] ?? '');
      index = move.end + 1;
      parts.push(gaps[index] ?? '');
      replace(before, sheet.tokens[index]?.start ?? text.length, parts.join(''));
    } else if (index > 0 && gaps[index] !== sheet.gaps[index]) {
      replace(before, sheet.tokens[index]?.start ?? text.length, gaps[index] ?? '');
    }
    const token = sheet.tokens[index];
    if (token !== undefined && tokens[index] !== sheet.source(index)) {
      replace(token.start, token.end, tokens[index] ?? '');
    }
  }
  return replacements;
}

/** Whether a line of the statement starts with what may start another one. */
function startsLines(sheet: Sheet, { gaps }: Printed, first: number): boolean {
  return gaps.some((gap, index) => {
    if (index <= first || !gap.endsWith('\n')) return false;
    return sheet.kind(index) === 'anchor' || keywordNamed(sheet.value(index))?.role === 'verb';
  });
}

/**
 * Whether what the replacements give is read as the same tokens and as one statement still. What a
 * line starts with can end a statement in this language, so that this is worth the second look.
 */
function isReadAlike(
  statement: ParsedStatement,
  replacements: readonly TextReplacement[],
  mayEnd: boolean,
): boolean {
  if (replacements.length === 0) return true;
  const text = applyReplacements(statement.text, replacements);
  if (!hasSameTokens(statement, { text, tokens: tokenize(text) })) return false;
  return (
    (!mayEnd && statement.problems.length === 0) || parseDocument(text).statements.length === 1
  );
}
