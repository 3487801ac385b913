/** Resources that were fetched before, as a result shows them. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { hideSideBar, pictureSettings, pictureWindow, saveImage } from './images.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { findResults, runAt, waitForRows, waitForStatus } from './results.ts';

const file = `-- The networks of one region.
SELECT vpc_id, cidr_block, instance_tenancy
FROM aws.ec2.vpcs
WHERE region = 'us-east-1'
ORDER BY cidr_block;
`;

const rows = [
  ['vpc-066cb6ef48a144030', '10.20.0.0/16', 'default'],
  ['vpc-0dc6d89ee9fe48ff4', '10.30.0.0/16', 'default'],
  ['vpc-02cb7fea981af9930', '10.40.0.0/16', 'default'],
];

describe('with a time to live', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'networks.iql': file },
      settings: { ...pictureSettings, 'iql.cache.timeToLive': 300 },
      window: pictureWindow,
    });
    await hideSideBar(product.workbench);
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('a statement that runs again makes no call, says so, and can be run without', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('from cache'));
    await runAt(workbench, 'networks.iql', 2);
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '3 rows')).toContain('1 list');
    const anew = results.getByRole('button', { name: 'Run without cache' });
    expect(await anew.isVisible()).toBe(false);

    await runAt(workbench, 'networks.iql', 2);
    const status = await waitForStatus(results, /from cache, \S+ \S+ old/);
    expect(status).toContain('no calls');
    await waitForRows(results, rows);
    expect(emulator.requests.count('ListResources')).toBe(1);
    await saveImage(workbench, 'from-cache');

    await anew.click();
    expect(await waitForStatus(results, '1 list')).not.toContain('from cache');
    expect(emulator.requests.count('ListResources')).toBe(2);

    await runAt(workbench, 'networks.iql', 2);
    await waitForStatus(results, 'from cache');
    await workbench.runCommand('IQL: Empty the Cache');
    await runAt(workbench, 'networks.iql', 2);
    expect(await waitForStatus(results, '1 list')).not.toContain('from cache');
    expect(emulator.requests.count('ListResources')).toBe(3);
  });
});
