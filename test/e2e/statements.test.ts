/** What can be run, from where, and how several results live side by side. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import {
  activeTabOf,
  cellsOf,
  findResults,
  runAt,
  tabsOf,
  waitForColumns,
  waitForRows,
  waitForStatus,
} from './results.ts';

const several = `SELECT workspace_id FROM aws.iottwinmaker.workspaces WHERE workspace_id = 'my-workspace';

SELECT 1 + 1 AS two;

SELECT state
FROM aws.iottwinmaker.sync_job
WHERE data__Identifier = 'my-workspace|SITEWISE';
`;

describe('statements', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files: { 'several.iql': several } });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('of a whole file give one tab each, which can be chosen and closed', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('whole file'));
    const editor = await workbench.openFile('several.iql');
    await editor.press('ControlOrMeta+Shift+Enter');
    const results = await findResults(workbench);
    await waitForStatus(results, 'several.iql, line 5');
    await waitForRows(results, [['ACTIVE']]);
    expect(await tabsOf(results)).toEqual(['workspaces', 'SELECT 1 + 1 AS two', 'sync_job']);

    await results.locator('.tab').getByText('workspaces').click();
    await waitForRows(results, [['my-workspace']]);
    expect(await activeTabOf(results)).toBe('workspaces');
    await results.locator('.tab').getByText('SELECT 1 + 1').click();
    await waitForRows(results, [['2']]);
    await results.locator('.tab.active').getByLabel('Close this result').click();
    await expect.poll(() => tabsOf(results)).toEqual(['workspaces', 'sync_job']);
    expect(['workspaces', 'sync_job']).toContain(await activeTabOf(results));
  });

  it('run again take the tab that they had', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('run again'));
    emulator.requests.reset();
    await runAt(workbench, 'several.iql', 6);
    const results = await findResults(workbench);
    await expect.poll(() => emulator.requests.count()).toBe(1);
    await waitForRows(results, [['ACTIVE']]);
    expect(await tabsOf(results)).toEqual(['workspaces', 'sync_job']);
  });

  it('are run in part by what is selected', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('selection'));
    const editor = workbench.getEditor('several.iql');
    await editor.placeCaret(3, 1);
    await workbench.press('Shift+End');
    await workbench.runCommand('IQL: Run Selection');
    const results = await findResults(workbench);
    await waitForColumns(results, ['two']);
    await waitForRows(results, [['2']]);
  });

  it('show what there is, by the lens above them', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('what there is'));
    emulator.requests.reset();
    const editor = await workbench.openFile('06-what-there-is.iql');
    await editor.clickCodeLens('Run');
    const results = await findResults(workbench);
    expect(await waitForStatus(results, /\d{3} rows/)).toContain('no calls');
    expect(await activeTabOf(results)).toBe('SHOW SERVICES aws');
    await runAt(workbench, '06-what-there-is.iql', 11);
    await waitForStatus(results, 'line 11');
    await expect
      .poll(async () => (await cellsOf(results)).map(([name]) => name))
      .toEqual(expect.arrayContaining(['workspace_id', 'sync_source', 'sync_role', 'arn']));
    expect(emulator.requests.count()).toBe(0);
  });

  it('are explained without a call, by the lens above them', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('explain'));
    emulator.requests.reset();
    const editor = await workbench.openFile('01-first-query.iql');
    await editor.clickCodeLens('Explain');
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '01-first-query.iql, line 4')).toContain('no calls');
    expect(await activeTabOf(results)).toBe('EXPLAIN sync_job');
    await results.locator('.plan', { hasText: 'calls: 1 get' }).waitFor();
    expect(emulator.requests.count()).toBe(0);
  });

  it('of a document that has no file run too', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('untitled'));
    await workbench.press('ControlOrMeta+Alt+n');
    const editor = workbench.getEditor('Untitled-1');
    await editor.waitUntilShown();
    await workbench.runCommand('Change Language Mode');
    await workbench.page.keyboard.type('IQL');
    await workbench.press('Enter');
    await workbench.statusBar.waitFor('IQL');
    emulator.requests.reset();
    await editor.insert(several);
    await editor.placeCaret(6, 1);
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    await waitForStatus(results, 'Untitled-1, line 5');
    await waitForRows(results, [['ACTIVE']]);
    expect(emulator.requests.counts).toEqual({ GetResource: 1 });
  });
});
