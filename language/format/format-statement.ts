/** One statement: formatted once for each style, and never made into something else. */
import type { ParsedStatement, Span } from '../syntax/index.ts';
import { parseDocument } from '../syntax/index.ts';
import { frozenGaps } from './layout/frozen.ts';
import { print, type Printed } from './layout/print.ts';
import { draftOf } from './layout/rules.ts';
import { isSameStyle, styleOf, type FormatOptions, type Style } from './options.ts';
import { hasSameTokens } from './same-tokens.ts';
import { outlineOf } from './outline.ts';
import { applyReplacements, type TextReplacement } from './replacement.ts';
import { Sheet } from './sheet.ts';

/** The statement's text, with its white space and its keywords as the options have them. */
export function formatStatement(statement: ParsedStatement, options: FormatOptions): string {
  const style = styleOf(statement.text, options);
  return applyReplacements(statement.text, replacementsIn(statement, style));
}

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
  const replacements = outlineOf(statement).isLeftAlone
    ? []
    : safely(statement, layOut(statement, style));
  known.set(statement, { style, replacements });
  return replacements;
}

function layOut(statement: ParsedStatement, style: Style): readonly TextReplacement[] {
  const { root } = statement;
  const sheet = new Sheet(statement, style.commaPlace);
  const draft = draftOf(sheet, style, root);
  const first = root.kind === 'empty' ? sheet.length : sheet.first(root);
  return differences(sheet, print(draft, frozenGaps(statement, sheet), first));
}

/** The gaps and keywords that change, each for itself; where tokens change places, all at once. */
function differences(sheet: Sheet, { gaps, tokens }: Printed): readonly TextReplacement[] {
  const replacements: TextReplacement[] = [];
  const replace = (span: Span, text: string): void => {
    if (sheet.text.slice(span.start, span.end) !== text) replacements.push({ span, text });
  };
  let moved = 0;
  for (let index = 0; index < sheet.length; index += 1) {
    const token = sheet.tokens[index];
    if (token === undefined) continue;
    const move = sheet.moves[moved];
    if (move?.start === index) {
      moved += 1;
      const parts = [];
      for (let at = index; at <= move.end; at += 1) parts.push(gaps[at], tokens[at]);
      parts.push(gaps[move.end + 1]);
      replace(spanOf(sheet, index, move.end), parts.join(''));
      index = move.end;
      const next = sheet.tokens[index + 1];
      if (next !== undefined) replace(next, tokens[index + 1] ?? '');
      index += 1;
      continue;
    }
    const start = sheet.tokens[index - 1]?.end ?? 0;
    if (index > 0) replace({ start, end: token.start }, gaps[index] ?? '');
    replace(token, tokens[index] ?? '');
  }
  return replacements;
}

/** From the token before `first` to the token after `last`. */
function spanOf({ tokens, text }: Sheet, first: number, last: number): Span {
  return { start: tokens[first - 1]?.end ?? 0, end: tokens[last + 1]?.start ?? text.length };
}

/**
 * The replacements, if what they give is read as the same tokens and as one statement still. What a
 * line starts with can end a statement in this language, so that this is worth the second look.
 */
function safely(
  statement: ParsedStatement,
  replacements: readonly TextReplacement[],
): readonly TextReplacement[] {
  if (replacements.length === 0) return replacements;
  const text = applyReplacements(statement.text, replacements);
  const [only, ...others] = parseDocument(text).statements;
  const isSame =
    only !== undefined && others.length === 0 && hasSameTokens(statement, only.statement);
  return isSame ? replacements : [];
}
