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
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedStatement, PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { SemanticToken } from '../features/semantic-tokens.ts';
import { semanticTokensOf, tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { statementsIn } from './positions.ts';

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
      const base = document.source.positionAt(start);
      for (const token of encodedTokens(language, statement)) {
        if (start + token.end > within.start && start + token.start < within.end) {
          const isFirstLine = token.line === 0;
          builder.push(
            base.line + token.line,
            (isFirstLine ? base.character : 0) + token.character,
            token.end - token.start,
            token.type,
            token.modifiers,
          );
        }
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
    const { statements, ...within } = statementsIn(document, wanted);
    const builder = new SemanticTokensBuilder();
    push(builder, document, statements, within);
    return builder.build();
  };

  const { semanticTokens } = connection.languages;
  semanticTokens.on(guarded(connection, 'semantic tokens', { data: [] }, full));
  semanticTokens.onDelta(guarded(connection, 'semantic tokens', { data: [] }, delta));
  semanticTokens.onRange(guarded(connection, 'semantic tokens', { data: [] }, range));
}

/** A token as LSP counts it, from where its statement starts. */
interface EncodedToken extends Span {
  readonly line: number;
  readonly character: number;
  readonly type: number;
  readonly modifiers: number;
}

/** Most statements are the same from one version of a document to the next. */
const encoded = new WeakMap<readonly SemanticToken[], readonly EncodedToken[]>();

function encodedTokens(
  language: LanguageContext,
  statement: ParsedStatement,
): readonly EncodedToken[] {
  const tokens = semanticTokensOf(language.bind(statement), language.catalog);
  const earlier = encoded.get(tokens);
  if (earlier !== undefined) {
    return earlier;
  }
  const source = TextDocument.create('', '', 0, statement.text);
  const made = tokens.map(({ span, type, modifiers }): EncodedToken => ({
    ...span,
    ...source.positionAt(span.start),
    type: tokenTypes.indexOf(type),
    modifiers: modifiers.reduce((bits, each) => bits | (1 << tokenModifiers.indexOf(each)), 0),
  }));
  encoded.set(tokens, made);
  return made;
}
