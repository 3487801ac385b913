/** One statement from its text to its outcome: bound, planned, and run against the ports. */
import type { Catalog } from '../../catalog/index.ts';
import type {
  LimiterPool,
  MutationPreview,
  ResourceSource,
  RunOutcome,
  TableEngine,
} from '../../engine/execute/index.ts';
import { runLearning, runPlan } from '../../engine/execute/index.ts';
import { planStatement } from '../../engine/plan/index.ts';
import type { PlanResult } from '../../engine/plan/index.ts';
import type { ViewDefinitions } from '../../language/semantics/index.ts';
import { createBinder } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import type { RunFailure, RunProgress } from '../../protocol/index.ts';
import { noCalls } from '../../protocol/index.ts';
import type { Connection } from '../connection/connection.ts';

/** An engine that can be stopped in the middle of a statement. */
export type KillableEngine = TableEngine & { kill(): void; readonly ended: Promise<void> };

export interface Execution {
  readonly catalog: Catalog;
  /** The extension's, which `SHOW VERSION` says. */
  readonly version: string;
  /** What the statement may read beside resources. */
  readonly views: ViewDefinitions;
  readonly connection: Connection;
  readonly source: ResourceSource;
  /** What is known of the rates that AWS allows, shared by all runs of a connection. */
  readonly limiters?: LimiterPool;
  /** Takes what AWS said that lists need into `catalog`; gives back whether it was news. */
  readonly learn?: (typeName: string, properties: readonly string[]) => boolean;
  /** Asks for what `catalog` does not know of types; gives back whether there was news. Never rejects. */
  readonly describe?: (typeNames: readonly string[]) => Promise<boolean>;
  /**
   * Started once the statement has a plan: a statement that has none costs no process. Each engine has
   * a file of its own, and the last one started has the rows.
   */
  readonly startEngine: () => KillableEngine;
  readonly confirm: (preview: MutationPreview) => Promise<boolean>;
  readonly onProgress: (progress: RunProgress) => void;
  readonly signal: AbortSignal;
}

/** Never rejects. The engine's process is gone, or going, when this resolves. */
export async function execute(
  statement: ParsedStatement,
  execution: Execution,
): Promise<RunOutcome> {
  let engine: KillableEngine | undefined;
  let showsRows = false;
  const { catalog, views, connection, version, source, limiters, confirm, signal } = execution;
  const { concurrency, rowLimit, timeoutMs, isStrict } = connection;
  const plan = (): PlanResult => {
    const bind = createBinder(catalog, () => views);
    return planStatement(bind(statement), {
      catalog,
      bind,
      defaultRegion: connection.region,
      enabledRegions: connection.regions,
      ...connection.accounts,
      version,
      explains: true,
    });
  };
  try {
    return await runLearning({
      plan,
      async run(planned, asked) {
        engine?.kill();
        await engine?.ended;
        engine = execution.startEngine();
        return runPlan(
          planned,
          { source: asked, engine, confirm, ...(limiters !== undefined && { limiters }) },
          {
            concurrency,
            rowLimit,
            ...(timeoutMs !== undefined && { timeoutMs }),
            ...(isStrict !== undefined && { isStrict }),
          },
          (progress) => {
            showsRows ||= (progress.resultRows ?? 0) > 0;
            execution.onProgress(progress);
          },
          signal,
        );
      },
      source,
      ...(execution.describe !== undefined && { describe: execution.describe }),
      // Rows that are shown are not taken back: the next run knows.
      learn: (typeName, properties) =>
        execution.learn?.(typeName, properties) === true && !showsRows,
      signal,
    });
  } catch (error) {
    return failed({ kind: 'internal', message: messageOf(error) });
  } finally {
    engine?.kill();
  }
}

function failed(failure: RunFailure): RunOutcome {
  return { kind: 'failed', failure, calls: noCalls, notices: [] };
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return `${text}: the command \`IQL: Show Output\` has the details`;
}
