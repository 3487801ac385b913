/** One statement: formatted once for each style, and never made into something else. */
import type { ParsedStatement, Token } from '../syntax/index.ts';
import { parseDocument } from '../syntax/index.ts';
import { frozenGaps } from './layout/frozen.ts';
import { print } from './layout/print.ts';
import { draftOf } from './layout/rules.ts';
import { isSameStyle, styleOf, type FormatOptions, type Style } from './options.ts';
import { applyReplacements, type TextReplacement } from './replacement.ts';
import { Sheet } from './sheet.ts';
import { isLeftAlone } from './left-alone.ts';

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
  const replacements = isLeftAlone(statement) ? [] : safely(statement, layOut(statement, style));
  known.set(statement, { style, replacements });
  return replacements;
}

function layOut(statement: ParsedStatement, style: Style): readonly TextReplacement[] {
  const { root } = statement;
  const sheet = new Sheet(statement);
  const draft = draftOf(sheet, style, root);
  const first = root.kind === 'empty' ? sheet.length : sheet.first(root);
  const { gaps, tokens } = print(draft, frozenGaps(statement, sheet), first);
  return sheet.tokens.flatMap(({ start, end }, index) => {
    const changes: TextReplacement[] = [];
    const gap = gaps[index] ?? '';
    if (index > 0 && gap !== sheet.gap(index))
      changes.push({ span: sheet.gapSpan(index), text: gap });
    const token = tokens[index] ?? '';
    if (token !== sheet.source(index)) changes.push({ span: { start, end }, text: token });
    return changes;
  });
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

function hasSameTokens(before: ParsedStatement, after: ParsedStatement): boolean {
  const [old, now] = [meaningful(before.tokens), meaningful(after.tokens)];
  return (
    before.problems.length === after.problems.length &&
    old.length === now.length &&
    old.every((token, index) => {
      const other = now[index];
      return (
        other?.kind === token.kind &&
        isSameText(token, sourceOf(before, token), sourceOf(after, other))
      );
    })
  );
}

function meaningful(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ kind }) => kind !== 'whitespace');
}

function sourceOf({ text }: ParsedStatement, { start, end }: Token): string {
  return text.slice(start, end);
}

function isSameText({ kind }: Token, left: string, right: string): boolean {
  return left === right || (kind === 'word' && left.toUpperCase() === right.toUpperCase());
}
