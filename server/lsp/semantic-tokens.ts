/** textDocument/semanticTokens: the whole document, what changed since, and a visible range. */
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensOptions,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { ParsedStatement, PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import { semanticTokensOf, tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { Search } from '../features/search.ts';
import type { OpenDocument } from './documents.ts';
import { guarded } from './guard.ts';
import { statementsIn } from './positions.ts';
import { afterReading, guardedSearch } from './search.ts';
import { statementRanges } from './statement-ranges.ts';
import type { Services } from './services.ts';

export const semanticTokensOptions: SemanticTokensOptions = {
  legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
  full: { delta: true },
  range: true,
};

const everything: Span = { start: 0, end: Infinity };

export function answerSemanticTokens({ connection, documents, language }: Services): void {
  /** The last answer for each open document, from which changes are told. */
  const builders = new Map<string, SemanticTokensBuilder>();
  documents.onClose((uri) => builders.delete(uri));

  const builderOf = (uri: string): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.set(uri, builder);
    return builder;
  };
  const tokensOf = ({ statement }: PlacedStatement): readonly number[] =>
    encodedTokens(language, statement);
  const push = (
    builder: SemanticTokensBuilder,
    document: OpenDocument,
    statements: readonly PlacedStatement[],
    within: Span = everything,
  ): void => {
    const ranges = statementRanges(document);
    for (const placed of statements) {
      const tokens = tokensOf(placed);
      for (let at = 0; at < tokens.length; at += fieldCount) {
        const [start = 0, length = 0, type = 0, modifiers = 0] = tokens.slice(at, at + fieldCount);
        const end = start + length;
        if (placed.start + end > within.start && placed.start + start < within.end) {
          const { line, character } = ranges(placed, { start, end }).start;
          builder.push(line, character, length, type, modifiers);
        }
      }
    }
  };

  const full = function* ({ textDocument }: SemanticTokensParams): Search<SemanticTokens> {
    const document = yield* afterReading(documents, textDocument.uri, tokensOf);
    if (document === undefined) {
      return { data: [] };
    }
    const builder = builderOf(document.uri);
    // Gives the builder's next result an identity, without telling what changed.
    builder.previousResult('');
    push(builder, document, document.parsed.statements);
    return builder.build();
  };

  const delta = function* ({
    textDocument,
    previousResultId,
  }: SemanticTokensDeltaParams): Search<SemanticTokens | SemanticTokensDelta> {
    const document = yield* afterReading(documents, textDocument.uri, tokensOf);
    if (document === undefined) {
      return { data: [] };
    }
    const builder = builderOf(document.uri);
    builder.previousResult(previousResultId);
    push(builder, document, document.parsed.statements);
    return builder.buildEdits();
  };

  const range = ({ textDocument, range: wanted }: SemanticTokensRangeParams): SemanticTokens => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return { data: [] };
    }
    const { statements, ...within } = statementsIn(document, wanted);
    const builder = new SemanticTokensBuilder();
    push(builder, document, statements, within);
    return builder.build();
  };

  const { semanticTokens } = connection.languages;
  semanticTokens.on(guardedSearch(connection, 'semantic tokens', { data: [] }, full));
  semanticTokens.onDelta(guardedSearch(connection, 'semantic tokens', { data: [] }, delta));
  semanticTokens.onRange(guarded(connection, 'semantic tokens', { data: [] }, range));
}

/** Of each token its offset in the statement, its length, its place in the legend, and a bit a modifier. */
const fieldCount = 4;

/** Most statements are the same from one version of a document to the next, though their bindings go. */
const encoded = new WeakMap<object, readonly number[]>();

function encodedTokens(
  { bind, keyOf, catalog }: LanguageContext,
  statement: ParsedStatement,
): readonly number[] {
  const key = keyOf(statement);
  const earlier = encoded.get(key);
  if (earlier !== undefined) {
    return earlier;
  }
  const fields = semanticTokensOf(bind(statement), catalog).flatMap(({ span, type, modifiers }) => [
    span.start,
    span.end - span.start,
    tokenTypes.indexOf(type),
    modifiers.reduce((bits, each) => bits | (1 << tokenModifiers.indexOf(each)), 0),
  ]);
  encoded.set(key, fields);
  return fields;
}
