/** textDocument/inlayHint, and inlayHint/resolve for the tooltip of the one that is looked at. */
import type { InlayHint, InlayHintOptions, InlayHintParams } from 'vscode-languageserver';
import { InlayHintKind } from 'vscode-languageserver';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { FeatureInlayHint } from '../features/inlay-hints.ts';
import { inlayHintsOf } from '../features/inlay-hints.ts';
import type { ClientFacts } from './client-facts.ts';
import { markup } from './client-facts.ts';
import type { OpenDocument } from './documents.ts';
import { guarded, guardedResolve } from './guard.ts';
import { statementsIn } from './positions.ts';
import type { StatementData } from './statement-data.ts';
import { dataOf, statementOf } from './statement-data.ts';
import type { Services } from './services.ts';

export const inlayHintOptions: InlayHintOptions = { resolveProvider: true };

/** Beside its statement, a hint brings back where in it the hint stands. */
interface HintData extends StatementData {
  readonly offset: number;
}

export function answerInlayHints({
  connection,
  documents,
  language,
  settings,
  facts,
}: Services): void {
  const hintsOf = ({ statement }: PlacedStatement): readonly FeatureInlayHint[] =>
    inlayHintsOf(language, statement, settings.current());

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
    const of = statementOf(documents, hint.data);
    const found =
      of &&
      hintsOf(of.placed).find(
        ({ offset, label }) => offset === (hint.data as HintData).offset && label === hint.label,
      );
    return found?.tooltip === undefined
      ? hint
      : { ...hint, tooltip: markup(found.tooltip(), facts().hoverMarkdown) };
  };

  const { inlayHint } = connection.languages;
  inlayHint.on(guarded(connection, 'inlay hints', [], answer));
  inlayHint.resolve(guardedResolve(connection, 'inlay hints', resolve));
}

function inlayHintOf(
  document: OpenDocument,
  placed: PlacedStatement,
  { kind, offset, label, tooltip }: FeatureInlayHint,
  { inlayHintTooltips, hoverMarkdown }: ClientFacts,
): InlayHint {
  const data: HintData = { ...dataOf(document, placed), offset };
  const isBefore = kind === 'value';
  return {
    position: document.source.positionAt(placed.start + offset),
    label,
    kind: isBefore ? InlayHintKind.Parameter : InlayHintKind.Type,
    paddingLeft: kind === 'region' || kind === 'star',
    paddingRight: isBefore,
    ...(tooltip !== undefined &&
      (inlayHintTooltips ? { data } : { tooltip: markup(tooltip(), hoverMarkdown) })),
  };
}
