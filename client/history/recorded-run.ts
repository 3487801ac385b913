/** A run as the history keeps it. */
import type { RunOutcome } from '../../engine/execute/index.ts';
import { totalCalls } from '../../protocol/index.ts';
import type { Connection } from '../connection/connection.ts';
import type { RunTarget } from '../run/targets.ts';
import type { HistoryEntry } from './history-entry.ts';

export interface FinishedRun {
  readonly target: RunTarget;
  /** URI of the document. */
  readonly document: string;
  readonly connection: Pick<Connection, 'profile' | 'region'>;
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly outcome: RunOutcome;
}

/** Beyond it a statement is some other file that was run by mistake. */
const longestStatement = 100_000;

/** `undefined` for a run that is not worth keeping. Comments around the statement are left out. */
export function entryOfRun(run: FinishedRun, id: string): HistoryEntry | undefined {
  const { target, connection, outcome } = run;
  const statement = statementOf(target);
  if (statement.length > longestStatement) return undefined;
  const { profile, region } = connection;
  const common = {
    id,
    startedAt: run.startedAt,
    statement,
    document: run.document,
    ...(profile !== undefined && { profile }),
    region,
    durationMs: Math.round(run.durationMs),
  };
  if (outcome.kind === 'finished') {
    const { calls, rowCount } = outcome.summary;
    return { ...common, outcome: 'finished', calls: totalCalls(calls), rows: rowCount };
  }
  const { failure, calls, partial } = outcome;
  return {
    ...common,
    outcome: failure.kind === 'cancelled' ? 'cancelled' : 'failed',
    calls: totalCalls(calls),
    ...(partial !== undefined && { rows: partial.rowCount }),
    ...(failure.kind !== 'cancelled' && { failure: failure.kind }),
  };
}

/** The statement alone, without its `;`. */
export function statementOf({ statement: { text, root } }: RunTarget): string {
  return text.slice(root.span.start, root.span.end);
}
