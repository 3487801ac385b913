/** Rows that are there before their statement has ended. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { cellsOf, findResults, runAt, waitForColumns, waitForStatus } from './results.ts';

const statement = `SELECT log_group_name, arn FROM aws.logs.log_groups WHERE region = 'us-west-2';\n`;

describe('a statement whose pages come slowly', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files: { 'early.iql': statement } });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('shows its first rows, which can be read and chosen, and more below them later', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('early rows'));
    emulator.addFault({
      match: { operation: 'ListResources' },
      nth: 4,
      times: 1,
      action: { kind: 'delay', milliseconds: 15_000 },
    });
    await runAt(workbench, 'early.iql', 1);
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '300 rows so far…')).toContain('Cancel');
    expect(emulator.requests.count('ListResources')).toBeLessThanOrEqual(4);
    await waitForColumns(results, ['log_group_name', 'arn']);
    expect(await results.locator('.run-state').isVisible()).toBe(false);
    const third = (await cellsOf(results))[2];
    await results.locator('regular-table tbody tr').nth(2).locator('td').first().click();
    await waitForStatus(results, 'Row 3, column 1');

    const line = await waitForStatus(results, '2,000 rows ·');
    expect(line).toContain('Row 3, column 1');
    expect(line).toContain('20 lists');
    expect((await cellsOf(results))[2]).toEqual(third);
    await workbench.press('ControlOrMeta+End');
    await waitForStatus(results, 'Row 2,000, column 2');
  });
});
