/** What a code action is: a titled change of one statement's text, offered at a cursor or selection. */
import type { TextReplacement } from '../../../language/format/index.ts';
import type { BoundStatement, Problem } from '../../../language/semantics/index.ts';
import type { Span, SyntaxNode } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';

/** LSP's own names, of which a longer one belongs to each of its prefixes. */
export type ActionKind = 'quickfix' | 'refactor.extract' | 'refactor.inline' | 'refactor.rewrite';

/** Its offsets count in the statement. */
export interface ActionEdit extends TextReplacement {
  /** The same as a snippet, for an editor that lets a person fill its places in. */
  readonly snippet?: string;
}

export interface Action {
  readonly title: string;
  readonly kind: ActionKind;
  /** What a quick fix puts right, where that is a problem of the statement. */
  readonly problem?: Problem;
  /** Whether it is the one likely thing to do about its problem. */
  readonly isPreferred?: true;
  /** In text order, and no two of them overlap. */
  readonly edits: readonly ActionEdit[];
}

export interface ActionContext {
  readonly language: LanguageContext;
  readonly bound: BoundStatement;
  /** The cursor, then with equal ends, or the selection. */
  readonly range: Span;
  /** The problems that the range touches. */
  readonly problems: readonly Problem[];
  /** From the root to the innermost node that holds the whole range. */
  readonly path: readonly SyntaxNode[];
}

/** Each file of actions gives one of these. It is asked at every cursor and answers mostly with nothing. */
export type ActionProvider = (context: ActionContext) => readonly Action[];
