import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../client/history/history-entry.ts';
import { targetOfText } from '../../../client/history/find-statement.ts';
import { textsOf } from '../../../client/history/history-texts.ts';
import { entryOfRun } from '../../../client/history/recorded-run.ts';
import { targetsOf } from '../../../client/run/targets.ts';
import type { RunOutcome } from '../../../engine/execute/index.ts';
import { parseDocument } from '../../../language/syntax/index.ts';
import { noCalls } from '../../../protocol/index.ts';
import { entryWith } from './entries.ts';

function recorded(text: string, outcome: RunOutcome): HistoryEntry | undefined {
  const [target] = targetsOf(parseDocument(text));
  if (target === undefined) throw new Error('no statement');
  const run = {
    target,
    document: 'file:///work/query.iql',
    connection: { profile: 'dev', region: 'eu-west-1' },
    startedAt: 1,
    durationMs: 12.4,
    outcome,
  };
  return entryOfRun(run, 'id');
}

describe('what is kept of a run', () => {
  it('is the statement as it was written, and figures', () => {
    const outcome: RunOutcome = {
      kind: 'finished',
      summary: {
        columns: [{ name: 'a', type: 'text' }],
        rowCount: 3,
        notices: [],
        calls: { ...noCalls, list: 1, get: 2 },
        durationMs: 12,
      },
    };
    expect(recorded('-- a comment\nSELECT {{ a }}; -- after', outcome)).toEqual({
      id: 'id',
      startedAt: 1,
      statement: 'SELECT {{ a }}',
      document: 'file:///work/query.iql',
      profile: 'dev',
      region: 'eu-west-1',
      outcome: 'finished',
      rows: 3,
      calls: 3,
      durationMs: 12,
    });
  });

  it('is of a failure its kind alone: a message may hold values', () => {
    const outcome: RunOutcome = {
      kind: 'failed',
      failure: { kind: 'access', message: 'user `arn:aws:iam::1:user/x` may not' },
      calls: noCalls,
      notices: [],
    };
    const entry = recorded('SELECT 1', outcome);
    expect(entry).toMatchObject({ outcome: 'failed', failure: 'access', calls: 0 });
    expect(JSON.stringify(entry)).not.toContain('arn:aws');
  });

  it('tells what was cancelled', () => {
    const outcome: RunOutcome = {
      kind: 'failed',
      failure: { kind: 'cancelled', message: 'cancelled' },
      calls: noCalls,
      notices: [],
    };
    expect(recorded('SELECT 1', outcome)).toMatchObject({ outcome: 'cancelled' });
  });

  it('is nothing of a statement as long as a book', () => {
    const outcome: RunOutcome = {
      kind: 'failed',
      failure: { kind: 'plan', message: 'no' },
      calls: noCalls,
      notices: [],
    };
    expect(recorded(`SELECT '${'x'.repeat(100_000)}'`, outcome)).toBeUndefined();
  });
});

describe('an entry of the list', () => {
  const minute = 60_000;
  function check(changes: Partial<HistoryEntry>, ageMs: number, expected: readonly string[]): void {
    const entry = entryWith(changes);
    const { label, description, detail } = textsOf(entry, entry.startedAt + ageMs);
    expect([label, description, detail]).toEqual(expected);
  }

  it('has the whole statement on one line, to be searched', () => {
    check({ statement: 'SELECT a,\n  b\nFROM t' }, 0, [
      ...['SELECT a, b FROM t', 'just now, us-east-1', '1 row, 0 calls, 5 ms'],
    ]);
  });

  it('tells when and where it ran', () => {
    check({ profile: 'dev' }, 3 * 60 * minute, [
      ...['SELECT 1', '3 hours ago, dev, us-east-1', '1 row, 0 calls, 5 ms'],
    ]);
    check({ durationMs: 61_250 }, 24 * 60 * minute, [
      ...['SELECT 1', '1 day ago, us-east-1', '1 row, 0 calls, 61.3 s'],
    ]);
  });

  it('tells what became of it', () => {
    const { rows, ...withoutRows } = entryWith({ outcome: 'failed', failure: 'access' });
    expect(rows).toBe(1);
    expect(textsOf(withoutRows, withoutRows.startedAt).detail).toBe(
      'failed (access), 0 calls, 5 ms',
    );
    check({ outcome: 'cancelled', rows: 2 }, minute, [
      ...['SELECT 1', '1 minute ago, us-east-1', 'cancelled, 2 rows, 0 calls, 5 ms'],
    ]);
  });
});

describe('a statement of the history', () => {
  it('is found where it stands, and not as a part of another', () => {
    const text = 'SELECT 1 FROM t;\nSELECT 2;\n-- again\nSELECT 1;\n';
    expect(targetOfText(text, 'SELECT 1')).toMatchObject({ index: 2 });
    expect(targetOfText(text, 'SELECT 3')).toBeUndefined();
    expect(targetOfText(text, 'SELECT')).toBeUndefined();
  });
});
