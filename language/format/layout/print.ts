/**
 * Decides which groups are broken, and so what each gap becomes. A group is on one line where it has
 * no line break of its own and fits; otherwise all of its breaks are line breaks.
 */
import type { SyntaxNode } from '../../syntax/index.ts';
import { newlineFor, type Style } from '../options.ts';
import type { Sheet } from '../sheet.ts';
import type { Draft, Group } from './draft.ts';
import { measured, widthOf, type Measures } from './measure.ts';

/** The text of a statement in pieces: before each token the white space, which is never the first's. */
export interface Printed {
  readonly gaps: readonly string[];
  readonly tokens: readonly string[];
}

interface OpenGroup {
  readonly group: Group;
  /** The level of the line on which it starts. */
  readonly base: number;
  readonly isBroken: boolean;
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
  private readonly measures: Measures;
  private readonly gaps: string[] = [];
  private readonly open: OpenGroup[] = [];
  /** Of groups that are alike, whether all are broken: the first one decides. */
  private readonly decided = new Map<SyntaxNode, boolean>();
  private column = 0;
  /** The level of the line that is being written. */
  private level = 0;
  /** Whether that line goes on with something that had to break. */
  private isContinued = false;

  constructor(draft: Draft, frozen: ReadonlySet<number>, first: number) {
    this.sheet = draft.sheet;
    this.style = draft.style;
    this.frozen = frozen;
    this.first = first;
    this.measures = measured(draft, frozen, first);
  }

  print(): Printed {
    const { groups, breaks, tokens } = this.measures;
    let next = 0;
    for (let index = 0; index < this.sheet.length; index += 1) {
      const owner = breaks[index]?.group;
      let isWritten = owner === undefined || owner.first < index;
      if (isWritten) this.writeGap(index);
      for (let group = groups[next]; group?.first === index; group = groups[next]) {
        next += 1;
        this.enter(group, isWritten ? 0 : this.flat(index).length);
        if (isWritten || group !== owner) continue;
        this.writeGap(index);
        isWritten = true;
      }
      this.writeToken(index);
      while ((this.open.at(-1)?.group.last ?? Infinity) <= index) this.open.pop();
    }
    return { gaps: this.gaps, tokens };
  }

  private flat(index: number): string {
    return this.measures.flat[index] ?? '';
  }

  private enter(group: Group, lead: number): void {
    const isFlat = this.open.at(-1)?.isBroken === false;
    const isBroken = !isFlat && this.isBroken(group, lead);
    this.open.push({ group, base: this.level, isBroken });
    if (isBroken) this.level += group.raise;
  }

  private isBroken(group: Group, lead: number): boolean {
    const { alike } = group;
    const start = this.column + lead;
    if (alike === undefined) return this.mustBreak(group, start);
    const decided = this.decided.get(alike);
    if (decided !== undefined) return decided;
    // The others start lines of this level, with a token that is before the group.
    const margin = this.columns(this.style.indent.repeat(Math.max(0, this.level)));
    const isBroken = (this.measures.alike.get(alike) ?? []).some((each) => {
      const opening = this.measures.tokens[each.first - 1] ?? '';
      return this.mustBreak(each, each === group ? start : margin + opening.length + lead);
    });
    this.decided.set(alike, isBroken);
    return isBroken;
  }

  /** Whether the group, and what follows up to the next possible line break, does not fit. */
  private mustBreak(group: Group, column: number): boolean {
    const { forced, widths, tokens, stops } = this.measures;
    if (forced.has(group)) return true;
    const { first, last } = group;
    const stop = stops[last + 1] ?? this.sheet.length;
    const start = (widths[first] ?? 0) - widthOf(tokens[first] ?? '');
    return column + (widths[stop - 1] ?? 0) - start > this.style.lineWidth;
  }

  private writeGap(index: number): void {
    if (index === 0) this.gaps.push('');
    else if (this.frozen.has(index)) this.writeVerbatim(index);
    else if (index <= this.first || this.isBesideAnchor(index)) this.writeHead(index);
    else this.writeBetween(index);
  }

  private isBesideAnchor(index: number): boolean {
    return this.sheet.kind(index) === 'anchor' || this.sheet.kind(index - 1) === 'anchor';
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
    const found = this.measures.breaks[index];
    const open = found && this.open.findLast(({ group }) => group === found.group);
    if (found === undefined || open?.isBroken !== true) {
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

  /** Whether a comment in one of the gaps up to `right` breaks the line anyway. */
  private hasLineBreak(right: number): boolean {
    for (let at = this.sheet.previous(right) + 1; at <= right; at += 1) {
      if (this.isLineBreak(at)) return true;
    }
    return false;
  }

  private isLineBreak(index: number): boolean {
    return this.measures.lineBreaks[index] === true;
  }

  /** A comment that the author indented more than what follows belongs to what stands before. */
  private isDeeper(index: number, right: number): boolean {
    const { sheet } = this;
    if (!sheet.isComment(index) || !sheet.isComment(right - 1)) return false;
    if ((sheet.lineBreaks[right] ?? 0) === 0) return false;
    return this.marginOf(index) > this.marginOf(right);
  }

  private marginOf(index: number): number {
    const gap = this.sheet.gaps[index] ?? '';
    return this.columns(gap.slice(gap.lastIndexOf('\n') + 1));
  }

  private writeInline(index: number): void {
    const gap = this.flat(index);
    this.gaps.push(gap);
    this.column += gap.length;
  }

  private writeLineBreak(index: number, level: number, isTight: boolean): void {
    const newline = newlineFor(this.sheet.gaps[index] ?? '', this.style);
    const isBlank = (this.sheet.lineBreaks[index] ?? 0) > 1 && !isTight;
    const margin = this.style.indent.repeat(Math.max(0, level));
    this.gaps.push(`${isBlank ? newline : ''}${newline}${margin}`);
    this.column = this.columns(margin);
    this.level = level;
  }

  private writeToken(index: number): void {
    const token = this.measures.tokens[index] ?? '';
    const lineBreak = token.lastIndexOf('\n');
    if (lineBreak < 0) this.column += token.length;
    else this.column = token.length - lineBreak - 1;
  }

  private columns(margin: string): number {
    let width = 0;
    for (const character of margin) width += character === '\t' ? this.style.tabSize : 1;
    return width;
  }
}
