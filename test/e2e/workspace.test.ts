/** What is not one saved file: a workspace of two folders, a document without a file, links outwards. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';

const views = `CREATE VIEW roomy_functions AS
SELECT function_name, memory_size
FROM aws.lambda.functions
WHERE memory_size > 512;
`;

describe('a workspace of several folders', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'draft.iql': 'SELECT f.memory_size FROM roomy_functions f;\n' },
      moreFolders: { shared: { 'views.iql': views } },
    });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('knows in one folder what another defines', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('view of another folder'));
    const editor = await workbench.openFile('draft.iql');
    await editor.waitForCodeLens('us-east-1 · 1 list, then a get per row');
    expect(await workbench.problems.readSummary()).toContain('No Problems');
    expect(await editor.readHover('memory_size', 'The amount of')).toContain('MemorySize');
    await editor.placeCaret(1, 33);
    await editor.press('F12');
    await workbench.getEditor('views.iql').waitUntilShown();
    await workbench.statusBar.waitFor('Ln 1, Col 13');
  });

  it('renames a column of a view in all of its folders', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('rename across folders'));
    const editor = await workbench.openFile('views.iql');
    await editor.replaceAll('CREATE VIEW roomy_functions AS SELECT 1 AS memory_size;');
    await editor.placeCaret(1, 48);
    await editor.press('F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('megabytes');
    await workbench.press('Enter');
    await editor.waitForText('SELECT 1 AS megabytes;');
    const reader = await workbench.openFile('draft.iql');
    await reader.waitForText('SELECT f.megabytes FROM roomy_functions f;');
  });

  it('has documents that were never saved', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('untitled document'));
    await workbench.press('ControlOrMeta+Alt+n');
    const editor = workbench.getEditor('Untitled-1');
    await editor.waitUntilShown();
    await workbench.runCommand('Change Language Mode');
    await workbench.page.keyboard.type('IQL');
    await workbench.press('Enter');
    await workbench.statusBar.waitFor('IQL');
    await editor.replaceAll('SELECT  FROM roomy_functions;');
    await editor.placeCaret(1, 8);
    await editor.type('mega');
    await workbench.suggestions.accept('megabytes');
    await editor.waitForText('SELECT megabytes FROM roomy_functions;');
    await editor.waitForCodeLens('Run');
  });

  it('fades what is unused and strikes what is written otherwise now, without a problem', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('quiet marks'));
    const editor = workbench.getEditor('Untitled-1');
    await editor.replaceAll(
      "WITH unused AS (SELECT 1) SELECT state FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a' AND data__Identifier = 'b';",
    );
    const { page } = workbench;
    await page.locator('.squiggly-inline-unnecessary').getByText('unused').waitFor();
    await page.locator('.squiggly-inline-deprecated').first().waitFor();
    expect(await workbench.problems.readSummary()).toContain('No Problems');
  });

  it("links services to AWS's documentation", async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('document link'));
    const editor = workbench.getEditor('Untitled-1');
    await editor.replaceAll('SELECT region FROM aws.s3.buckets;');
    const links = workbench.page.locator('.view-lines .detected-link');
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual(['s3']);
    expect(await editor.readHover('s3', 'AWS documentation of AWS::S3::Bucket')).toContain('click');
  });
});
