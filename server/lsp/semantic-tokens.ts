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
import { semanticTokensOf, tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';

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
  const push = (
    builder: SemanticTokensBuilder,
    document: OpenDocument,
    statements: readonly PlacedStatement[],
    within: Span = everything,
  ): void => {
    for (const { start, statement } of statements) {
      for (const token of semanticTokensOf(language.bind(statement), language.catalog)) {
        if (start + token.span.end <= within.start || start + token.span.start >= within.end) {
          continue;
        }
        const { line, character } = document.source.positionAt(start + token.span.start);
        const length = token.span.end - token.span.start;
        builder.push(
          line,
          character,
          length,
          tokenTypes.indexOf(token.type),
          token.modifiers.reduce((bits, each) => bits | (1 << tokenModifiers.indexOf(each)), 0),
        );
      }
    }
  };

  const full = ({ textDocument }: SemanticTokensParams): SemanticTokens => {
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

  const delta = ({
    textDocument,
    previousResultId,
  }: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta => {
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
    const from = document.source.offsetAt(wanted.start);
    const to = document.source.offsetAt(wanted.end);
    const builder = new SemanticTokensBuilder();
    push(
      builder,
      document,
      document.parsed.statements.filter(
        ({ start, statement }) => start <= to && from <= start + statement.text.length,
      ),
      { start: from, end: to },
    );
    return builder.build();
  };

  const { semanticTokens } = connection.languages;
  semanticTokens.on(guarded(connection, 'semantic tokens', { data: [] }, full));
  semanticTokens.onDelta(guarded(connection, 'semantic tokens', { data: [] }, delta));
  semanticTokens.onRange(guarded(connection, 'semantic tokens', { data: [] }, range));
}
