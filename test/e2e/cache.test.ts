/** Resources that were fetched before, as a result shows them. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { findResults, runAt, waitForRows, waitForStatus } from './results.ts';

const statement =
  "SELECT function_name FROM aws.lambda.functions WHERE function_name = 'orders-intake';";

describe('with a time to live', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'cached.iql': `${statement}\n` },
      settings: { 'iql.cache.timeToLive': 300 },
    });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('a statement that runs again makes no call, says so, and can be run without', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('from cache'));
    await runAt(workbench, 'cached.iql', 1);
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '1 row')).toContain('1 get');
    const anew = results.getByRole('button', { name: 'Run without cache' });
    expect(await anew.isVisible()).toBe(false);

    await runAt(workbench, 'cached.iql', 1);
    const status = await waitForStatus(results, /from cache, \S+ \S+ old/);
    expect(status).toContain('no calls');
    await waitForRows(results, [['orders-intake']]);
    expect(emulator.requests.count('GetResource')).toBe(1);

    await anew.click();
    expect(await waitForStatus(results, '1 get')).not.toContain('from cache');
    expect(emulator.requests.count('GetResource')).toBe(2);

    await runAt(workbench, 'cached.iql', 1);
    await waitForStatus(results, 'from cache');
    await workbench.runCommand('IQL: Empty the Cache');
    await runAt(workbench, 'cached.iql', 1);
    expect(await waitForStatus(results, '1 get')).not.toContain('from cache');
    expect(emulator.requests.count('GetResource')).toBe(3);
  });
});
