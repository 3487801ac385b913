/** Reading many rows: by keys, to the end, with whole values, copies, and after a reload. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import {
  cellsOf,
  findResults,
  runAt,
  waitForColumns,
  waitForRows,
  waitForStatus,
} from './results.ts';

const made = `SELECT NULL AS missing, '' AS empty, 42 AS number, '{"a":{"b":[1,2]}}' AS document;
SELECT 'one' AS word, 1 AS number UNION ALL SELECT 'two', 2;
`;

describe('the grid', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files: { 'made.iql': made } });
    await product.workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('shows two thousand rows, and the last of them at the press of a key', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('two thousand rows'));
    await runAt(workbench, '02-lists-and-joins.iql', 8);
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '2,000 rows')).toContain('20 lists');
    expect(emulator.requests.counts).toEqual({ ListResources: 20 });
    await waitForColumns(results, ['log_group_name', 'arn']);
    const numbers = results.locator('regular-table tbody th');
    expect(await numbers.first().innerText()).toBe('1');
    expect(await numbers.count()).toBeLessThan(100);

    await results.locator('regular-table tbody td').first().click();
    await workbench.press('ControlOrMeta+End');
    await waitForStatus(results, 'Row 2,000, column 2');
    await numbers.getByText('2,000', { exact: true }).waitFor();
    const last = (await cellsOf(results)).at(-1);
    expect(last?.[1]).toContain(`:log-group:${last?.[0] ?? ''}`);
    await workbench.press('ControlOrMeta+Home');
    await numbers.getByText('1', { exact: true }).waitFor();
  });

  it('tells NULL from an empty text, and opens a whole value', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('whole value'));
    await runAt(workbench, 'made.iql', 1);
    const results = await findResults(workbench);
    await waitForRows(results, [['NULL', '', '42', '{"a":{"b":[1,2]}}']]);
    const cells = results.locator('regular-table tbody td');
    expect(await cells.nth(0).getAttribute('class')).toContain('null');
    expect(await cells.nth(1).getAttribute('class')).not.toContain('null');

    await cells.nth(3).click();
    await workbench.press('Enter');
    const viewer = results.locator('.viewer');
    await viewer.waitFor();
    expect(await viewer.innerText()).toContain('document');
    await viewer.getByText('1 key').first().waitFor();
    await workbench.press('ArrowLeft');
    await viewer.getByText('42').waitFor();
    await workbench.press('Escape');
    await viewer.waitFor({ state: 'hidden' });
  });

  it('copies a cell, and a range as lines and tabs', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('copy'));
    await runAt(workbench, 'made.iql', 2);
    const results = await findResults(workbench);
    await waitForRows(results, [
      ['one', '1'],
      ['two', '2'],
    ]);
    await results.locator('regular-table tbody td').nth(2).click();
    await workbench.press('ControlOrMeta+c');
    await waitForStatus(results, 'Copied 1 cell');
    expect(await readClipboard()).toBe('two');

    await workbench.press('ControlOrMeta+a');
    await waitForStatus(results, '2 × 2 selected');
    expect(await workbench.statusBar.read()).toContainEqual(expect.stringMatching(/^Ln 2, Col 1$/));
    await workbench.press('ControlOrMeta+c');
    await waitForStatus(results, 'Copied 4 cells');
    expect(await readClipboard()).toBe('one\t1\ntwo\t2');
  });

  it('says what it is for after the window is loaded again, and works', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('after a reload'));
    await workbench.reload();
    await workbench.runCommand('IQL Results: Focus on IQL Results View');
    const results = await workbench.findWebview({
      title: 'IQL Results',
      containing: 'No results yet',
    });
    expect(await results.locator('body').innerText()).toContain('Ctrl+Enter');
    await runAt(workbench, 'made.iql', 2);
    await waitForStatus(await findResults(workbench), '2 rows');
  });

  function readClipboard(): Promise<string> {
    return product.workbench.page.evaluate(() => navigator.clipboard.readText());
  }
});
