/** An entry of the history with what a test does not care for filled in. */
import type { HistoryEntry } from '../../../client/history/history-entry.ts';

export function entryWith(changes: Partial<HistoryEntry>): HistoryEntry {
  return {
    id: 'id',
    startedAt: Date.UTC(2026, 10, 24, 12),
    statement: 'SELECT 1',
    document: 'file:///work/query.iql',
    region: 'us-east-1',
    outcome: 'finished',
    rows: 1,
    calls: 0,
    durationMs: 5,
    ...changes,
  };
}
