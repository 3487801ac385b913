/**
 * Runs one plan after the other, each in a SQLite file and a process of its own, as the editor does:
 * Ctrl+C stops even a statement that SQLite is busy with.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LearnedListInputs } from '../catalog/index.ts';
import type { CloudControlSource } from '../engine/cloudcontrol/index.ts';
import { createLimiterPool, runLearning, runPlan } from '../engine/execute/index.ts';
import type { RunLimits, RunOutcome } from '../engine/execute/index.ts';
import type { Plan, PlanResult } from '../engine/plan/index.ts';
import { forkTableEngine, toCell } from '../engine/sqlite/index.ts';
import type { ForkedTableEngine } from '../engine/sqlite/index.ts';
import type { Cell, RunFailure, RunSummary } from '../protocol/index.ts';
import type { RunOptions } from './arguments.ts';
import { createConfirmation } from './confirm.ts';
import type { EarlyRows } from './early-rows.ts';
import { printEarly } from './early-rows.ts';
import type { PrintedResult, PrintedRows } from './formats/result-format.ts';
import { withOptionNames } from './option-names.ts';
import type { Output } from './output.ts';
import { progressLineOn } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

/** What prints one statement's result while its rows can be read. */
export interface ResultPrinter {
  /** Prints rows of which more may still come, and ends with the last; absent where all must be there. */
  readonly rows?: (result: PrintedRows) => Promise<void>;
  readonly result: (result: PrintedResult) => Promise<void>;
  /** What is said once the rows are printed. */
  readonly summary: (result: PrintedResult) => Promise<void>;
}

/** How a statement is planned, once more where AWS has said what a list needs. */
export interface Planning {
  readonly plan: () => PlanResult;
  readonly learn: (learned: LearnedListInputs) => boolean;
}

export interface StatementRunner {
  /** Tells the failure where there is one. */
  run(
    statement: string,
    planning: Planning,
    printer: ResultPrinter,
  ): Promise<RunFailure | undefined>;
  /** Removes every file that was made. */
  close(): void;
}

export interface RunnerSurroundings {
  readonly options: RunOptions;
  readonly terminal: Terminal;
  readonly source: CloudControlSource;
  readonly messages: Output;
}

export function createStatementRunner(surroundings: RunnerSurroundings): StatementRunner {
  const { options, terminal, source, messages } = surroundings;
  const directory = mkdtempSync(join(tmpdir(), 'iql-'));
  const removeFiles = (): void => rmSync(directory, { recursive: true, force: true });
  // A second Ctrl+C leaves at once, and leaves nothing behind.
  process.once('exit', removeFiles);
  const progress = progressLineOn(terminal.stderr);
  const ask = createConfirmation(terminal, options.yes, (message) => messages.write(message));
  const limiters = createLimiterPool();
  let count = 0;

  return {
    async run(statement, { plan, learn }, printer) {
      let attempt: Attempt | undefined;
      try {
        const outcome = await runLearning({
          plan,
          async run(planned, asked) {
            await end(attempt);
            count += 1;
            const file = join(directory, `run-${count}.db`);
            const engine = forkTableEngine({ processPath: terminal.places.tableProcess, file });
            const early = printEarly(file, printer);
            attempt = { plan: planned, file, engine, early };
            return runPlan(
              planned,
              {
                source: asked,
                engine,
                limiters,
                confirm: (preview) => {
                  progress.clear();
                  return ask(preview);
                },
              },
              limitsOf(options),
              (state) => {
                early.report(state);
                if (!early.isPrinting || terminal.stdout.isTTY !== true) {
                  progress.show(state);
                }
              },
              AbortSignal.any([terminal.signal, early.stopped]),
            );
          },
          source,
          // Rows that are printed cannot be taken back.
          learn: (typeName, properties) =>
            learn({ typeName, properties }) && attempt?.early.isPrinting !== true,
          signal: terminal.signal,
        });
        progress.clear();
        await print(statement, outcome, attempt, printer);
        return outcome.kind === 'failed' ? outcome.failure : undefined;
      } finally {
        await end(attempt);
      }
    },
    close() {
      process.off('exit', removeFiles);
      removeFiles();
    },
  };
}

/** One plan on its way, of which a statement has two at most. */
interface Attempt {
  readonly plan: Plan;
  readonly file: string;
  readonly engine: ForkedTableEngine;
  readonly early: EarlyRows;
}

async function end(attempt: Attempt | undefined): Promise<void> {
  attempt?.engine.kill();
  await attempt?.engine.ended;
}

async function print(
  statement: string,
  outcome: RunOutcome,
  attempt: Attempt | undefined,
  printer: ResultPrinter,
): Promise<void> {
  if (attempt === undefined) {
    return;
  }
  const { early } = attempt;
  const summary = summaryOf(outcome);
  const result = summary && printedResult(statement, attempt, summary);
  if (early.isPrinting) {
    await early.end(summary?.rowCount);
  } else if (result !== undefined) {
    await printer.result(result);
  }
  if (result !== undefined) {
    await printer.summary(result);
  }
}

function limitsOf({ concurrency, rowLimit, timeout, strict }: RunOptions): RunLimits {
  return {
    concurrency,
    rowLimit,
    isStrict: strict,
    ...(timeout > 0 && { timeoutMs: timeout * 1000 }),
  };
}

/** A cancelled run may still have rows to show. */
function summaryOf(outcome: RunOutcome): RunSummary | undefined {
  return outcome.kind === 'finished' ? outcome.summary : outcome.partial;
}

const portion = 1000;

function printedResult(
  statement: string,
  { plan, file, engine }: Attempt,
  summary: RunSummary,
): PrintedResult {
  const { columns, rowCount, calls, durationMs } = summary;
  const notices = summary.notices.map((notice) => ({
    ...notice,
    message: withOptionNames(notice.message),
  }));
  async function* rows(): AsyncGenerator<readonly (readonly Cell[])[]> {
    for (let start = 0; start < rowCount; start += portion) {
      const values = await engine.readResult(start, portion);
      yield values.map((row) => row.map(toCell));
    }
  }
  return {
    statement,
    file,
    columns,
    rows,
    rowCount,
    notices,
    calls,
    durationMs,
    ...(showsPlan(plan) && summary.plan !== undefined && { plan: summary.plan }),
  };
}

/** Every result has a plan; of EXPLAIN and EXPLAIN ANALYZE it is the result. */
function showsPlan(plan: Plan): boolean {
  if (plan.kind === 'rows') return plan.explained !== undefined;
  return plan.kind === 'select' && plan.isAnalyzed === true;
}
