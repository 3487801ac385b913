/** What a layout is decided by: how wide a statement is on one line, and where it cannot be on one. */
import type { SyntaxNode } from '../../syntax/index.ts';
import type { Sheet } from '../sheet.ts';
import type { Draft, Group } from './draft.ts';
import { casedSource } from './keyword-case.ts';
import { spacing } from './spacing.ts';

/** A break, with the group that decides on it. */
export interface GroupBreak {
  readonly group: Group;
  readonly indent: number;
  readonly isTight: boolean;
}

/** Lists are by token; what is about a gap is with the token after it. */
export interface Measures {
  /** In order, those around others first. */
  readonly groups: readonly Group[];
  /** The innermost group that breaks between the meaningful tokens around a gap. */
  readonly breaks: readonly (GroupBreak | undefined)[];
  /** The tokens as they will be. */
  readonly tokens: readonly string[];
  /** The gaps on one line. */
  readonly flat: readonly string[];
  /** The width of the statement on one line, up to the end of each token. */
  readonly widths: readonly number[];
  /** The gap itself or the next one after it that may be a line break. */
  readonly stops: readonly number[];
  /** Whether a comment beside the gap makes it a line break. */
  readonly lineBreaks: readonly boolean[];
  /** Groups that hold a line break, whatever the width. */
  readonly forced: ReadonlySet<Group>;
  readonly alike: ReadonlyMap<SyntaxNode, readonly Group[]>;
}

/** `first` is the first token of the statement proper. */
export function measured(draft: Draft, frozen: ReadonlySet<number>, first: number): Measures {
  const { sheet } = draft;
  const groups = draft.groups.toSorted(
    (left, right) => left.first - right.first || right.last - left.last,
  );
  const breaks = breaksOf(sheet, groups);
  const tokens: string[] = [];
  const flat: string[] = [];
  const widths: number[] = [];
  const lineBreaks: boolean[] = [];
  /** Whether a gap is a line break on every account. */
  const isBroken: boolean[] = [];
  let width = 0;
  for (let index = 0; index < sheet.length; index += 1) {
    const isFrozen = frozen.size > 0 && frozen.has(index);
    const token = isFrozen ? sheet.source(index) : casedSource(draft, index);
    const gap = isFrozen ? (sheet.gaps[index] ?? '') : spacing(sheet, draft.tight, index);
    const breaksHere = breaksLine(sheet, index, index <= first);
    // A comment at the end of a line may be as long as it likes.
    if (!sheet.isLineComment(index)) width += gap.length + widthOf(token);
    tokens.push(token);
    flat.push(gap);
    widths.push(width);
    lineBreaks.push(breaksHere);
    isBroken.push(
      (isFrozen && (sheet.lineBreaks[index] ?? 0) > 0) || (breaksHere && index > first),
    );
  }
  return {
    groups,
    breaks,
    tokens,
    flat,
    lineBreaks,
    widths,
    stops: stopsOf(sheet, { breaks, lineBreaks, isBroken }),
    forced: forcedGroups(sheet, groups, isBroken),
    alike: alikeOf(groups),
  };
}

/** Of the token's first line. */
export function widthOf(token: string): number {
  const lineBreak = token.indexOf('\n');
  return lineBreak < 0 ? token.length : lineBreak;
}

/** Whether a comment is involved that starts or ends a line here. */
function breaksLine(sheet: Sheet, index: number, isHead: boolean): boolean {
  if (sheet.isLineComment(index - 1)) return true;
  const isBesideComment = sheet.isComment(index) || sheet.isComment(index - 1);
  return (isBesideComment || isHead) && (sheet.lineBreaks[index] ?? 0) > 0;
}

function breaksOf(sheet: Sheet, groups: readonly Group[]): readonly (GroupBreak | undefined)[] {
  const breaks = new Array<GroupBreak | undefined>(sheet.length);
  for (const group of groups) {
    for (const { at, indent, isTight = false } of group.breaks) {
      breaks.fill({ group, indent, isTight }, sheet.previous(at) + 1, at + 1);
    }
  }
  return breaks;
}

interface Stops {
  readonly breaks: readonly (GroupBreak | undefined)[];
  readonly lineBreaks: readonly boolean[];
  readonly isBroken: readonly boolean[];
}

function stopsOf(sheet: Sheet, { breaks, lineBreaks, isBroken }: Stops): readonly number[] {
  const { length } = sheet;
  const stops = new Array<number>(length).fill(length);
  let stop = length;
  for (let index = length - 1; index >= 0; index -= 1) {
    const isStop =
      breaks[index] !== undefined ||
      lineBreaks[index] === true ||
      isBroken[index] === true ||
      sheet.source(index - 1).includes('\n');
    if (isStop) stop = index;
    stops[index] = stop;
  }
  return stops;
}

/** Groups that the author broke or that have a line break in them, and so those around them. */
function forcedGroups(
  sheet: Sheet,
  groups: readonly Group[],
  gapBreaks: readonly boolean[],
): ReadonlySet<Group> {
  /** How many line breaks there are before each gap and, after it, before each token. */
  const counts = new Array<number>(2 * sheet.length + 1).fill(0);
  let count = 0;
  for (let index = 0; index < sheet.length; index += 1) {
    if (gapBreaks[index] === true) count += 1;
    counts[2 * index + 1] = count;
    if (!sheet.isComment(index) && sheet.source(index).includes('\n')) count += 1;
    counts[2 * index + 2] = count;
  }
  const parents = parentsOf(groups);
  const forced = new Set<Group>();
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index];
    if (group === undefined) continue;
    const opening = sheet.previous(group.breaks[0]?.at ?? 0) + 1;
    const from = opening === group.first ? 2 * opening : 2 * group.first + 1;
    const isHolding = (counts[2 * group.last + 2] ?? 0) > (counts[from] ?? 0);
    if (!group.isBroken && !isHolding && !forced.has(group)) continue;
    forced.add(group);
    const parent = parents.get(group);
    if (parent !== undefined) forced.add(parent);
  }
  return forced;
}

function parentsOf(groups: readonly Group[]): ReadonlyMap<Group, Group> {
  const parents = new Map<Group, Group>();
  const around: Group[] = [];
  for (const group of groups) {
    while ((around.at(-1)?.last ?? Infinity) < group.first) around.pop();
    const parent = around.at(-1);
    if (parent !== undefined) parents.set(group, parent);
    around.push(group);
  }
  return parents;
}

function alikeOf(groups: readonly Group[]): ReadonlyMap<SyntaxNode, readonly Group[]> {
  const sets = new Map<SyntaxNode, Group[]>();
  for (const group of groups) {
    if (group.alike === undefined) continue;
    const members = sets.get(group.alike);
    if (members === undefined) sets.set(group.alike, [group]);
    else members.push(group);
  }
  return sets;
}
