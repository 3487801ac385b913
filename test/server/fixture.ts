/** Text with a `$0` cursor to a bound statement, as the features take it. */
import { createStatementCheck } from '../../engine/sqlite/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import type { ParsedDocument } from '../../language/syntax/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import type { LanguageContext } from '../../server/features/language-context.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import { testCatalog } from '../catalog/fixture.ts';

let context: LanguageContext | undefined;

export function testLanguage(): LanguageContext {
  context ??= createLanguageContext({
    catalog: testCatalog(),
    statementCheck: createStatementCheck(),
  });
  return context;
}

export interface CursorFixture {
  readonly language: LanguageContext;
  readonly bound: BoundStatement;
  /** The cursor, relative to its statement. */
  readonly offset: number;
  readonly document: ParsedDocument;
  /** Where in the document the statement starts. */
  readonly start: number;
}

export function atCursor(textWithCursor: string): CursorFixture {
  const at = textWithCursor.indexOf('$0');
  if (at === -1) {
    throw new Error(`No $0 cursor in \`${textWithCursor}\``);
  }
  const text = textWithCursor.slice(0, at) + textWithCursor.slice(at + 2);
  const document = parseDocument(text);
  const { placed, offset } = statementCursor(document, at);
  const language = testLanguage();
  const bound = language.bind(placed.statement);
  return { language, bound, offset, document, start: placed.start };
}
