/**
 * Publishes what is wrong with a document, a turn of the event loop after each change and never for
 * an old version. A large document is checked in slices, so that no request waits for it; statements
 * that were judged before cost nothing.
 */
import type { Diagnostic } from 'vscode-languageserver';
import { literalsIn } from '../features/completion/used-literals.ts';
import { knownProblems, problemsOf } from '../features/problems.ts';
import type { Search } from '../features/search.ts';
import type { Problem } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import { diagnosticOf } from './diagnostic.ts';
import type { OpenDocument } from './documents.ts';
import { logFailure, reported } from './guard.ts';
import { advance } from './search.ts';
import type { Services } from './services.ts';

/**
 * Milliseconds before each slice. A request that has come with a change, or while a slice ran, is read and
 * answered within them: a person waits for a list, and not for an underline.
 */
const pause = 2;

/**
 * A document is published after each change of its own, of the severities, of the workspace's views,
 * which its statements may read, and of what is known of AWS's lists.
 */
export function publishDiagnostics(services: Services): void {
  const { connection, documents, language, settings } = services;
  const open = new Set<string>();
  /** Documents whose last version was not published yet, the longest waiting first. */
  const waiting = new Set<string>();
  /** The check of the one that waits longest, as far as it has come. */
  let underWay: Search<Diagnostic[]> | undefined;
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
      setTimeout(turn, pause);
    }
  };
  const awaitAll = (): void => {
    underWay = undefined;
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
    const document = uri === undefined ? undefined : documents.get(uri);
    if (uri !== undefined && document === undefined) {
      waiting.delete(uri);
    }
    if (document !== undefined) {
      underWay ??= checked(services, document);
      const done = advance(underWay);
      if (done !== undefined) {
        underWay = undefined;
        waiting.delete(document.uri);
        send(document.uri, document.version, done.result);
      }
    }
    if (waiting.size > 0) {
      schedule();
    }
  };

  documents.onChange((uri) => {
    underWay = undefined;
    open.add(uri);
    waiting.add(uri);
    schedule();
  });
  documents.onClose((uri) => {
    underWay = undefined;
    open.delete(uri);
    waiting.delete(uri);
    send(uri, undefined, []);
  });
  language.workspace.onChange(schedule);
  language.onLearned(awaitAll);
  settings.onChange((before, now) => {
    if (JSON.stringify(before.diagnostics) !== JSON.stringify(now.diagnostics)) {
      awaitAll();
    }
  });
}

function* checked(services: Services, document: OpenDocument): Search<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const { language, settings, facts } = services;
  for (const placed of document.parsed.statements) {
    const known = knownProblems(language, placed.statement);
    for (const problem of known ?? judged(services, placed.statement)) {
      const shown = diagnosticOf(
        document,
        placed,
        problem,
        settings.current().diagnostics,
        facts(),
      );
      if (shown !== undefined) {
        diagnostics.push(shown);
      }
    }
    if (known === undefined) {
      yield undefined;
    }
  }
  return diagnostics;
}

/**
 * One statement whose check throws costs its own diagnostics and no other's. Its values are read while
 * its binding is at hand, so that no list of values has to bind the statements of a whole document.
 */
function judged(
  { connection, language }: Services,
  statement: ParsedStatement,
): readonly Problem[] {
  try {
    const problems = problemsOf(language, statement);
    literalsIn(language, statement);
    return problems;
  } catch (error) {
    logFailure(connection, 'checking a statement', error);
    return [];
  }
}
