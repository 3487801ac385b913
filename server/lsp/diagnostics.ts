/**
 * Publishes what is wrong with a document, a turn of the event loop after each change and never for
 * an old version. A large document is checked in slices, so that no request waits for it; statements
 * that were judged before cost nothing.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { LanguageContext } from '../features/language-context.ts';
import { problemsOf } from '../features/problems.ts';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { ClientFacts } from './client-facts.ts';
import { diagnosticOf } from './diagnostic.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { logFailure, reported } from './guard.ts';
import type { SettingsStore } from './settings.ts';

/** Milliseconds that checking may keep the event loop. */
const slice = 8;

/** What one document is checked with. */
interface Check {
  readonly connection: Connection;
  readonly language: LanguageContext;
  readonly settings: SettingsStore;
  readonly facts: () => ClientFacts;
}

/**
 * A document is published after each change of its own, of the severities, and of the workspace's
 * views, which its statements may read.
 */
export function publishDiagnostics(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  settings: SettingsStore,
  facts: () => ClientFacts,
): void {
  const check: Check = { connection, language, settings, facts };
  const open = new Set<string>();
  /** Documents whose last version was not published yet, the longest waiting first. */
  const waiting = new Set<string>();
  let scheduled = false;
  let seenViews = language.views().version;

  const send = (uri: string, version: number | undefined, diagnostics: Diagnostic[]): void => {
    const sent = connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics,
    });
    reported(connection, 'publishing diagnostics', sent);
  };
  const schedule = (): void => {
    if (!scheduled) {
      scheduled = true;
      setImmediate(turn);
    }
  };
  const awaitAll = (): void => {
    for (const uri of open) waiting.add(uri);
    schedule();
  };
  const turn = (): void => {
    scheduled = false;
    const { version } = language.views();
    if (version !== seenViews) {
      seenViews = version;
      awaitAll();
    }
    const [uri] = waiting;
    if (uri === undefined) {
      return;
    }
    const document = documents.get(uri);
    const diagnostics = document && checked(check, document);
    if (document === undefined || diagnostics !== undefined) {
      waiting.delete(uri);
    }
    if (document !== undefined && diagnostics !== undefined) {
      send(uri, document.version, diagnostics);
    }
    if (waiting.size > 0) {
      schedule();
    }
  };

  documents.onChange((uri) => {
    open.add(uri);
    waiting.add(uri);
    schedule();
  });
  documents.onClose((uri) => {
    open.delete(uri);
    waiting.delete(uri);
    send(uri, undefined, []);
  });
  language.workspace.onChange(schedule);
  settings.onChange((before, now) => {
    if (JSON.stringify(before.diagnostics) !== JSON.stringify(now.diagnostics)) {
      awaitAll();
    }
  });
}

/** `undefined` where the time was not enough: what was judged is remembered for the next try. */
function checked(check: Check, document: OpenDocument): Diagnostic[] | undefined {
  const deadline = performance.now() + slice;
  const diagnostics: Diagnostic[] = [];
  for (const placed of document.parsed.statements) {
    diagnostics.push(...diagnosticsOf(check, document, placed));
    if (performance.now() > deadline && placed !== document.parsed.statements.at(-1)) {
      return undefined;
    }
  }
  return diagnostics;
}

/** One statement whose check throws costs its own diagnostics and no other's. */
function diagnosticsOf(
  { connection, language, settings, facts }: Check,
  document: OpenDocument,
  placed: PlacedStatement,
): Diagnostic[] {
  try {
    const { diagnostics } = settings.current();
    return problemsOf(language, placed.statement).flatMap(
      (problem) => diagnosticOf(document, placed, problem, diagnostics, facts()) ?? [],
    );
  } catch (error) {
    logFailure(connection, 'checking a statement', error);
    return [];
  }
}
