/** What the client can show and do, read once from `initialize`. A client that says nothing gets plain text. */
import type { InitializeParams, MarkupContent } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { withoutMarkup } from '../features/documentation/markdown.ts';

export interface ClientFacts {
  readonly hoverMarkdown: boolean;
  readonly completionMarkdown: boolean;
  readonly snippets: boolean;
  /** Whether an edit of a document may be a snippet, with places to fill in. */
  readonly snippetEdits: boolean;
  /** Whether the edits of a code action may come when it is chosen. */
  readonly resolvesActions: boolean;
  readonly insertReplace: boolean;
  readonly labelDetails: boolean;
  /** Whether an item may name signs that accept it. */
  readonly commitCharacters: boolean;
  /** Whether a list may say once what range all of its items replace. */
  readonly sharedRange: boolean;
  /** Whether settings can be asked for with `workspace/configuration`. */
  readonly configuration: boolean;
  /** Whether changes of settings are to be asked for by registration. */
  readonly watchesSettings: boolean;
  readonly semanticTokensRefresh: boolean;
  readonly codeLensRefresh: boolean;
  readonly inlayHintRefresh: boolean;
  /** Whether the tooltip of an inlay hint may come when it is first looked at. */
  readonly inlayHintTooltips: boolean;
  readonly signatureMarkdown: boolean;
  /** Whether a parameter may be told by where it stands in its signature. */
  readonly labelOffsets: boolean;
  /** Whether a signature may be shown with no parameter marked. */
  readonly noActiveParameter: boolean;
  /** Whether problems may be drawn faded or struck through. */
  readonly diagnosticTags: boolean;
  /** Whether a problem may name other places that explain it. */
  readonly relatedInformation: boolean;
  /** Whether a definition may come with the range of the name that it is of. */
  readonly definitionLinks: boolean;
  /** Whether an edit may say which version of a document it is for. */
  readonly versionedEdits: boolean;
  readonly hierarchicalSymbols: boolean;
  /** Whether only whole lines fold. */
  readonly foldsLines: boolean;
  /**
   * Whether the client shows the pages of resources as documents. Said by the initialization option
   * `documentationPages`; false where it is silent, for a link would lead nowhere.
   */
  readonly documentationPages: boolean;
  /**
   * Whether the client knows the commands that lenses and items name. Said by the initialization
   * option `commands`; true where it is silent.
   */
  readonly commands: boolean;
  /**
   * Whether whole statements are proposed as snippets. A client that has a snippet file of its own
   * says no with the initialization option `statementSnippets`.
   */
  readonly statementSnippets: boolean;
}

export interface Client {
  readonly facts: () => ClientFacts;
  readonly initialize: (parameters: InitializeParams) => void;
}

const silent: ClientFacts = factsOf({ capabilities: {} });

export function createClient(): Client {
  let facts = silent;
  return {
    facts: () => facts,
    initialize(parameters) {
      facts = factsOf(parameters);
    },
  };
}

/** A page as the client can show it. */
export function markup(markdown: string, isMarkdown: boolean): MarkupContent {
  return isMarkdown
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(markdown) };
}

function factsOf({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientFacts {
  const { textDocument, workspace } = capabilities;
  const completion = textDocument?.completion;
  const item = completion?.completionItem;
  const signature = textDocument?.signatureHelp?.signatureInformation;
  const options: unknown = initializationOptions;
  return {
    hoverMarkdown: prefersMarkdown(textDocument?.hover?.contentFormat),
    completionMarkdown: prefersMarkdown(item?.documentationFormat),
    snippets: item?.snippetSupport === true,
    snippetEdits:
      workspace?.workspaceEdit?.snippetEditSupport === true &&
      workspace.workspaceEdit.documentChanges === true,
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    commitCharacters: item?.commitCharactersSupport === true,
    sharedRange: completion?.completionList?.itemDefaults?.includes('editRange') === true,
    configuration: workspace?.configuration === true,
    watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    semanticTokensRefresh: workspace?.semanticTokens?.refreshSupport === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    inlayHintRefresh: workspace?.inlayHint?.refreshSupport === true,
    inlayHintTooltips:
      textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip') === true,
    signatureMarkdown: prefersMarkdown(signature?.documentationFormat),
    labelOffsets: signature?.parameterInformation?.labelOffsetSupport === true,
    noActiveParameter: signature?.noActiveParameterSupport === true,
    diagnosticTags: textDocument?.publishDiagnostics?.tagSupport !== undefined,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    foldsLines: textDocument?.foldingRange?.lineFoldingOnly === true,
    documentationPages: optionOf(options, 'documentationPages') === true,
    commands: optionOf(options, 'commands') !== false,
    statementSnippets: optionOf(options, 'statementSnippets') !== false,
  };
}

/** A client lists the formats that it takes, the one that it likes best first. */
function prefersMarkdown(formats: readonly MarkupKind[] | undefined): boolean {
  return formats?.includes(MarkupKind.Markdown) ?? false;
}

function optionOf(options: unknown, name: string): unknown {
  return typeof options === 'object' && options !== null
    ? (options as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
