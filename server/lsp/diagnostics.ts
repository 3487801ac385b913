/**
 * Publishes what is wrong with a document, a turn of the event loop after each change and never for
 * an old version. A large document is checked in slices, so that no request waits for it; statements
 * that were judged before cost nothing.
 */
import type { Connection, Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { ProblemSeverity } from '../../language/semantics/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import { problemsOf } from '../features/problems.ts';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { logFailure, reported } from './guard.ts';
import { rangeOf } from './positions.ts';

const severities: Readonly<Record<ProblemSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Milliseconds that checking may keep the event loop. */
const slice = 8;

export function publishDiagnostics(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
): void {
  /** Documents whose last version was not published yet, the longest waiting first. */
  const waiting = new Set<string>();
  const opened = new Set<string>();
  let scheduled = false;
  let viewsMayDiffer = false;
  let viewsVersion = language.views().version;

  const send = (uri: string, version: number | undefined, diagnostics: Diagnostic[]): void => {
    const sent = connection.sendDiagnostics({
      uri,
      ...(version === undefined ? {} : { version }),
      diagnostics,
    });
    reported(connection, 'publishing diagnostics', sent);
  };
  const schedule = (): void => {
    if (!scheduled && (waiting.size > 0 || viewsMayDiffer)) {
      scheduled = true;
      setImmediate(turn);
    }
  };
  /** Statements that read a view are judged again where it changed; the others cost nothing. */
  const followViews = (): void => {
    viewsMayDiffer = false;
    const { version } = language.views();
    if (version !== viewsVersion) {
      viewsVersion = version;
      for (const uri of opened) waiting.add(uri);
    }
  };
  const turn = (): void => {
    scheduled = false;
    followViews();
    const [uri = ''] = waiting;
    const document = documents.get(uri);
    const diagnostics = document && check(connection, document, language);
    if (document === undefined || diagnostics !== undefined) {
      waiting.delete(uri);
    }
    if (document !== undefined && diagnostics !== undefined) {
      send(uri, document.version, diagnostics);
    }
    schedule();
  };

  documents.onChange((uri) => {
    opened.add(uri);
    waiting.add(uri);
    schedule();
  });
  language.workspace.onChange(() => {
    viewsMayDiffer = true;
    schedule();
  });
  documents.onClose((uri) => {
    opened.delete(uri);
    waiting.delete(uri);
    send(uri, undefined, []);
  });
}

/** `undefined` where the time was not enough: what was judged is remembered for the next try. */
function check(
  connection: Connection,
  document: OpenDocument,
  language: LanguageContext,
): Diagnostic[] | undefined {
  const deadline = performance.now() + slice;
  const diagnostics: Diagnostic[] = [];
  for (const placed of document.parsed.statements) {
    diagnostics.push(...diagnosticsOf(connection, document, placed, language));
    if (performance.now() > deadline && placed !== document.parsed.statements.at(-1)) {
      return undefined;
    }
  }
  return diagnostics;
}

/** One statement whose check throws costs its own diagnostics and no other's. */
function diagnosticsOf(
  connection: Connection,
  document: OpenDocument,
  placed: PlacedStatement,
  language: LanguageContext,
): Diagnostic[] {
  try {
    return problemsOf(language, placed.statement).map((problem) => ({
      range: rangeOf(document, placed, problem.span),
      severity: severities[problem.severity],
      code: problem.code,
      source: 'iql',
      message: problem.message,
    }));
  } catch (error) {
    logFailure(connection, 'checking a statement', error);
    return [];
  }
}
