/** Groups: which gaps become line breaks together, and how far what follows is indented. */
import type { Span, SyntaxNode } from '../../syntax/index.ts';
import type { Style } from '../options.ts';
import type { Sheet } from '../sheet.ts';

/** A gap that is a line break where its group is broken. */
export interface Break {
  /** The gap before this token, which is no comment. */
  readonly at: number;
  /** In levels, counted from the line on which the group starts. */
  readonly indent: number;
  /** Right inside a parenthesis or after a clause's keyword, where a blank line has no sense. */
  readonly isTight?: true;
}

/**
 * A part of a statement that is on one line or has all of its breaks. Groups are nested or apart. A
 * group whose first break is where it starts has the gap before `first` too.
 */
export interface Group {
  readonly first: number;
  readonly last: number;
  readonly breaks: readonly Break[];
  /** Whether the author has broken it already, or it is too much for one line. */
  readonly isBroken: boolean;
  /** How much deeper its first line counts for what is inside: an operand before the first `AND`. */
  readonly raise: number;
  /** Groups with the same one are all broken or none: they start in the same column. */
  readonly alike: SyntaxNode | undefined;
}

/** What the rules add to, node by node. */
export interface Draft {
  readonly sheet: Sheet;
  readonly style: Style;
  readonly groups: Group[];
  /** Gaps that hold nothing: between a function's name and its parenthesis, after a sign. */
  readonly tight: Set<number>;
  /** Words that are names, whatever keyword they are spelled like. */
  readonly names: Set<number>;
  /** Nodes whose layout the rule of a node above has given. */
  readonly done: Set<SyntaxNode>;
  /** Nodes that start a line of their own wherever they are broken. */
  readonly level: Set<SyntaxNode>;
  /** For each term of a set operation, what all of its terms have in common. */
  readonly alike: Map<SyntaxNode, SyntaxNode>;
}

export interface GroupChoices {
  readonly first?: number;
  readonly last?: number;
  readonly isBroken?: boolean;
  readonly raise?: number;
  readonly alike?: SyntaxNode | undefined;
}

/** Adds a group with these breaks, of which some may be absent. */
export function addGroup(
  draft: Draft,
  breaks: readonly (Break | undefined)[],
  { first, last, isBroken = false, raise = 0, alike }: GroupChoices,
): void {
  const { length } = draft.sheet;
  const present = breaks.filter(
    (each): each is Break => each !== undefined && each.at > 0 && each.at < length,
  );
  const opening = present[0];
  if (opening === undefined) return;
  const lead = draft.sheet.previous(opening.at) + 1;
  const start = Math.min(first ?? lead, lead);
  const end = Math.min(Math.max(last ?? 0, present.at(-1)?.at ?? 0), length - 1);
  draft.groups.push({ first: start, last: end, breaks: present, isBroken, raise, alike });
}

/** The commas after all items but the last; `undefined` where they are not commas. */
function commasOf(
  { sheet }: Draft,
  items: readonly { readonly span: Span }[],
): number[] | undefined {
  const commas = items.slice(0, -1).map((item) => sheet.next(sheet.last(item)));
  return commas.every((comma) => sheet.value(comma) === ',') ? commas : undefined;
}

/** The breaks between the items of a list; `undefined` where the list is not whole. */
export function listBreaks(
  draft: Draft,
  items: readonly { readonly span: Span }[],
  indent: number,
): readonly Break[] | undefined {
  const { sheet, style } = draft;
  const isLeading = style.commaPlace === 'leading';
  return commasOf(draft, items)?.map((comma) => ({
    at: isLeading ? comma : sheet.next(comma),
    indent,
  }));
}

/** Whether the author put the first item, or the second, on a line of its own. */
function isBrokenList(
  draft: Draft,
  items: readonly { readonly span: Span }[],
  opening: number,
): boolean {
  const { sheet } = draft;
  const [comma] = commasOf(draft, items) ?? [];
  return (
    sheet.isBroken(opening) ||
    (comma !== undefined && (sheet.isBroken(comma) || sheet.isBroken(sheet.next(comma))))
  );
}

/** A list after a keyword: on the keyword's line, or one item a line below it. */
export function addList(draft: Draft, items: readonly { readonly span: Span }[]): void {
  const { sheet } = draft;
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  const opening = sheet.first(first);
  const end = sheet.last(last);
  const between = listBreaks(draft, items, 1);
  if (between === undefined || (items.length === 1 && holdsLines(sheet, opening, end))) return;
  addGroup(draft, [{ at: opening, indent: 1, isTight: true }, ...between], {
    last: end,
    isBroken: isBrokenList(draft, items, opening),
  });
}

/**
 * A list in parentheses, which stand right before the first item and right after the last. From the
 * item `pairsFrom` on, two share a line.
 */
export function addParenthesised(
  draft: Draft,
  items: readonly { readonly span: Span }[],
  pairsFrom?: number,
): void {
  const { sheet } = draft;
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  const opening = sheet.first(first);
  const end = sheet.last(last);
  const close = sheet.next(end);
  const isWhole = sheet.value(sheet.previous(opening)) === '(' && sheet.value(close) === ')';
  const between = listBreaks(draft, items, 1);
  if (!isWhole || between === undefined) return;
  if (items.length === 1 && holdsLines(sheet, opening, end)) return;
  addGroup(
    draft,
    [
      { at: opening, indent: 1, isTight: true },
      ...(pairsFrom === undefined
        ? between
        : between.filter((_, index) => (index - pairsFrom) % 2 !== 0)),
      { at: close, indent: 0, isTight: true },
    ],
    { isBroken: isBrokenList(draft, items, opening) },
  );
}

/** Whether a token, a string most likely, has lines of its own: it stays where it is. */
function holdsLines(sheet: Sheet, first: number, last: number): boolean {
  for (let index = first; index <= last; index += 1) {
    if (sheet.kind(index) !== 'comment' && sheet.source(index).includes('\n')) return true;
  }
  return false;
}
