/** The first whole path, as a person walks it: type, complete, hover, run, read the rows. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { hideSideBar, pictureSettings, pictureWindow, saveImage } from './images.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import {
  cellsOf,
  columnsOf,
  findResults,
  runAt,
  tabsOf,
  waitForColumns,
  waitForStatus,
} from './results.ts';

const typed = `SELECT region, workspace_id, sync_source, state, tags
FROM aws.iottwinmaker.sync_job
WHERE data__Identifier = 'my-workspace|SITEWISE';`;

const inventory = `SELECT function_name, runtime, memory_size
FROM aws.lambda.functions
ORDER BY memory_size DESC;

SELECT bucket_name FROM aws.s3.buckets_list_only;

SELECT v.vpc_id, v.cidr_block, count(s.subnet_id) AS subnets, v.tags
FROM aws.ec2.vpcs AS v
LEFT JOIN aws.ec2.subnets AS s ON s.vpc_id = v.vpc_id
GROUP BY v.vpc_id
ORDER BY v.cidr_block;
`;

describe('the first query', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'sync-job.iql': '', 'inventory.iql': inventory },
      settings: pictureSettings,
      window: pictureWindow,
    });
    await hideSideBar(product.workbench);
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('is completed as it is typed', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('typing the first query'));
    const editor = await workbench.openFile('sync-job.iql');
    const { suggestions } = workbench;

    await editor.replaceAll('');
    await editor.type('SELECT \nFROM aws.iottw');
    await suggestions.accept('iottwinmaker');
    await editor.type('sync_j');
    await suggestions.accept('sync_job');
    await editor.placeCaret(1, 8);
    await editor.type('regi');
    await suggestions.accept('region');
    await editor.type(', ');
    await suggestions.waitFor('workspace_id');
    await suggestions.toggleDocumentation();
    expect(await suggestions.readDocumentation('The ID of the workspace.')).toContain('string');
    await editor.waitForCodeLens('Run');
    await saveImage(workbench, 'completion');
    await suggestions.accept('workspace_id');
    await editor.type(', sync_so');
    await suggestions.accept('sync_source');
    await editor.type(', state, tags');
    await workbench.press('Escape');
    await workbench.press('ControlOrMeta+End');
    await editor.type('\nWHERE data__Ide');
    await suggestions.accept('data__Identifier');
    await editor.type(" = 'my-workspace|SITEWISE';");
    await workbench.press('Escape');
    // The hint of the region stands between the lines.
    for (const line of typed.split('\n')) {
      await editor.waitForText(line);
    }
  });

  it('asks AWS for one resource, and its row is read in the grid', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('running the first query'));
    const editor = workbench.getEditor('sync-job.iql');
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    expect(await waitForStatus(results, '1 row')).toContain('1 get');
    await waitForColumns(results, ['region', 'workspace_id', 'sync_source', 'state', 'tags']);
    const [row] = await cellsOf(results);
    expect(row?.slice(0, 4)).toEqual(['us-east-1', 'my-workspace', 'SITEWISE', 'ACTIVE']);
    expect(JSON.parse(row?.[4] ?? '')).toEqual({ environment: 'prod', team: 'plant-systems' });
    expect(emulator.requests.counts).toEqual({ GetResource: 1 });
    expect(await workbench.problems.readSummary()).toContain('No Problems');
    await editor.waitForCodeLens('us-east-1 · 1 get');
    await saveImage(workbench, 'first-query');
  });

  it('explains itself under the mouse', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('hover'));
    const editor = workbench.getEditor('sync-job.iql');
    const page = await editor.readHover(
      'sync_job',
      'Gets or operates on an individual sync_job resource',
    );
    expect(page).toContain('AWS::IoTTwinMaker::SyncJob');
    expect(page).toContain('get_resource');
    const column = await editor.readHover('workspace_id', 'The ID of the workspace.');
    expect(column).toContain('string');
  });

  it("is the customer's example as it stands, too", async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('customer example'));
    emulator.requests.reset();
    await runAt(workbench, '01-first-query.iql', 6);
    const results = await findResults(workbench);
    await waitForStatus(results, '01-first-query.iql, line 4');
    await waitForStatus(results, '1 row');
    await results.locator('.column-name').getByText('sync_role').waitFor();
    const names = new Set<string>();
    await expect
      .poll(async () => {
        // Columns beyond the window are drawn when they are scrolled to.
        (await columnsOf(results)).forEach((name) => names.add(name));
        await results.locator('regular-table').press('ArrowRight');
        return [...names];
      })
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
    expect(emulator.requests.counts).toEqual({ GetResource: 1 });
    expect(emulator.requests.records).toMatchObject([
      {
        region: 'us-east-1',
        typeName: 'AWS::IoTTwinMaker::SyncJob',
        identifier: 'my-workspace|SITEWISE',
      },
    ]);
  });

  it('is one of several results, beside whose rows a whole value opens', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('several results'));
    const editor = await workbench.openFile('inventory.iql');
    await editor.press('ControlOrMeta+Shift+Enter');
    const results = await findResults(workbench);
    await waitForStatus(results, 'inventory.iql, line 7');
    await waitForColumns(results, ['vpc_id', 'cidr_block', 'subnets', 'tags']);
    expect((await tabsOf(results)).slice(-3)).toEqual(['functions', 'buckets_list_only', 'vpcs']);
    await results.locator('regular-table tbody td.json').first().click();
    await workbench.press('Enter');
    const viewer = results.locator('.viewer');
    await viewer.getByText('"environment"').waitFor();
    await editor.waitForCodeLens('Run');
    await saveImage(workbench, 'results');
  });
});
