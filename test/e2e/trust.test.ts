/** A folder that nobody has said to trust: its statements are read, never run. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';

describe('in a workspace that is not trusted', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'draft.iql': '' },
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
      },
    });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('the language is understood', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('untrusted language'));
    const editor = await workbench.openFile('draft.iql');
    await editor.replaceAll('');
    await editor.type('SELECT stat FROM aws.iottwinmaker.sync_j');
    await workbench.suggestions.accept('sync_job');
    await editor.type(" WHERE data__Identifier = 'my-workspace|SITEWISE';");
    await workbench.press('Escape');
    expect(await workbench.problems.waitFor('did you mean')).toMatchObject({
      code: 'unknown-column',
    });
    expect(await editor.readHover('sync_job', 'get_resource')).toContain('SyncJob');
  });

  it('running says why it does not, and sends nothing', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('untrusted run'));
    const editor = await workbench.openFile('01-first-query.iql');
    await editor.placeCaret(6, 3);
    await editor.press('ControlOrMeta+Enter');
    const message = await workbench.notifications.waitFor('trusted workspaces only');
    expect(message).toContain('Restricted Mode');
    expect(emulator.requests.count()).toBe(0);
  });

  it('runs as soon as it is trusted', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('trusted now'));
    await workbench.page
      .locator('.notification-list-item .monaco-button')
      .getByText('Manage Workspace Trust')
      .click();
    const trust = workbench.page.locator('.workspace-trust-editor');
    await trust.getByText('Trust', { exact: true }).click();
    await trust.getByText('You trust this folder').waitFor();
    await workbench.page.getByLabel('Close Modal Editor').first().click();
    await trust.waitFor({ state: 'hidden' });
    const editor = await workbench.openFile('01-first-query.iql');
    await editor.placeCaret(6, 3);
    await editor.press('ControlOrMeta+Enter');
    await expect
      .poll(() => emulator.requests.counts, { timeout: 15_000 })
      .toEqual({ GetResource: 1 });
  });
});
