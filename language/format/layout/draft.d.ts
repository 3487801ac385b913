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
}
export interface GroupChoices {
  readonly first?: number;
  readonly last?: number;
  readonly isBroken?: boolean;
  readonly raise?: number;
}
/** Adds a group with these breaks, of which some may be absent. */
export declare function addGroup(
  draft: Draft,
  breaks: readonly (Break | undefined)[],
  { first, last, isBroken, raise }: GroupChoices,
): void;
/** A list after a keyword: on the keyword's line, or one item a line below it. */
export declare function addList(
  draft: Draft,
  items: readonly {
    readonly span: Span;
  }[],
): void;
/** A list in parentheses, which stand right before the first item and right after the last. */
export declare function addParenthesised(
  draft: Draft,
  items: readonly {
    readonly span: Span;
  }[],
): void;
