/** Runs statements of a document one after the other, each into a tab of the results view. */
import * as vscode from 'vscode';
import type { LearnedCatalog } from '../../catalog/index.ts';
import type { CloudControlOptions, CloudControlSource } from '../../engine/cloudcontrol/index.ts';
import { createCloudControlSource, createTypeDescriber } from '../../engine/cloudcontrol/index.ts';
import { createLimiterPool } from '../../engine/execute/index.ts';
import type { LimiterPool, RunOutcome } from '../../engine/execute/index.ts';
import type { ForkedTableEngine } from '../../engine/sqlite/index.ts';
import { forkTableEngine } from '../../engine/sqlite/index.ts';
import { fillParameters } from '../../language/parameters/index.ts';
import type { ViewDefinitions } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import type { Connection } from '../connection/connection.ts';
import type { ConnectionState } from '../connection/connection-state.ts';
import { documentName } from '../notebooks/cells.ts';
import type { FinishedRun } from '../history/recorded-run.ts';
import type { Log } from '../output.ts';
import type { ResultFiles } from '../results/result-files.ts';
import type { ResultTabs } from '../results/result-tabs.ts';
import { mayRun } from '../trust.ts';
import type { RunFollower } from './run-follower.ts';
import type { DescribedTypes } from './described-types.ts';
import { execute } from './execute.ts';
import type { FetchedResources } from './fetched-resources.ts';
import { withFromCache } from './fetched-resources.ts';
import { confirmationOf, targetText } from './messages.ts';
import type { ValueOf } from './parameters/collect-values.ts';
import { runFilled } from './parameters/filled-run.ts';
import type { RunDiagnostics } from './run-diagnostics.ts';
import type { RunningIndicator } from './running-indicator.ts';
import type { RunTarget } from './targets.ts';
import { currentStart, writtenStart } from './targets.ts';
import { resultTitle, shownStatement } from './titles.ts';
import { viewsFor } from './views.ts';

export interface RunnerParts {
  readonly catalog: () => LearnedCatalog;
  readonly described: DescribedTypes;
  /** Told when a run has taught the catalog what a list needs. */
  readonly learned: (catalog: LearnedCatalog) => void;
  readonly version: string;
  /** Asks the language server for the views of the workspace. */
  readonly askForViews: () => Promise<unknown>;
  readonly connection: ConnectionState;
  readonly tabs: ResultTabs;
  readonly files: ResultFiles;
  /** Removes a file that no tab needs, and stops what reads it. */
  readonly release: (file: string) => void;
  readonly diagnostics: RunDiagnostics;
  readonly indicator: RunningIndicator;
  readonly showResults: () => Promise<void>;
  /** Told of each statement that has finished, and of the file that holds its rows. */
  readonly finished: (statement: ParsedStatement, file: string, views: ViewDefinitions) => void;
  /** Told of each run that has ended, however it did. */
  readonly record: (run: FinishedRun) => void;
  readonly fetched: FetchedResources;
  /** The values of the statements' parameters; `undefined` where nothing shall run. */
  readonly valuesFor: (
    document: vscode.TextDocument,
    statements: readonly ParsedStatement[],
  ) => Promise<ValueOf | undefined>;
  readonly tableProcess: string;
  readonly log: Log;
}

export interface Runner {
  /**
   * Stops at the first statement that fails. Resolves when the last has ended. `anew` asks AWS for all
   * that is needed, whatever is kept. A follower shows the results: the view is then not brought
   * to the front.
   */
  run(
    document: vscode.TextDocument,
    targets: readonly RunTarget[],
    reads?: 'kept' | 'anew',
    follower?: RunFollower,
  ): Promise<void>;
  cancelAll(): void;
  /** Stops the run of one tab; the statements after it do not start. */
  cancel(tab: string): void;
}

/** What the statements of one command share. */
interface Batch {
  readonly connection: Connection;
  readonly source: CloudControlSource;
  readonly reads: 'kept' | 'anew';
  readonly follower: RunFollower | undefined;
  readonly valueOf: ValueOf;
}

/** One statement under way. Its batch ends with it where it is cancelled. */
interface Under {
  readonly tab: string;
  readonly abort: AbortController;
}

export function createRunner(parts: RunnerParts): Runner {
  const under = new Set<Under>();
  const limitersOf = createConnectionLimiters();
  /** A result that is run again has the values that it had. */
  const valuesOf = new WeakMap<RunTarget, ValueOf>();

  const runOne = async (
    document: vscode.TextDocument,
    target: RunTarget,
    { connection, source, reads, follower, valueOf }: Batch,
    endings: Promise<void>[],
  ): Promise<boolean> => {
    const abort = new AbortController();
    const tab = parts.tabs.start(describe(document, target, connection), () => abort.abort());
    const run: Under = { tab: tab.id, abort };
    let file = parts.files.next();
    const startedAt = Date.now();
    const began = performance.now();
    let isFirst = true;
    let finished = (): void => undefined;
    /** A statement that is planned again starts from an empty file. */
    const startEngine = (): ForkedTableEngine => {
      if (!isFirst) {
        parts.release(file);
        file = parts.files.next();
      }
      isFirst = false;
      return forkTableEngine({ processPath: parts.tableProcess, file });
    };
    under.add(run);
    follower?.started(target, tab.id);
    parts.indicator.start(run);
    parts.diagnostics.clear(document);
    const caching = parts.fetched.sourceOver(source, connection, readsOf(target, reads));
    try {
      const filled = fillParameters(target.statement, valueOf);
      const ran = await runFilled(filled, async ({ statement }) => {
        const catalog = parts.catalog();
        const views = await viewsFor(statement, {
          catalog,
          documentText: document.getText(),
          ask: parts.askForViews,
          warn: (message) => parts.log.warn(message),
        });
        finished = () => parts.finished(statement, file, views);
        return execute(statement, {
          catalog,
          views,
          version: parts.version,
          connection,
          source: caching ?? source,
          limiters: limitersOf(connection),
          learn(typeName, properties) {
            const isNews = catalog.learn({ typeName, properties });
            if (isNews) {
              parts.learned(catalog);
            }
            return isNews;
          },
          ...(connection.describesTypes === true && {
            describe: (typeNames) =>
              describeTypes(parts, catalog, connection, typeNames, abort.signal),
          }),
          startEngine,
          confirm: (preview) => confirm(confirmationOf(preview, connection)),
          onProgress(progress) {
            tab.report(progress, file);
            follower?.reported(target, progress, file);
            parts.indicator.report(run, progress);
          },
          signal: abort.signal,
        });
      });
      const outcome = withFromCache(ran, caching);
      await follower?.settled(target, outcome, file);
      if (!tab.settle(outcome, file)) {
        parts.release(file);
      } else if (outcome.kind === 'finished') {
        finished();
      }
      parts.record({
        target,
        document: document.uri.toString(),
        connection,
        startedAt,
        durationMs: performance.now() - began,
        outcome,
      });
      report(document, target, outcome, parts);
      return outcome.kind === 'finished';
    } finally {
      under.delete(run);
      parts.indicator.stop(run);
      if (caching !== undefined) {
        endings.push(caching.end());
      }
    }
  };

  const valuesOfRun = async (
    document: vscode.TextDocument,
    targets: readonly RunTarget[],
  ): Promise<ValueOf | undefined> => {
    const [first] = targets;
    const before = targets.length === 1 && first !== undefined ? valuesOf.get(first) : undefined;
    const statements = targets.map(({ statement }) => statement);
    const valueOf = before ?? (await parts.valuesFor(document, statements));
    if (valueOf !== undefined) {
      targets.forEach((target) => valuesOf.set(target, valueOf));
    }
    return valueOf;
  };

  return {
    async run(document, targets, reads = 'kept', follower) {
      if (targets.length === 0 || !(await mayRun())) {
        return;
      }
      const valueOf = await valuesOfRun(document, targets);
      if (valueOf === undefined) {
        return;
      }
      const connected = await parts.connection.refresh();
      await parts.fetched.follow(connected);
      const connection = { ...connected, rowLimit: follower?.rowLimit ?? connected.rowLimit };
      if (follower === undefined) {
        await parts.showResults();
      }
      const endings: Promise<void>[] = [];
      const source = createCloudControlSource(sourceOptions(connection));
      const batch = { connection, source, reads, follower, valueOf };
      try {
        for (const target of targets) {
          if (!(await runOne(document, target, batch, endings))) {
            break;
          }
        }
      } finally {
        // Another run may still wait for a call that this one began.
        void Promise.all(endings).then(() => source.close());
      }
    },
    cancelAll() {
      for (const { abort } of under) {
        abort.abort();
      }
    },
    cancel(tab) {
      for (const run of under) {
        if (run.tab === tab) {
          run.abort.abort();
        }
      }
    },
  };
}

/** What one account allows says nothing of another, or of an endpoint that is not AWS's. */
function createConnectionLimiters(): (connection: Connection) => LimiterPool {
  const pools = new Map<string, LimiterPool>();
  return ({ profile = '', endpoint = '' }) => {
    const key = JSON.stringify([profile, endpoint]);
    const pool = pools.get(key) ?? createLimiterPool();
    pools.set(key, pool);
    return pool;
  };
}

/** EXPLAIN ANALYZE is there to measure what AWS takes. */
function readsOf({ statement }: RunTarget, reads: Batch['reads']): Batch['reads'] {
  return statement.root.kind === 'explain' ? 'anew' : reads;
}

function sourceOptions({ concurrency, profile, endpoint, roles }: Connection): CloudControlOptions {
  return {
    concurrency,
    ...(profile === undefined ? {} : { profile }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(roles === undefined ? {} : { roles }),
  };
}

/** Asks CloudFormation, in the connection's own account and region. */
async function describeTypes(
  { described, learned }: RunnerParts,
  catalog: LearnedCatalog,
  connection: Connection,
  typeNames: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const describer = createTypeDescriber(sourceOptions(connection));
  try {
    const isNews = await described.describe(catalog, typeNames, (typeName) =>
      describer.describe(typeName, connection.region, signal),
    );
    if (isNews) {
      learned(catalog);
    }
    return isNews;
  } finally {
    describer.close();
  }
}

function describe(document: vscode.TextDocument, target: RunTarget, connection: Connection) {
  const text = document.getText();
  const start = (currentStart(text, target) ?? target.start) + writtenStart(target);
  const line = document.positionAt(Math.max(0, start)).line + 1;
  return {
    documentUri: document.uri.toString(),
    documentText: text,
    target,
    title: resultTitle(target.statement),
    statement: shownStatement(target.statement),
    origin: `${documentName(document)}, line ${line}`,
    connection: targetText(connection),
  };
}

async function confirm(question: ReturnType<typeof confirmationOf>): Promise<boolean> {
  const answer = await vscode.window.showWarningMessage(
    question.message,
    { modal: true, detail: question.detail },
    question.yes,
  );
  return answer === question.yes;
}

function report(
  document: vscode.TextDocument,
  target: RunTarget,
  outcome: RunOutcome,
  { diagnostics, log }: RunnerParts,
): void {
  if (outcome.kind === 'finished') {
    log.info(`${resultTitle(target.statement)}: ${outcome.summary.rowCount} rows`);
    return;
  }
  log.warn(`${resultTitle(target.statement)}: ${outcome.failure.message}`);
  diagnostics.show(document, target, outcome.failure);
}
