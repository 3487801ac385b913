/** textDocument/inlayHint, and inlayHint/resolve for the tooltip of the one that is looked at. */
import type {
  Connection,
  InlayHint,
  InlayHintOptions,
  InlayHintParams,
} from 'vscode-languageserver';
import { InlayHintKind, InlayHintRefreshRequest } from 'vscode-languageserver';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { FeatureInlayHint } from '../features/inlay-hints.ts';
import { inlayHintsOf } from '../features/inlay-hints.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { ClientFacts } from './client-facts.ts';
import { markup } from './client-facts.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded, reported } from './guard.ts';
import { statementsIn } from './positions.ts';
import type { LanguageSettings, SettingsStore } from './settings.ts';

export const inlayHintOptions: InlayHintOptions = { resolveProvider: true };

/** What a hint brings back to be resolved: its statement, in which version, and where in it. */
interface HintData {
  readonly uri: string;
  readonly version: number;
  /** Offset of the statement in its document. */
  readonly start: number;
  readonly offset: number;
  readonly kind: FeatureInlayHint['kind'];
}

export function answerInlayHints(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  settings: SettingsStore,
  facts: () => ClientFacts,
): void {
  const hintsOf = ({ statement }: PlacedStatement): readonly FeatureInlayHint[] =>
    inlayHintsOf(language, language.bind(statement), settings.current());

  const answer = ({ textDocument, range }: InlayHintParams): InlayHint[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const { statements, start, end } = statementsIn(document, range);
    return statements.flatMap((placed) =>
      hintsOf(placed)
        .filter(({ offset }) => start <= placed.start + offset && placed.start + offset <= end)
        .map((hint) => inlayHintOf(document, placed, hint, facts())),
    );
  };

  const resolve = (hint: InlayHint): InlayHint => {
    const { uri, version, start, offset, kind } = hint.data as HintData;
    const document = documents.get(uri);
    const placed =
      document?.version === version
        ? document.parsed.statements.find((each) => each.start === start)
        : undefined;
    const found =
      placed && hintsOf(placed).find((each) => each.offset === offset && each.kind === kind);
    return found?.tooltip === undefined
      ? hint
      : { ...hint, tooltip: markup(found.tooltip(), facts().hoverMarkdown) };
  };

  settings.onChange((before, now) => {
    if (hintSettings(before) !== hintSettings(now) && facts().inlayHintRefresh) {
      reported(
        connection,
        'refreshing the inlay hints',
        connection.sendRequest(InlayHintRefreshRequest.type),
      );
    }
  });
  const { inlayHint } = connection.languages;
  inlayHint.on(guarded(connection, 'inlay hints', [], answer));
  inlayHint.resolve((hint, token) =>
    guarded(connection, 'inlay hints', hint, resolve)(hint, token),
  );
}

function hintSettings({ defaultRegion, enabledRegions, inlayHints }: LanguageSettings): string {
  return JSON.stringify([defaultRegion, enabledRegions, inlayHints]);
}

function inlayHintOf(
  document: OpenDocument,
  placed: PlacedStatement,
  { kind, offset, label, tooltip }: FeatureInlayHint,
  { inlayHintTooltips, hoverMarkdown }: ClientFacts,
): InlayHint {
  const { uri, version, source } = document;
  const data: HintData = { uri, version, start: placed.start, offset, kind };
  const isBefore = kind === 'value';
  return {
    position: source.positionAt(placed.start + offset),
    label,
    kind: isBefore ? InlayHintKind.Parameter : InlayHintKind.Type,
    paddingLeft: kind === 'region' || kind === 'star',
    paddingRight: isBefore,
    ...(tooltip !== undefined &&
      (inlayHintTooltips ? { data } : { tooltip: markup(tooltip(), hoverMarkdown) })),
  };
}
