import { describe, expect, it } from 'vitest';
import { createGridHost } from '../../client/results/grid-host.ts';
import { createResultTabs } from '../../client/results/result-tabs.ts';
import type { HostMessage } from '../../protocol/index.ts';

/** What the page is answered, what is asked of the editor, and what goes to the log. */
async function check(...messages: readonly unknown[]) {
  const answers: HostMessage[] = [];
  const asked: string[] = [];
  const logged: string[] = [];
  const ask = (what: string) => () => {
    asked.push(what);
    return Promise.resolve();
  };
  const host = createGridHost({
    tabs: createResultTabs({ now: () => 0, release: () => undefined }),
    readerOf: () => {
      throw new Error('No result has a file here.');
    },
    onReady: () => asked.push('tabs'),
    cells: {
      links: () => ({ references: [1], resources: [] }),
      open: (_, { column }, destination) => ask(`open the ${destination} of ${column}`)(),
      addPath: (_, column, path) => ask(`add ${path} of ${column}`)().then(() => 'Added'),
    },
    actions: {
      copy: (text) => ask(`copy ${text}`)(),
      openText: (text, language) => ask(`open ${language} ${text}`)(),
      cancel: () => asked.push('cancel'),
      rerun: ask('rerun'),
      rerunAnew: ask('rerun anew'),
      reveal: ask('reveal'),
      openPlan: (_, text) => ask(`open plan ${text}`)(),
      exportResult: ask('export'),
      saveChart: (_, { format }) => ask(`save ${format}`)().then(() => undefined),
      selectProfile: ask('select profile'),
      log: (message) => logged.push(message),
    },
  });
  for (const message of messages) {
    await host.receive(message, (answer) => answers.push(answer));
  }
  return { answers, asked, logged };
}

describe('the extension’s end of the grid', () => {
  it('sends the results to a page that has just been made', async () => {
    expect((await check({ kind: 'ready' })).asked).toEqual(['tabs']);
  });

  it('drops what is no message, and notes it', async () => {
    const { answers, asked, logged } = await check('ready', { kind: 'copyText', text: 7 }, null);
    expect([answers, asked, logged.length]).toEqual([[], [], 3]);
  });

  it('refuses rows of a result that is gone, and says what to do', async () => {
    const message = 'This result is gone: run the statement again.';
    const { answers } = await check({
      kind: 'fetchRows',
      request: 4,
      tab: '1',
      view: { sort: [], filters: [] },
      start: 0,
      count: 10,
    });
    expect(answers).toEqual([{ kind: 'refused', request: 4, message }]);
  });

  it('does nothing for a tab that is closed', async () => {
    const { asked } = await check(
      { kind: 'cancel', tab: '1' },
      { kind: 'rerun', tab: '1' },
      { kind: 'rerunAnew', tab: '1' },
      { kind: 'closeTab', tab: '1' },
      { kind: 'selectTab', tab: '1' },
      { kind: 'exportResult', tab: '1', view: { sort: [], filters: [] }, columns: [0] },
    );
    expect(asked).toEqual([]);
  });

  it('says that a plan is gone with its result', async () => {
    const message = 'This plan is gone: run the statement again.';
    const { answers, asked } = await check(
      { kind: 'copyPlan', tab: '1' },
      { kind: 'openPlan', tab: '1' },
    );
    expect(asked).toEqual([]);
    expect(answers).toEqual([
      { kind: 'told', message },
      { kind: 'told', message },
    ]);
  });

  it('copies and opens texts of the page', async () => {
    const { asked, answers } = await check(
      { kind: 'copyText', text: '$.a' },
      { kind: 'openText', text: '{}', language: 'json' },
    );
    expect(asked).toEqual(['copy $.a', 'open json {}']);
    expect(answers).toEqual([{ kind: 'told', message: 'Copied 3 characters' }]);
  });
});
