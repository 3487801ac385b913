/** What stopped a run, as data with a place in the statement where there is one. */
import type { RunFailure } from '../../protocol/index.ts';
import { originalSpan } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import { SourceError, SqlError } from './ports.ts';

export function failureOf(error: unknown, plan: Plan, cancelled: boolean): RunFailure {
  if (cancelled) return { kind: 'cancelled', message: 'the run was cancelled' };
  if (error instanceof SourceError) return error.failure;
  if (error instanceof SqlError) return sqlFailure(error, plan);
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'internal', message: `the run failed: ${message}` };
}

function sqlFailure({ message, offset }: SqlError, plan: Plan): RunFailure {
  if (plan.kind !== 'select' || offset === undefined) return { kind: 'plan', message };
  return { kind: 'plan', message, span: spanAt(plan, offset) };
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
