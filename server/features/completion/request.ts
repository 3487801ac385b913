/** A request for completion, as every provider takes it. */
import type { BoundStatement, Scope } from '../../../language/semantics/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { Cursor } from './cursor.ts';
import type { Surroundings } from './surroundings.ts';

export interface CompletionRequest {
  readonly language: LanguageContext;
  readonly bound: BoundStatement;
  readonly cursor: Cursor;
  /** The innermost scope at the cursor. */
  readonly scope: Scope | undefined;
  /** Whether the statement's keywords are written in lower case. */
  readonly lowerCase: boolean;
  readonly surroundings: Surroundings;
}
