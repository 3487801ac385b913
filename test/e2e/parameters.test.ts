/** Statements with parameters, as a person runs them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { findResults, runAt, waitForRows, waitForRunState, waitForStatus } from './results.ts';

const asked = `SELECT cidr_block
FROM aws.ec2.vpcs
WHERE region = {{ where }} AND cidr_block IN (:networks);

SELECT '{{ api_token }}' AS shown;

SELECT cidr_block FROM aws.ec2.vpcs {% if x %} WHERE region = 'us-east-1' {% endif %};
`;

const files = {
  'asked.iql': asked,
  'plant/told.iql':
    "SELECT cidr_block FROM aws.ec2.vpcs WHERE region = '{{ stack.region }}' AND cidr_block IN {{ blocks }};\n",
  'plant/.iqlvars': "stack:\n  region: us-east-1\nblocks: ['10.20.0.0/16']\n",
};

describe('a statement with parameters', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    await product.workbench.runCommand('View: Close All Editors');
  });

  it('asks for each value, and offers it again at the next run', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('asked values'));
    await runAt(workbench, 'asked.iql', 1);
    await answer(workbench.page, 'Value of {{ where }} (1/2)', '', 'us-east-1');
    await answer(workbench.page, 'Value of :networks (2/2)', '', '10.20.0.0/16, 10.30.0.0/16');
    const results = await findResults(workbench);
    await waitForRows(results, [['10.20.0.0/16'], ['10.30.0.0/16']]);

    await runAt(workbench, 'asked.iql', 1);
    await answer(workbench.page, 'Value of {{ where }} (1/2)', 'us-east-1');
    await answer(
      workbench.page,
      'Value of :networks (2/2)',
      '10.20.0.0/16, 10.30.0.0/16',
      '10.40.0.0/16',
    );
    await waitForRows(results, [['10.40.0.0/16']]);
  });

  it('runs nothing where a box is left with Escape', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('no values'));
    const before = emulator.requests.count('ListResources');
    await runAt(workbench, 'asked.iql', 1);
    const { box } = await inputBox(workbench.page, 'Value of {{ where }} (1/2)', 'us-east-1');
    await workbench.press('Escape');
    await box.waitFor({ state: 'hidden' });
    await runAt(workbench, 'plant/told.iql', 1);
    await waitForRows(await findResults(workbench), [['10.20.0.0/16']]);
    expect(emulator.requests.count('ListResources')).toBe(before + 1);
  });

  it('takes values of the nearest file, and asks nothing', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('values of a file'));
    await runAt(workbench, 'plant/told.iql', 1);
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '1 row')).toContain('1 list');
    await waitForRows(results, [['10.20.0.0/16']]);
  });

  it('types secrets unseen and forgets them', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('secret values'));
    for (const secret of ['first', 'second']) {
      await runAt(workbench, 'asked.iql', 5);
      const { input } = await inputBox(workbench.page, 'Value of {{ api_token }}');
      expect(await input.getAttribute('type')).toBe('password');
      await answer(workbench.page, 'Value of {{ api_token }}', '', secret);
      await waitForRows(await findResults(workbench), [[secret]]);
    }
  });

  it('forgets what was typed when that is asked for', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('forgotten values'));
    await workbench.runCommand('IQL: Forget Parameter Values');
    await runAt(workbench, 'asked.iql', 1);
    const { box } = await inputBox(workbench.page, 'Value of {{ where }} (1/2)', '');
    await workbench.press('Escape');
    await box.waitFor({ state: 'hidden' });
  });

  it('says of a block that it is not evaluated', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('a block'));
    await runAt(workbench, 'asked.iql', 7);
    const results = await findResults(workbench);
    expect(await waitForRunState(results, 'block of a template language')).toContain('{% if x %}');
  });
});

/** Waits for the box of this title, and for the value that stands in it. */
async function inputBox(page: Page, title: string, value = '') {
  const box = page.locator('.quick-input-widget');
  await box.locator('.quick-input-title').getByText(title, { exact: true }).waitFor();
  const input = box.locator('.quick-input-box input');
  await expect.poll(() => input.inputValue()).toBe(value);
  return { box, input };
}

async function answer(page: Page, title: string, offered: string, value?: string): Promise<void> {
  const { box, input } = await inputBox(page, title, offered);
  if (value !== undefined) await input.fill(value);
  await input.press('Enter');
  await box.locator('.quick-input-title').getByText(title, { exact: true }).waitFor({
    state: 'hidden',
  });
}
