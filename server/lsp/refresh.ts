/**
 * Asks the client to ask anew for what it shows unasked (tokens, hints, lenses), where something else
 * than the document has changed it: the settings, the views that its statements read, or what is known
 * of AWS's lists.
 */
import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import type { ClientFacts } from './client-facts.ts';
import { reported } from './guard.ts';
import type { Services } from './services.ts';
import type { LanguageSettings } from './settings.ts';

/** Milliseconds in which changes of views become one: a view changes with each letter typed in it. */
const settling = 300;

const requests = {
  semanticTokensRefresh: SemanticTokensRefreshRequest.type,
  inlayHintRefresh: InlayHintRefreshRequest.type,
  codeLensRefresh: CodeLensRefreshRequest.type,
} as const satisfies Partial<Record<keyof ClientFacts, unknown>>;

type Refreshed = keyof typeof requests;

export function refreshOnChange({ connection, language, settings, facts }: Services): void {
  const refresh = (what: Refreshed): void => {
    if (facts()[what]) {
      reported(connection, 'refreshing', connection.sendRequest(requests[what]));
    }
  };

  settings.onChange((before, now) => {
    if (hintSettings(before) !== hintSettings(now)) refresh('inlayHintRefresh');
    if (lensSettings(before) !== lensSettings(now)) refresh('codeLensRefresh');
  });

  language.onLearned(() => refresh('codeLensRefresh'));

  let seenViews = language.views().version;
  let isSettling = false;
  const look = (): void => {
    isSettling = false;
    const { version } = language.views();
    if (version === seenViews) {
      return;
    }
    seenViews = version;
    refresh('semanticTokensRefresh');
    refresh('inlayHintRefresh');
    refresh('codeLensRefresh');
  };
  language.workspace.onChange(() => {
    if (!isSettling) {
      isSettling = true;
      setTimeout(look, settling);
    }
  });
}

function hintSettings({ defaultRegion, enabledRegions, inlayHints }: LanguageSettings): string {
  return JSON.stringify([defaultRegion, enabledRegions, inlayHints]);
}

function lensSettings(settings: LanguageSettings): string {
  const { defaultRegion, enabledRegions, knownAccounts, codeLens } = settings;
  return JSON.stringify([defaultRegion, enabledRegions, knownAccounts, codeLens]);
}
