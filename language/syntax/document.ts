/** What parsing gives: trees of statements, and where each stands in a document. */
import type { Span } from './span.ts';
import type { StatementNode } from './tree.ts';

/**
 * `word` is a keyword or a bare name (which of the two depends on where it stands), `name` is quoted
 * by `"`, backtick or brackets. `hint` is `/*+ … *\/` after a verb, `anchor` the same on a line of its
 * own. `template` is `{{ … }}`, `{% … %}` or `<<<json … >>>` outside a string; `{# … #}` is a comment.
 */
export type TokenKind =
  | 'word'
  | 'name'
  | 'string'
  | 'number'
  | 'blob'
  | 'parameter'
  | 'operator'
  | 'punctuation'
  | 'template'
  | 'hint'
  | 'anchor'
  | 'comment'
  | 'whitespace'
  | 'unknown';

export interface Token extends Span {
  readonly kind: TokenKind;
  /**
   * Set where a string, quoted name, comment or template is never closed. It then reaches to where
   * a person would take it to end: the end of its line or paragraph, at most the end of the text.
   */
  readonly unterminated?: true;
}

/** What the parser could not read. Names, columns and values are the semantics' to judge. */
export interface SyntaxProblem {
  readonly code: 'syntax-error' | 'unterminated';
  readonly message: string;
  readonly span: Span;
  /** A text that would be right in place of `span`, where one is near. */
  readonly replacement?: string;
}

/** One statement: a pure function of its text, and so shared between versions of a document. */
export interface ParsedStatement {
  readonly text: string;
  /** Lossless: the tokens' texts joined give `text` again. */
  readonly tokens: readonly Token[];
  readonly root: StatementNode;
  readonly problems: readonly SyntaxProblem[];
}

export interface PlacedStatement {
  /** Offset in the document of the statement's offset 0. */
  readonly start: number;
  readonly statement: ParsedStatement;
  /**
   * How much of the document, counted from `start`, decided where this statement ends: a change
   * beyond it leaves the statement as it is. More than the text's length where its end did; absent
   * where it is not known.
   */
  readonly reach?: number;
}

/** The statements' texts joined give the document's text again, their `;` and trivia included. */
export interface ParsedDocument {
  readonly text: string;
  readonly statements: readonly PlacedStatement[];
}
