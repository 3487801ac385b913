/** One statement through the whole engine as the editor runs it: a source, and a SQL process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openCatalog } from '../catalog/index.ts';
import { createCloudControlSource } from '../engine/cloudcontrol/index.ts';
import type { CloudControlSource } from '../engine/cloudcontrol/index.ts';
import { createLimiterPool, runPlan } from '../engine/execute/index.ts';
import type { LimiterPoolOptions, SqlRow } from '../engine/execute/index.ts';
import { planStatement } from '../engine/plan/index.ts';
import type { Plan } from '../engine/plan/index.ts';
import { forkTableEngine } from '../engine/sqlite/index.ts';
import { createBinder } from '../language/semantics/index.ts';
import { parseStatement } from '../language/syntax/index.ts';
import type { RunProgress, RunSummary } from '../protocol/index.ts';

const root = resolve(import.meta.dirname, '..');
const catalog = openCatalog(join(root, 'dist/catalog'));

export interface StatementSetup {
  readonly endpoint: string;
  readonly sql: string;
  /** Calls under way at a time. */
  readonly concurrency: number;
  readonly limiters?: LimiterPoolOptions;
  readonly onProgress?: (progress: RunProgress, source: CloudControlSource) => void;
  /** Sees the source before the engine does. */
  readonly watch?: (source: CloudControlSource) => CloudControlSource;
}

export interface StatementFigures {
  /** From the start of the run, the SQL process already there, to the finished result. */
  readonly milliseconds: number;
  /** Processor time of this process in the meantime. */
  readonly processorMilliseconds: number;
  readonly summary: RunSummary;
  readonly firstRow: SqlRow | undefined;
}

/** Throws where the statement fails or leaves something out: a measured run must be a whole one. */
export async function runStatement(setup: StatementSetup): Promise<StatementFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'iql-bench-'));
  const engine = forkTableEngine({
    processPath: join(root, 'engine/sqlite/table-process.ts'),
    file: join(directory, 'run.db'),
  });
  const made = createCloudControlSource({
    endpoint: setup.endpoint,
    concurrency: setup.concurrency,
    // No configuration of this machine's user takes part.
    env: {},
  });
  const source = setup.watch?.(made) ?? made;
  try {
    await engine.query('SELECT 1');
    const plan = planOf(setup.sql);
    const from = performance.now();
    const processor = process.cpuUsage();
    const outcome = await runPlan(
      plan,
      {
        source,
        engine,
        confirm: () => Promise.resolve(false),
        limiters: createLimiterPool(setup.limiters),
      },
      { concurrency: setup.concurrency, rowLimit: 2_000_000 },
      (progress) => setup.onProgress?.(progress, source),
      new AbortController().signal,
    );
    const milliseconds = performance.now() - from;
    const { user, system } = process.cpuUsage(processor);
    if (outcome.kind === 'failed') throw new Error(outcome.failure.message);
    const notice = outcome.summary.notices.find(({ kind }) => kind !== 'information');
    if (notice !== undefined) throw new Error(`a notice: ${notice.message}`);
    const [firstRow] = await engine.readResult(0, 1);
    return {
      milliseconds,
      processorMilliseconds: (user + system) / 1000,
      summary: outcome.summary,
      firstRow,
    };
  } finally {
    engine.kill();
    await engine.ended;
    made.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

function planOf(sql: string): Plan {
  const bind = createBinder(catalog);
  const planned = planStatement(bind(parseStatement(sql)), {
    catalog,
    bind,
    defaultRegion: 'us-east-1',
    enabledRegions: ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'],
    version: '0',
  });
  if (planned.kind === 'failed') throw new Error(planned.failure.message);
  return planned.plan;
}
