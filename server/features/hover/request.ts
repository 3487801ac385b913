/** What one hover is found with, and what it gives. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import type { Span, SyntaxNode } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { RegionSettings } from '../statement-calls.ts';

export interface FeatureHover {
  readonly markdown: string;
  /** What is described, relative to the statement. */
  readonly span: Span;
}

export interface HoverRequest {
  readonly language: LanguageContext;
  readonly bound: BoundStatement;
  readonly settings: RegionSettings;
  readonly offset: number;
  /** From the statement's root to the innermost node at the cursor. */
  readonly path: readonly SyntaxNode[];
}
