/** `npm start` after its build: at the address that it prints, a newcomer's first query runs. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Workbench } from '../host/workbench.ts';
import { openWorkbenchAt } from '../host/workbench.ts';
import { findResults, waitForRows, waitForStatus } from './results.ts';

const root = resolve(import.meta.dirname, '../..');

describe('npm start', () => {
  const started = new AsyncDisposableStack();
  let demo: RunningDemo;
  let workbench: Workbench;
  beforeAll(async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'iql-demo-'));
    started.defer(() => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 }));
    demo = started.adopt(await startDemo(dataFolder), async (running) => {
      await endDemo(running);
    });
    workbench = started.adopt(await openWorkbenchAt(demo.windowUrl), (opened) => opened.close());
  });
  afterAll(async () => {
    await started.disposeAsync();
  });

  it('serves the samples, where the first statement runs', async () => {
    onTestFailed(() => workbench.saveFailurePicture('npm start'));
    const editor = workbench.getEditor('01-first-query.iql');
    await editor.waitUntilShown();
    for (const name of ['02-lists-and-joins.iql', '07-delete.iql', 'data.json']) {
      await workbench.page.locator('.explorer-folders-view').getByText(name).waitFor();
    }
    // The lens says that the extension has started.
    await editor.waitForCodeLens('Run');
    await editor.placeCaret(4, 1);
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '1 row')).toContain('1 get');
    await editor.placeCaret(18, 1);
    await editor.press('ControlOrMeta+Enter');
    await waitForRows(results, [['SITEWISE', 'ACTIVE']]);
  });

  it('ends all that it started when it is ended', async () => {
    expect(await endDemo(demo)).toBe(0);
    for (const url of [demo.windowUrl, demo.emulatorUrl]) {
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    }
  });
});

interface RunningDemo {
  readonly process: ChildProcess;
  readonly windowUrl: string;
  readonly emulatorUrl: string;
}

/** Resolves when the address of the window is printed; rejects with all that was printed where it is not. */
async function startDemo(dataFolder: string): Promise<RunningDemo> {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/demo.ts'), '--data-folder', dataFolder],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const { promise, resolve: found, reject } = Promise.withResolvers<RunningDemo>();
  let printed = '';
  const read = (chunk: Buffer): void => {
    printed += chunk.toString();
    const emulatorUrl = /answers as AWS at (http:\S+)/.exec(printed)?.[1];
    const windowUrl = /Open (http:\S+)/.exec(printed)?.[1];
    if (emulatorUrl !== undefined && windowUrl !== undefined) {
      found({ process: child, windowUrl, emulatorUrl });
    }
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  child.once('error', reject);
  child.once('exit', (code) =>
    reject(new Error(`The demo ended with code ${String(code)}. It printed:\n${printed}`)),
  );
  return promise;
}

/** Gives the exit code. */
async function endDemo({ process: child }: RunningDemo): Promise<number | null> {
  if (child.exitCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  return child.exitCode;
}
