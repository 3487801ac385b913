import { describe, expect, it } from 'vitest';
import type { ResultTabs } from '../../client/results/result-tabs.ts';
import { createResultTabs } from '../../client/results/result-tabs.ts';
import { targetsOf } from '../../client/run/targets.ts';
import type { RunOutcome } from '../../engine/execute/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import { noCalls } from '../../protocol/index.ts';

const summary = { columns: [], rowCount: 1, notices: [], calls: noCalls, durationMs: 1 };
const finished: RunOutcome = { kind: 'finished', summary };
const denied: RunOutcome = {
  kind: 'failed',
  failure: { kind: 'access', message: 'denied' },
  calls: noCalls,
  notices: [],
};

function open() {
  const released: string[] = [];
  const stopped: string[] = [];
  const tabs = createResultTabs({ now: () => 0, release: (file) => released.push(file) });
  /** Runs the statement at a position of a document. */
  const run = (document: string, index = 0, documentUri = 'file:///a.iql') => {
    const target = targetsOf(parseDocument(document))[index];
    if (target === undefined) {
      throw new Error(`There is no statement ${index} in the document.`);
    }
    const statement = target.statement.text.trim();
    return tabs.start(
      {
        documentUri,
        documentText: document,
        target,
        title: statement,
        statement,
        origin: '',
        connection: '',
      },
      () => stopped.push(statement),
    );
  };
  return { tabs, run, released, stopped };
}

/** Each tab as `id statement state`, the active one with a star. */
function check(tabs: ResultTabs): readonly string[] {
  return tabs.all.map(
    ({ id, statement, state }) =>
      `${id === tabs.active ? '*' : ''}${id} ${statement} ${state.kind}`,
  );
}

describe('result tabs', () => {
  it('open one for each statement, the newest in front', () => {
    const { tabs, run } = open();
    const document = 'SELECT 1;SELECT 2;';
    run(document).settle(finished, 'f1');
    run(document, 1);
    expect(check(tabs)).toEqual(['1 SELECT 1; finished', '*2 SELECT 2; running']);
  });

  it('fill the same tab when a statement runs again, and let its file go', () => {
    const { tabs, run, released } = open();
    run('SELECT 1;').settle(finished, 'f1');
    run('SELECT 1;').settle(finished, 'f2');
    expect(check(tabs)).toEqual(['*1 SELECT 1; finished']);
    expect([tabs.find('1')?.file, tabs.find('1')?.revision, released]).toEqual(['f2', 2, ['f1']]);
  });

  it('know a statement again after it was edited in its place', () => {
    const { tabs, run } = open();
    run('SELECT 1;').settle(finished, 'f1');
    run('SELECT 1 + 1;').settle(finished, 'f2');
    expect(check(tabs)).toEqual(['*1 SELECT 1 + 1; finished']);
  });

  it('keep the result of a statement that is still in the document', () => {
    const { tabs, run } = open();
    run('SELECT 1;').settle(finished, 'f1');
    run('SELECT 0;SELECT 1;').settle(finished, 'f2');
    expect(check(tabs)).toEqual(['1 SELECT 1; finished', '*2 SELECT 0; finished']);
  });

  it('keep documents apart', () => {
    const { tabs, run } = open();
    run('SELECT 1;');
    run('SELECT 1;', 0, 'file:///b.iql');
    expect(tabs.all).toHaveLength(2);
  });

  it('stop a run whose statement runs again, and ignore what it still says', () => {
    const { tabs, run, stopped } = open();
    const first = run('SELECT 1;');
    run('SELECT 1;');
    expect(stopped).toEqual(['SELECT 1;']);
    expect(first.settle(finished, 'f1')).toBe(false);
    expect(check(tabs)).toEqual(['*1 SELECT 1; running']);
  });

  it('stop a run whose tab is closed', () => {
    const { tabs, run, stopped } = open();
    const running = run('SELECT 1;');
    tabs.close('1');
    running.report({ calls: noCalls, rowsFetched: 1 }, 'f0');
    expect([stopped, check(tabs), tabs.active]).toEqual([['SELECT 1;'], [], undefined]);
  });

  it('have a file to read while their run goes on, once there are rows in it', () => {
    const { tabs, run } = open();
    const running = run('SELECT 1;');
    running.report({ calls: noCalls, rowsFetched: 1 }, 'f1');
    expect(tabs.find('1')?.file).toBeUndefined();
    running.report({ calls: noCalls, rowsFetched: 1, resultRows: 1, resultColumns: [] }, 'f1');
    expect([tabs.find('1')?.file, tabs.find('1')?.revision]).toEqual(['f1', 1]);
    running.settle(finished, 'f1');
    expect([tabs.find('1')?.file, tabs.find('1')?.revision]).toEqual(['f1', 1]);
  });

  it('leave the file of a run that is stopped to the run, which still writes to it', () => {
    const { tabs, run, released } = open();
    const running = run('SELECT 1;');
    running.report({ calls: noCalls, rowsFetched: 1, resultRows: 1, resultColumns: [] }, 'f1');
    tabs.close('1');
    expect(running.settle(finished, 'f1')).toBe(false);
    expect(released).toEqual([]);
  });

  it('keep a file only where there are rows in it', () => {
    const { tabs, run } = open();
    expect(run('SELECT 1;').settle(denied, 'f1')).toBe(false);
    expect(tabs.find('1')?.file).toBeUndefined();
    expect(run('SELECT 1;').settle({ ...denied, partial: summary }, 'f2')).toBe(true);
    expect(tabs.find('1')?.file).toBe('f2');
  });

  it('bring the neighbour to the front when the front one closes', () => {
    const { tabs, run, released } = open();
    const document = 'SELECT 1;SELECT 2;SELECT 3;';
    [0, 1, 2].forEach((index) => run(document, index).settle(finished, `f${index}`));
    tabs.activate('2');
    tabs.close('2');
    expect(check(tabs)).toEqual(['1 SELECT 1; finished', '*3 SELECT 3; finished']);
    tabs.close('3');
    expect(tabs.active).toBe('1');
    expect(released).toEqual(['f1', 'f2']);
  });

  it('make room by the oldest that is not running', () => {
    const { tabs, run } = open();
    const document = Array.from({ length: 21 }, (_, index) => `SELECT ${index};`).join('');
    run(document, 0);
    for (let index = 1; index < 21; index += 1) {
      run(document, index).settle(finished, `f${index}`);
    }
    expect(tabs.all).toHaveLength(20);
    expect(check(tabs).slice(0, 2)).toEqual(['1 SELECT 0; running', '3 SELECT 2; finished']);
  });
});
