/** What may cost something: a deletion, which asks first, and a long run, which can be stopped. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import {
  cellsOf,
  findResults,
  runAt,
  waitForColumns,
  waitForRunState,
  waitForStatus,
} from './results.ts';

const typeName = 'AWS::IoTTwinMaker::SyncJob';
const identifier = 'packaging-test|SITEWISE';

describe('a DELETE', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('names all that it would do, and sends nothing where it is not confirmed', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('not confirmed'));
    await runAt(workbench, '07-delete.iql', 8);
    const question = await workbench.dialog.read();
    expect(question.message).toContain(identifier);
    expect(question.detail).toContain(typeName);
    expect(question.detail).toContain('Region: us-east-1');
    expect(question.detail).toContain('iottwinmaker:DeleteSyncJob');
    expect(question.buttons).toEqual(expect.arrayContaining(['Cancel', 'Delete']));
    await workbench.dialog.press('Cancel');
    const results = await findResults(workbench);
    expect(await waitForRunState(results, 'Cancelled')).toContain('was not deleted');
    expect(emulator.requests.count()).toBe(0);
    expect(emulator.resource(typeName, 'us-east-1', identifier)).toBeDefined();
  });

  it('is not confirmed by pressing the key of Run once more', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('key pressed twice'));
    await runAt(workbench, '07-delete.iql', 8);
    await workbench.dialog.read();
    await workbench.press('ControlOrMeta+Enter');
    await workbench.press('Escape');
    const results = await findResults(workbench);
    await waitForRunState(results, 'Cancelled');
    expect(emulator.requests.count('DeleteResource')).toBe(0);
  });

  it('deletes once it is confirmed, and shows what AWS says of it', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('confirmed'));
    await runAt(workbench, '07-delete.iql', 8);
    await workbench.dialog.press('Delete');
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '1 row')).toContain('1 delete');
    await expect
      .poll(async () => (await cellsOf(results))[0])
      .toEqual(expect.arrayContaining([typeName, identifier, 'DELETE', 'SUCCESS']));
    expect(emulator.requests.count('DeleteResource')).toBe(1);
    expect(emulator.resource(typeName, 'us-east-1', identifier)).toBeUndefined();
  });
});

describe('a run that takes long', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: {
        // Its rows have only names until each is asked for.
        'long.iql':
          "SELECT log_group_name, tags FROM aws.logs.log_groups WHERE region = 'us-west-2';\n",
      },
      emulator: { latencyMs: 60 },
    });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('shows its calls, is stopped by a click, and asks nothing after it', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('cancel'));
    await runAt(workbench, 'long.iql', 1);
    const results = await findResults(workbench);
    await waitForRunState(results, /\d+ gets?/);
    await workbench.statusBar.waitFor(/\d+ calls, \d+ resources/);
    // It moves from beside the calls to the status line when the first rows come.
    await results.locator('.status-line').getByText('Cancel', { exact: true }).click();
    await waitForRunState(results, 'Cancelled');
    const asked = emulator.requests.count();
    expect(asked).toBeLessThan(2000);
    await waitForStatus(results, 'incomplete');
    await waitForColumns(results, ['log_group_name', 'tags']);
    // Another statement has been run to its end: time in which a run that goes on would have asked.
    await runAt(workbench, '01-first-query.iql', 6);
    await waitForStatus(results, '1 get');
    await expect.poll(() => emulator.requests.count('GetResource')).toBeGreaterThan(0);
    expect(emulator.requests.count() - asked).toBe(1);
  });
});
