/**
 * Decides which groups are broken, and so what each gap becomes. A group is on one line where it has
 * no line break of its own and fits; otherwise all of its breaks are line breaks.
 */
import type { SyntaxNode } from '../../syntax/index.ts';
import { newlineFor, type Style } from '../options.ts';
import type { Sheet } from '../sheet.ts';
import type { Draft, Group } from './draft.ts';
import { casedSource } from './keyword-case.ts';
import { spacing } from './spacing.ts';

/** The text of a statement in pieces: before each token the white space, which is never the first's. */
export interface Printed {
  readonly gaps: readonly string[];
  readonly tokens: readonly string[];
}

interface OpenGroup extends Group {
  readonly base: number;
  readonly broken: boolean;
}

interface GroupBreak {
  readonly group: Group;
  readonly indent: number;
  readonly isTight: boolean;
}

/** `first` is the first token of the statement proper: what stands before it is on lines of its own. */
export function print(draft: Draft, frozen: ReadonlySet<number>, first: number): Printed {
  return new Printer(draft, frozen, first).print();
}

class Printer {
  private readonly sheet: Sheet;
  private readonly style: Style;
  private readonly frozen: ReadonlySet<number>;
  private readonly first: number;
  private readonly groups: readonly Group[];
  /** For each gap, the innermost group of which it is a break. */
  private readonly breaks: readonly (GroupBreak | undefined)[];
  private readonly tokens: readonly string[];
  private readonly flat: readonly string[];
  /** The width of the statement on one line, up to the end of each token. */
  private readonly widths: readonly number[];
  /** For each gap, the next one at or after it that may be a line break. */
  private readonly stops: readonly number[];
  private readonly forced: ReadonlySet<Group>;
  private readonly alike: ReadonlyMap<SyntaxNode | undefined, readonly Group[]>;
  private readonly gaps: string[] = [];
  private readonly open: OpenGroup[] = [];
  private column = 0;
  /** The level of the line that is being written. */
  private level = 0;
  /** Whether that line goes on with something that had to break. */
  private isContinued = false;

  constructor(draft: Draft, frozen: ReadonlySet<number>, first: number) {
    const { sheet, style } = draft;
    this.sheet = sheet;
    this.style = style;
    this.frozen = frozen;
    this.first = first;
    this.groups = draft.groups.toSorted(
      (left, right) => left.first - right.first || right.last - left.last,
    );
    this.breaks = breaksOf(sheet, this.groups);
    this.tokens = sheet.tokens.map((_, index) =>
      frozen.has(index) ? sheet.source(index) : casedSource(draft, index),
    );
    this.flat = sheet.tokens.map((_, index) =>
      frozen.has(index) ? (sheet.gaps[index] ?? '') : spacing(sheet, draft.tight, index),
    );
    this.widths = this.widthsOnOneLine();
    this.stops = this.possibleBreaks();
    this.forced = this.forcedGroups();
    this.alike = alikeOf(this.groups);
  }

  print(): Printed {
    let next = 0;
    for (let index = 0; index < this.sheet.length; index += 1) {
      const owner = this.breakAt(index)?.group;
      let isWritten = owner === undefined || owner.first < index;
      if (isWritten) this.writeGap(index);
      for (let group = this.groups[next]; group?.first === index; group = this.groups[next]) {
        next += 1;
        this.enter(group, isWritten ? 0 : (this.flat[index] ?? '').length);
        if (isWritten || group !== owner) continue;
        this.writeGap(index);
        isWritten = true;
      }
      this.writeToken(index);
      while (this.open.at(-1) !== undefined && (this.open.at(-1)?.last ?? 0) <= index) {
        this.open.pop();
      }
    }
    return { gaps: this.gaps, tokens: this.tokens };
  }

  private enter(group: Group, lead: number): void {
    const around = this.open.at(-1);
    const isFlat = around !== undefined && !around.broken;
    const base = this.level;
    const alike = this.alike.get(group.alike) ?? [group];
    const broken = !isFlat && alike.some((each) => this.mustBreak(each, lead));
    this.open.push({ ...group, base, broken });
    if (broken) this.level += group.raise;
  }

  private mustBreak(group: Group, lead: number): boolean {
    return this.forced.has(group) || !this.fits(group, lead);
  }

  /** Whether the group, and what follows up to the next possible line break, fits in the line. */
  private fits({ first, last }: Group, lead: number): boolean {
    const stop = this.stops[last + 1] ?? this.sheet.length;
    const start = (this.widths[first] ?? 0) - widthOf(this.tokens[first] ?? '');
    const width = (this.widths[stop - 1] ?? 0) - start;
    return this.column + lead + width <= this.style.lineWidth;
  }

  private writeGap(index: number): void {
    const { sheet } = this;
    if (index === 0) {
      this.gaps.push('');
      return;
    }
    if (this.frozen.has(index)) this.writeVerbatim(index);
    else if (index <= this.first) this.writeHead(index);
    else if (sheet.kind(index) === 'anchor' || sheet.kind(index - 1) === 'anchor')
      this.writeHead(index);
    else this.writeBetween(index);
  }

  /** Comments, anchors and templates above a statement stay on the lines that they have. */
  private writeHead(index: number): void {
    if (this.isLineBreak(index)) this.writeLineBreak(index, 0, false);
    else this.writeInline(index);
  }

  private writeVerbatim(index: number): void {
    const gap = this.sheet.gaps[index] ?? '';
    this.gaps.push(gap);
    const lineBreak = gap.lastIndexOf('\n');
    if (lineBreak < 0) this.column += gap.length;
    else this.column = gap.length - lineBreak - 1;
  }

  private writeBetween(index: number): void {
    const { sheet } = this;
    const right = sheet.isComment(index) ? sheet.next(index) : index;
    const found = this.breakAt(index);
    const open = found && this.open.findLast((group) => group.breaks === found.group.breaks);
    const isBroken = open?.broken === true;
    if (found === undefined || !isBroken) {
      if (this.isLineBreak(index)) this.writeContinuation(index, right);
      else this.writeInline(index);
      return;
    }
    const isHere = this.hasLineBreak(right) ? this.isLineBreak(index) : this.isPlace(index, right);
    if (!isHere) {
      this.writeInline(index);
      return;
    }
    const level = open.base + found.indent + (this.isDeeper(index, right) ? 1 : 0);
    this.writeLineBreak(index, level, found.isTight);
    this.isContinued = false;
  }

  /** What breaks between the meaningful tokens around a gap. */
  private breakAt(index: number): GroupBreak | undefined {
    return this.breaks[index];
  }

  /** After the statement's end, lines start at the margin; inside, deeper than the line before. */
  private writeContinuation(index: number, right: number): void {
    if (right >= this.sheet.length || this.sheet.value(right) === ';') {
      this.writeLineBreak(index, 0, false);
      return;
    }
    const level = this.isContinued ? this.level : this.level + 1;
    this.writeLineBreak(index, level, false);
    this.isContinued = true;
  }

  /** Where comments stand between two tokens, none on a line of its own, one gap breaks. */
  private isPlace(index: number, right: number): boolean {
    const before = this.sheet.previous(right);
    const value = this.sheet.value(before);
    return index === (value === ',' || value === '(' ? before + 1 : right);
  }

  /** Whether a comment in this gap, or one of the gaps up to `right`, breaks the line anyway. */
  private hasLineBreak(right: number): boolean {
    for (let at = this.sheet.previous(right) + 1; at <= right; at += 1) {
      if ((at !== right || this.sheet.isComment(at - 1)) && this.isLineBreak(at)) return true;
    }
    return false;
  }

  /** Whether a comment is involved that starts or ends a line here. */
  private isLineBreak(index: number): boolean {
    const { sheet } = this;
    if (sheet.isLineComment(index - 1)) return true;
    const isBesideComment = sheet.isComment(index) || sheet.isComment(index - 1);
    const isHead = index <= this.first;
    return (isBesideComment || isHead) && (sheet.lineBreaks[index] ?? 0) > 0;
  }

  /** A comment that the author indented more than what follows belongs to what stands before. */
  private isDeeper(index: number, right: number): boolean {
    const { sheet } = this;
    if (!sheet.isComment(index) || !sheet.isComment(right - 1)) return false;
    if ((sheet.lineBreaks[right] ?? 0) === 0) return false;
    return this.indentBefore(index) > this.indentBefore(right);
  }

  private indentBefore(index: number): number {
    const gap = this.sheet.gaps[index] ?? '';
    return this.columns(gap.slice(gap.lastIndexOf('\n') + 1));
  }

  private writeInline(index: number): void {
    const gap = this.flat[index] ?? '';
    this.gaps.push(gap);
    this.column += gap.length;
  }

  private writeLineBreak(index: number, level: number, isTight: boolean): void {
    const { indent } = this.style;
    const newline = newlineFor(this.sheet.gaps[index] ?? '', this.style);
    const isBlank = (this.sheet.lineBreaks[index] ?? 0) > 1 && !isTight;
    const margin = indent.repeat(Math.max(0, level));
    this.gaps.push(`${isBlank ? newline : ''}${newline}${margin}`);
    this.column = this.columns(margin);
    this.level = level;
  }

  private writeToken(index: number): void {
    const token = this.tokens[index] ?? '';
    const lineBreak = token.lastIndexOf('\n');
    if (lineBreak < 0) this.column += token.length;
    else this.column = token.length - lineBreak - 1;
  }

  private columns(margin: string): number {
    let width = 0;
    for (const character of margin) width += character === '\t' ? this.style.tabSize : 1;
    return width;
  }

  private widthsOnOneLine(): readonly number[] {
    let width = 0;
    return this.tokens.map((token, index) => {
      const isAside = this.sheet.isLineComment(index);
      width += isAside ? 0 : (this.flat[index] ?? '').length + widthOf(token);
      return width;
    });
  }

  private possibleBreaks(): readonly number[] {
    const { length } = this.sheet;
    const stops = new Array<number>(length + 1).fill(length);
    for (let index = length - 1; index >= 0; index -= 1) {
      const isStop =
        this.breakAt(index) !== undefined ||
        this.isLineBreak(index) ||
        ((this.sheet.lineBreaks[index] ?? 0) > 0 && this.frozen.has(index)) ||
        (this.tokens[index - 1] ?? '').includes('\n');
      stops[index] = isStop ? index : (stops[index + 1] ?? length);
    }
    return stops;
  }

  /** Groups that hold a line break whatever the width, and so those around them. */
  private forcedGroups(): ReadonlySet<Group> {
    const { sheet } = this;
    /** How many line breaks there are before each gap and, after it, before each token. */
    const lineBreaks = new Array<number>(2 * sheet.length + 1).fill(0);
    let count = 0;
    for (let index = 0; index < sheet.length; index += 1) {
      const isVerbatim = this.frozen.has(index) && (sheet.lineBreaks[index] ?? 0) > 0;
      if (isVerbatim || (index > this.first && this.isLineBreak(index))) count += 1;
      lineBreaks[2 * index + 1] = count;
      if (this.holdsLine(index)) count += 1;
      lineBreaks[2 * index + 2] = count;
    }
    const upTo = (position: number): number => lineBreaks[position] ?? 0;
    const forced = new Set<Group>();
    const around: Group[] = [];
    const parents = new Map<Group, Group>();
    for (const group of this.groups) {
      while ((around.at(-1)?.last ?? Infinity) < group.first) around.pop();
      const parent = around.at(-1);
      if (parent !== undefined) parents.set(group, parent);
      around.push(group);
    }
    for (const group of this.groups.toReversed()) {
      const opening = sheet.previous(group.breaks[0]?.at ?? 0) + 1;
      const from = opening === group.first ? 2 * opening : 2 * group.first + 1;
      const holds = upTo(2 * group.last + 2) > upTo(from);
      if (!group.isBroken && !holds && !forced.has(group)) continue;
      forced.add(group);
      const parent = parents.get(group);
      if (parent !== undefined) forced.add(parent);
    }
    return forced;
  }

  /** A token that has several lines cannot share one with others. */
  private holdsLine(index: number): boolean {
    const kind = this.sheet.kind(index);
    return kind !== 'comment' && kind !== 'anchor' && (this.tokens[index] ?? '').includes('\n');
  }
}

/** Of the token's first line. */
function widthOf(token: string): number {
  const lineBreak = token.indexOf('\n');
  return lineBreak < 0 ? token.length : lineBreak;
}

/** For each gap, the innermost group that breaks between the meaningful tokens around it. */
function breaksOf(sheet: Sheet, groups: readonly Group[]): readonly (GroupBreak | undefined)[] {
  const breaks = new Array<GroupBreak | undefined>(sheet.length);
  for (const group of groups) {
    for (const { at, indent, isTight = false } of group.breaks) {
      breaks.fill({ group, indent, isTight }, sheet.previous(at) + 1, at + 1);
    }
  }
  return breaks;
}

function alikeOf(groups: readonly Group[]): ReadonlyMap<SyntaxNode | undefined, readonly Group[]> {
  const sets = new Map<SyntaxNode | undefined, Group[]>();
  for (const group of groups) {
    if (group.alike === undefined) continue;
    const members = sets.get(group.alike);
    if (members === undefined) sets.set(group.alike, [group]);
    else members.push(group);
  }
  return sets;
}
