/** The first whole path, as a person walks it: type, complete, hover, run, read the rows. */
import { resolve } from 'node:path';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { cellsOf, columnsOf, findResults, waitForStatus } from './results.ts';

const images = resolve(import.meta.dirname, '../../docs/images');

describe('the first query', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'query.iql': '' },
      settings: { 'editor.fontSize': 14, 'window.zoomLevel': 0 },
    });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('is completed as it is typed, and its row is read in the grid', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('first query'));
    const editor = await workbench.openFile('query.iql');

    await editor.type('SELECT region, workspace_id, state, tags\nFROM aws.iottwin');
    await workbench.suggestions.waitFor('iottwinmaker');
    await workbench.suggestions.accept('iottwinmaker');
    await editor.type('sync_j');
    await workbench.suggestions.accept('sync_job');
    await editor.type('\nWHERE data__Id');
    await workbench.suggestions.accept('data__Identifier');
    await editor.type(" = 'my-workspace|SITEWISE';");
    await editor.waitForText("WHERE data__Identifier = 'my-workspace|SITEWISE';");

    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    await waitForStatus(results, '1 row');
    expect(await columnsOf(results)).toEqual(['region', 'workspace_id', 'state', 'tags']);
    const [row] = await cellsOf(results);
    expect(row?.slice(0, 3)).toEqual(['us-east-1', 'my-workspace', 'ACTIVE']);
    expect(JSON.parse(row?.[3] ?? '')).toBeTypeOf('object');
    expect(await statusOf(results)).toContain('1 get');
    expect(emulator.requests.count('GetResource')).toBe(1);
    expect(emulator.requests.count('ListResources')).toBe(0);
  });

  it('explains itself under the mouse', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('hover'));
    const editor = workbench.getEditor('query.iql');
    const page = await editor.readHover('sync_job', 'AWS::IoTTwinMaker::SyncJob');
    expect(page).toContain('Gets or operates on an individual sync_job resource');
    expect(page).toContain('get_resource');
    const column = await editor.readHover('workspace_id', 'The ID of the workspace.');
    expect(column).toContain('string');
  });

  it("runs the customer's example as it stands", async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('customer example'));
    await workbench.press('Escape');
    await workbench.openFile('01-first-query.iql');
    const editor = workbench.getEditor('01-first-query.iql');
    await editor.placeCaret(6, 3);
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    await waitForStatus(results, '1 row');
    await expect
      .poll(() => columnsOf(results))
      .toEqual([
        'region',
        'workspace_id',
        'sync_source',
        'sync_role',
        'creation_date_time',
        'update_date_time',
        'arn',
        'state',
        'tags',
      ]);
    await workbench.saveScreenshot(resolve(images, 'first-query.png'));
  });
});

function statusOf(results: Frame): Promise<string> {
  return results.locator('.status-line').innerText();
}
