/** textDocument/semanticTokens: the whole document, what changed since, and a visible range. */
import type {
  Connection,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensOptions,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { SemanticTokensBuilder } from 'vscode-languageserver';
import type { PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { Search } from '../features/navigation/places.ts';
import type { SemanticToken } from '../features/semantic-tokens.ts';
import { semanticTokensOf, tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { statementsIn } from './positions.ts';
import { guardedSearch } from './search.ts';
import { statementRanges } from './statement-ranges.ts';

export const semanticTokensOptions: SemanticTokensOptions = {
  legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
  full: { delta: true },
  range: true,
};

const everything: Span = { start: 0, end: Infinity };

export function answerSemanticTokens(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
): void {
  /** The last answer for each open document, from which changes are told. */
  const builders = new Map<string, SemanticTokensBuilder>();
  documents.onClose((uri) => builders.delete(uri));

  const builderOf = (uri: string): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder();
    builders.set(uri, builder);
    return builder;
  };
  const tokensOf = ({ statement }: PlacedStatement): readonly EncodedToken[] =>
    encodedTokens(semanticTokensOf(language.bind(statement), language.catalog));
  const push = (
    builder: SemanticTokensBuilder,
    document: OpenDocument,
    statements: readonly PlacedStatement[],
    within: Span = everything,
  ): void => {
    const rangeIn = statementRanges(document);
    for (const placed of statements) {
      for (const { span, type, modifiers } of tokensOf(placed)) {
        if (placed.start + span.end > within.start && placed.start + span.start < within.end) {
          const { line, character } = rangeIn(placed, span).start;
          builder.push(line, character, span.end - span.start, type, modifiers);
        }
      }
    }
  };
  /** Binds what is not bound yet, statement by statement: afterwards the whole takes a moment. */
  const prepare = function* (uri: string): Search<void> {
    for (const placed of documents.get(uri)?.parsed.statements ?? []) {
      tokensOf(placed);
      yield;
    }
  };

  const full = function* ({ textDocument }: SemanticTokensParams): Search<SemanticTokens> {
    yield* prepare(textDocument.uri);
    const document = documents.get(textDocument.uri);
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
    yield* prepare(textDocument.uri);
    const document = documents.get(textDocument.uri);
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

interface EncodedToken {
  readonly span: Span;
  /** Its place in the legend. */
  readonly type: number;
  /** A bit for each place in the legend. */
  readonly modifiers: number;
}

/** Most statements are the same from one version of a document to the next. */
const encoded = new WeakMap<readonly SemanticToken[], readonly EncodedToken[]>();

function encodedTokens(tokens: readonly SemanticToken[]): readonly EncodedToken[] {
  const earlier = encoded.get(tokens);
  if (earlier !== undefined) {
    return earlier;
  }
  const made = tokens.map(({ span, type, modifiers }) => ({
    span,
    type: tokenTypes.indexOf(type),
    modifiers: modifiers.reduce((bits, each) => bits | (1 << tokenModifiers.indexOf(each)), 0),
  }));
  encoded.set(tokens, made);
  return made;
}
