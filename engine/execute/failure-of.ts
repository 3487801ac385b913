/** What stopped a run, as data with a place in the statement where there is one. */
import type { CallCounts, RunFailure } from '../../protocol/index.ts';
import { originalSpan, replacementAround } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import { SourceError, SqlError } from './ports.ts';

/** Why a run is stopped from outside: someone cancelled it, or its time was over. */
export type Stop =
  { readonly kind: 'cancelled' } | { readonly kind: 'late'; readonly timeoutMs: number };

export function failureOf(
  error: unknown,
  plan: Plan,
  calls: CallCounts,
  stop: Stop | undefined,
): RunFailure {
  if (stop !== undefined) return { kind: 'cancelled', message: stopMessage(plan, calls, stop) };
  if (error instanceof SourceError) return error.failure;
  if (error instanceof SqlError) return sqlFailure(error, plan);
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'internal', message: `the run failed: ${message}` };
}

/** A delete that was sent goes on without us. */
function stopMessage(plan: Plan, calls: CallCounts, stop: Stop): string {
  const happened =
    stop.kind === 'cancelled'
      ? 'the run was cancelled'
      : `the run was stopped, as it took longer than ${stop.timeoutMs / 1000} s`;
  if (plan.kind === 'delete' && calls.delete > 0) {
    return `${happened} after the delete of \`${plan.identifier}\` was sent: it may still be deleted, read it to see`;
  }
  return stop.kind === 'cancelled'
    ? happened
    : `${happened}: raise \`iql.queryTimeout\`, or ask for less, such as fewer regions or columns`;
}

function sqlFailure({ message, offset }: SqlError, plan: Plan): RunFailure {
  if (plan.kind !== 'select' || offset === undefined) return { kind: 'plan', message };
  const part = { start: offset, end: offset + 1 };
  const { lead = '' } = replacementAround(plan.replacements, part) ?? {};
  return { kind: 'plan', message: `${lead}${message}`, span: spanAt(plan, offset) };
}

/** The word at an offset of the SQL, where it stands in the statement. */
function spanAt(
  { sql, replacements }: Extract<Plan, { kind: 'select' }>,
  offset: number,
): NonNullable<RunFailure['span']> {
  const word = /^(?:[\w.]+|"[^"]*"|'[^']*'|.)/s.exec(sql.slice(offset))?.[0] ?? '';
  const { start } = originalSpan(replacements, offset);
  const last = originalSpan(replacements, Math.max(offset, offset + word.length - 1));
  return { start, end: last.start === last.end ? last.end + 1 : last.end };
}
