/** Help while a statement is written: layout, fixes, refactorings, hints, colours, other engines' SQL. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { hideSideBar, pictureSettings, pictureWindow, saveImage } from './images.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';

const messy = `-- the largest functions
select f.function_name,f.memory_size from aws.lambda.functions f where f.runtime='python3.12' and f.memory_size>512 order by f.memory_size desc,f.function_name limit 10;
`;

/** Its first lines end in a hint of the region, which is no part of the text. */
const tidy = `WHERE f.runtime = 'python3.12' AND f.memory_size > 512
ORDER BY f.memory_size DESC, f.function_name
LIMIT 10;`;

const plants = `-- Functions that are named like a bucket
SELECT b.bucket_name, b.tags, f.*
FROM aws.s3.buckets b
JOIN aws.lambda.functions f ON f.function_name = b.bucket_name;

INSERT INTO aws.s3.buckets (BucketName, AccessControl, ObjectLockEnabled, region)
VALUES ('plant-logs', 'Private', true, 'eu-west-1');

-- Sync jobs of the plants, and which team runs them
SELECT j.workspace_id, j.sync_source, j.state, j.tags ->> '$.team' AS team
FROM aws.iottwinmaker.sync_jobs j
ORDER BY j.state;
`;

describe('an editor', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'messy.iql': messy, 'draft.iql': '', 'plants.iql': plants },
      settings: pictureSettings,
      window: pictureWindow,
    });
    await hideSideBar(product.workbench);
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('shows what is wrong, what mends it, what is asked and what a value is for', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('editing'));
    const editor = await workbench.openFile('plants.iql');
    await editor.waitForCodeLens(
      'us-east-1 · 1 list, then a get per row and a get per bucket_name',
    );
    await editor.waitForText('34 columns');
    await editor.waitForText("AccessControl:'Private', ObjectLockEnabled:true, region:'eu-west-1'");
    await editor.placeCaret(11, 20);
    await workbench.codeActions.waitFor('Add `workspace_id = …`');
    await saveImage(workbench, 'editing');
    await workbench.press('Escape');
    await workbench.runCommand('View: Close All Editors');
  });

  it('says above and on the verb what a statement asks of AWS', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('calls'));
    const editor = await workbench.openFile('draft.iql');
    await editor.replaceAll('SELECT bucket_name, tags FROM aws.s3.buckets LIMIT 40;');
    await editor.waitForCodeLens('us-east-1 · 1 list, at most 40 gets');
    expect(await editor.readHover('SELECT', '1 list')).toContain('A get per row');
  });

  it('explains steps of JSON paths, arguments and identifiers', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('hovers inside strings'));
    const editor = workbench.getEditor('draft.iql');
    await editor.replaceAll(
      "SELECT tags ->> '$[0].Value', split_part(arn, ':', 5) FROM aws.s3.buckets;",
    );
    expect(await editor.readHover('Value', 'The tag value')).toContain('string');
    expect(await editor.readHover("':'", 'Argument')).toContain('split_part');
    await editor.replaceAll(
      "SELECT state FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'my-workspace|SITEWISE';",
    );
    expect(await editor.readHover('SITEWISE', 'Identifier of')).toContain('sync_source');
  });

  it('lays a document out', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('format'));
    const editor = await workbench.openFile('messy.iql');
    await editor.waitForCodeLens('Run');
    await workbench.runCommand('Format Document');
    await editor.waitForText(tidy);
    expect(await editor.readVisibleText()).toContain(
      '-- the largest functions\nSELECT f.function_name, f.memory_size\nFROM aws.lambda.functions f',
    );
    await editor.press('ControlOrMeta+z');
    await editor.waitForText('select f.function_name,f.memory_size');
  });

  it('offers what a list needs, and the statement can then run', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('missing parameter'));
    const editor = await workbench.openFile('draft.iql');
    await editor.replaceAll('SELECT sync_source, state FROM aws.iottwinmaker.sync_jobs;');
    await workbench.problems.waitFor('workspace_id');
    await editor.placeCaret(1, 50);
    await workbench.codeActions.perform(
      'Join `aws.iottwinmaker.workspaces` for its `workspace_id`',
    );
    await editor.waitForText('JOIN aws.iottwinmaker.workspaces');
    await expect.poll(() => workbench.problems.readSummary()).toContain('No Problems');
  });

  it('expands a star and extracts a subquery', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('refactoring'));
    const editor = await workbench.openFile('draft.iql');
    await editor.replaceAll('SELECT * FROM aws.s3.buckets_list_only;');
    await editor.placeCaret(1, 8);
    await workbench.codeActions.perform('Expand `*` to its 2 columns');
    await editor.waitForText('SELECT bucket_name, region FROM');
    await editor.replaceAll(
      'SELECT n FROM (SELECT count(*) AS n FROM aws.s3.buckets_list_only) AS counted;',
    );
    await editor.placeCaret(1, 15);
    await workbench.codeActions.perform('Extract the subquery into a common table `counted`');
    await editor.waitForText('WITH counted AS (');
  });

  it('shows the argument that is being written', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('signature'));
    const editor = await workbench.openFile('draft.iql');
    await editor.replaceAll('');
    await editor.type("SELECT split_part('a-b', ");
    const help = workbench.page.locator('.parameter-hints-widget.visible');
    await help.getByText('split_part').first().waitFor();
    await expect
      .poll(async () => (await help.locator('.parameter.active').innerText()).toLowerCase())
      .toContain('separator');
    await workbench.press('Escape');
  });

  it('tells the region that is asked and what a star holds, beside the text', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('inlay hints'));
    const editor = await workbench.openFile('draft.iql');
    await editor.replaceAll('SELECT * FROM aws.s3.buckets_list_only;');
    await editor.waitForText('us-east-1');
    await editor.waitForCodeLens('us-east-1 · 1 list');
  });

  it('copies a statement as the SQL of another engine', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('copy as'));
    const editor = await workbench.openFile('draft.iql');
    await editor.replaceAll(
      "SELECT json_extract(tags, '$[0].Value') AS owner FROM aws.s3.buckets;",
    );
    await editor.placeCaret(1, 3);
    await workbench.runCommand('IQL: Copy as SQL for Another Engine…');
    const box = workbench.page.locator('.quick-input-widget');
    await box.locator('.monaco-list-row').getByText('Athena').first().click();
    await workbench.notifications.waitFor('Athena');
    await editor.replaceAll('');
    await editor.press('ControlOrMeta+v');
    await editor.waitForText('json_extract');
    await editor.waitForText('s3_buckets');
  });
});
