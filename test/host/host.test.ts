import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runSuite } from './run-suite.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const extensionPath = join(import.meta.dirname, 'fixture-extension');
let workspace: string;

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'iql-host-'));
  await writeFile(join(workspace, 'words.fixture'), 'alpha forbidden word\n');
});

afterAll(async () => {
  await rm(workspace, { recursive: true, force: true });
});

function run(suite: string, timeoutMs?: number) {
  return runSuite({
    workspace,
    extensionPath,
    suitePath: join(extensionPath, 'suites', `${suite}.js`),
    environment: { IQL_HOST_FIXTURE: 'from the test' },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}

describe('runSuite', () => {
  test('exits with 0 if the suite passes, and shows its console and its environment', async () => {
    const verdict = await run('passing');
    expect(verdict.exitCode).toBe(0);
    expect(verdict.logLines).toContain('environment: from the test');
  });

  test('exits with another code if the suite fails, and says why', async () => {
    const verdict = await run('failing');
    expect(verdict.exitCode).not.toBe(0);
    expect(verdict.logLines.join('\n')).toContain('this suite fails on purpose');
  });

  test('gives up on a suite that never ends, and leaves a picture', async () => {
    await expect(run('hanging', 10_000)).rejects.toThrow(/no verdict within 10000 ms[^]*\.png/);
  });
});

describe('a workbench', () => {
  let workbench: Workbench;

  beforeAll(async () => {
    workbench = await openWorkbench({ workspace, installedExtensionPath: extensionPath });
  });

  afterAll(async () => {
    await workbench.close();
  });

  beforeEach(({ task, onTestFailed }) => {
    onTestFailed(() => workbench.saveFailurePicture(task.name));
  });

  test('opens a file and shows its problems', async () => {
    const editor = await workbench.openFile('words.fixture');
    expect(await editor.readVisibleText()).toContain('alpha forbidden word');
    expect(await workbench.problems.waitFor('the word')).toEqual({
      severity: 'error',
      message: 'the word `forbidden` is forbidden',
      code: 'fixture-forbidden',
      place: '[Ln 1, Col 7]',
    });
    expect(await workbench.problems.readSummary()).toBe('Errors: 1');
  });

  test('reads a hover', async () => {
    const editor = await workbench.openFile('words.fixture');
    expect(await editor.readHover('forbidden', 'hover of')).toContain('hover of forbidden');
    expect(await editor.readHover('alpha')).toBe('hover of alpha');
  });

  test('reads suggestions and accepts one', async () => {
    const editor = await workbench.openFile('words.fixture');
    await editor.placeCaret(2, 1);
    await editor.type('al');
    expect(await workbench.suggestions.triggerAndRead()).toEqual(['almanac', 'alphabet']);
    await workbench.suggestions.accept('alphabet');
    await editor.waitForText('\nalphabet');
  });

  test('clicks a code lens and reads the webview that it opens', async () => {
    const editor = await workbench.openFile('words.fixture');
    await editor.clickCodeLens('Open page');
    const frame = await workbench.findWebview({ title: 'Fixture Page', containing: 'first cell' });
    expect(await frame.locator('td').allInnerTexts()).toEqual(['first cell', 'second cell']);
    await frame.locator('body[data-ready="from page.js"]').waitFor();
  });

  test('runs a command while a webview has the focus, and presses the button of its message', async () => {
    await workbench.runCommand('Host Fixture: Notify');
    expect(await workbench.notifications.waitFor('fixture')).toBe('fixture says hello');
    await workbench.notifications.press('fixture', 'Fine');
  });

  test('answers a modal question', async () => {
    await workbench.runCommand('Host Fixture: Ask Modally');
    expect(await workbench.dialog.read()).toMatchObject({
      message: 'Delete 1 resource?',
      detail: 'arn:aws:s3:::bucket',
    });
    await workbench.dialog.press('Delete');
    expect(await workbench.statusBar.waitFor('answered')).toBe('answered Delete');
  });

  test('names a file in a save dialog', async () => {
    const path = join(workspace, 'chosen.csv');
    await workbench.runCommand('Host Fixture: Choose File');
    await workbench.answerFileDialog(path);
    expect(await workbench.statusBar.waitFor('chose')).toBe(`chose ${path}`);
  });

  test('shows what an extension writes to its output channel', async () => {
    await workbench.runCommand('Host Fixture: Write Output');
    expect(await workbench.output.waitFor('a line of output')).toContain('[info]');
  });

  test('keeps the open editor through a reload of the window', async () => {
    await workbench.reload();
    await workbench.getEditor('words.fixture').waitForText('alpha forbidden word');
  });

  test('saves a screenshot', async () => {
    const path = join(workspace, 'pictures', 'window.png');
    await workbench.saveScreenshot(path);
    expect((await readFile(path)).subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('a workbench with settings of its own', () => {
  test('asks whether to trust the workspace where trust is on', async () => {
    const workbench = await openWorkbench({
      workspace,
      installedExtensionPath: extensionPath,
      userSettings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'always',
      },
    });
    try {
      expect((await workbench.dialog.read()).message).toContain('Do you trust the authors');
    } finally {
      await workbench.close();
    }
  });

  test('loads an extension under development, and lists its notifications', async () => {
    const workbench = await openWorkbench({
      workspace,
      extensionPath,
      userSettings: { 'workbench.colorTheme': 'Default Light Modern' },
    });
    try {
      await workbench.runCommand('Host Fixture: Notify');
      await workbench.notifications.show();
      expect(await workbench.notifications.waitFor('fixture')).toBe('fixture says hello');
      expect(await workbench.page.locator('.monaco-workbench.vs').count()).toBe(1);
    } finally {
      await workbench.close();
    }
  });
});
