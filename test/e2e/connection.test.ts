/** Whom a statement asks: the region and the profile in the status bar, and what becomes of regions that refuse. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import {
  cellsOf,
  findResults,
  runAt,
  waitForRows,
  waitForRunState,
  waitForStatus,
} from './results.ts';

const files = {
  'default.iql':
    'SELECT region, workspace_id FROM aws.iottwinmaker.workspaces ORDER BY 2 LIMIT 1;\n',
  'vpcs.iql':
    "SELECT region, count(*) AS vpcs FROM aws.ec2.vpcs WHERE region IN ('us-east-1', 'eu-west-1') GROUP BY region;\n",
};

describe('a statement', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('that names no region asks the one that is chosen in the status bar', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('region'));
    await runAt(workbench, 'default.iql', 1);
    const results = await findResults(workbench);
    await waitForRows(results, [['us-east-1', 'bottling-north']]);
    await workbench.statusBar.waitFor('default chain');

    await workbench.statusBar.click('us-east-1');
    await workbench.page.locator('.quick-input-widget').waitFor();
    await workbench.page.keyboard.type('eu-west-1');
    await workbench.press('Enter');
    await workbench.statusBar.waitFor('eu-west-1');
    emulator.requests.reset();
    await runAt(workbench, 'default.iql', 1);
    await waitForRows(results, [['eu-west-1', 'bottling-south']]);
    expect(emulator.requests.records.map(({ region }) => region)).toEqual(['eu-west-1']);
    await waitForStatus(results, 'eu-west-1');
  });

  it('keeps the rows of the regions that answer where another is denied', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('denied region'));
    const heal = emulator.addFault({
      match: { region: 'eu-west-1' },
      action: {
        kind: 'error',
        name: 'AccessDeniedException',
        message:
          'User: arn:aws:iam::123456789012:user/ann is not authorized to perform: ec2:DescribeVpcs',
      },
    });
    await runAt(workbench, 'vpcs.iql', 1);
    const results = await findResults(workbench);
    await results.locator('.notice.warning').filter({ hasText: 'eu-west-1' }).waitFor();
    await expect
      .poll(async () => (await cellsOf(results)).map(([region]) => region))
      .toEqual(['us-east-1']);
    heal();
    await runAt(workbench, 'vpcs.iql', 1);
    await waitForStatus(results, '2 rows');
    await results.locator('.notices').waitFor({ state: 'hidden' });
  });

  it('waits for a region that limits the rate, says so, and asks again', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('throttled'));
    const heal = emulator.addFault({
      match: { operation: 'ListResources', region: 'eu-west-1' },
      action: { kind: 'error', name: 'ThrottlingException', message: 'Rate exceeded' },
    });
    emulator.requests.reset();
    await runAt(workbench, 'vpcs.iql', 1);
    const results = await findResults(workbench);
    await results.locator('.status-figures', { hasText: 'lists a second in eu-west-1' }).waitFor();
    await expect.poll(() => emulator.requests.count(), { timeout: 15_000 }).toBeGreaterThan(3);
    heal();
    await waitForStatus(results, '2 rows');
    await results.locator('.notices').waitFor({ state: 'hidden' });
  });

  it('says plainly that nothing answers at a dead endpoint', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('dead endpoint'));
    await emulator.close();
    await runAt(workbench, 'default.iql', 1);
    const results = await findResults(workbench);
    const words = await waitForRunState(results, emulator.url);
    expect(words).toContain('iql.endpoint');
  });
});
