/** Finding one's way: from a name to what it means, to where else it stands, and to a better name. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitForCondition } from '../host/workbench/wait-for-condition.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';

const owners = `-- Who owns the buckets
WITH owners AS (
  SELECT b.bucket_name AS bucket, json_extract(b.tags, '$[0].Value') AS owner
  FROM aws.s3.buckets b
)
SELECT o.bucket, o.owner
FROM owners o
ORDER BY o.owner;

SELECT function_name FROM heavy_functions;
`;

const views = `CREATE VIEW heavy_functions AS
SELECT function_name, memory_size
FROM aws.lambda.functions
WHERE memory_size > 512;
`;

describe('a name in a statement', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files: { 'owners.iql': owners, 'views.iql': views } });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('leads to where it is defined', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('definition'));
    const editor = await workbench.openFile('owners.iql');
    await editor.waitForCodeLens('Run');
    await editor.placeCaret(6, 11);
    await editor.press('F12');
    await workbench.statusBar.waitFor('Ln 3, Col 27');
    await editor.placeCaret(7, 8);
    await editor.press('F12');
    await workbench.statusBar.waitFor('Ln 2, Col 6');
  });

  it('leads to the view of another file', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('definition of a view'));
    const editor = await workbench.openFile('owners.iql');
    await editor.placeCaret(10, 30);
    await editor.press('F12');
    const other = workbench.getEditor('views.iql');
    await other.waitUntilShown();
    await workbench.statusBar.waitFor('Ln 1, Col 13');
  });

  it('leads from a resource to its page', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('page of a resource'));
    const editor = await workbench.openFile('owners.iql');
    await editor.placeCaret(4, 18);
    await editor.press('F12');
    const page = workbench.getEditor('aws.s3.buckets.md');
    await page.waitUntilShown();
    await page.waitForText('AWS::S3::Bucket');
    await workbench.press('ControlOrMeta+F4');
  });

  it('is marked wherever it stands, and all its places are listed', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('references'));
    const editor = await workbench.openFile('owners.iql');
    await editor.placeCaret(7, 13);
    const marks = workbench.page.locator('.wordHighlight, .wordHighlightStrong');
    await expect.poll(() => marks.count()).toBe(4);
    await editor.press('Shift+F12');
    const peek = workbench.page.locator('.peekview-widget');
    await peek.getByText('References (4)').waitFor();
    await workbench.press('Escape');
    await peek.waitFor({ state: 'hidden' });
  });

  it('is renamed in all of its places, and in no other', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('rename'));
    const editor = await workbench.openFile('owners.iql');
    await editor.placeCaret(6, 13);
    await editor.press('F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    expect(await box.inputValue()).toBe('bucket');
    await box.fill('bucket_title');
    await workbench.press('Enter');
    await editor.waitForText('SELECT o.bucket_title, o.owner');
    expect(await editor.readVisibleText()).toContain('b.bucket_name AS bucket_title,');
    await editor.press('ControlOrMeta+z');
    await editor.waitForText('SELECT o.bucket, o.owner');
  });

  it('of a resource is not renamed, and the reason is said', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('rename refused'));
    const editor = await workbench.openFile('owners.iql');
    await editor.placeCaret(3, 14);
    await editor.press('F2');
    await workbench.page
      .locator('.monaco-editor-overlaymessage')
      .getByText('`bucket_name`')
      .waitFor();
    await workbench.press('Escape');
  });

  it('is in the outline of its file, and a view is found from anywhere', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('symbols'));
    const editor = await workbench.openFile('owners.iql');
    const labels = workbench.page.locator('.quick-input-widget .monaco-list-row .label-name');
    const names = async () => (await labels.allInnerTexts()).map((name) => name.trim());
    await editor.press('ControlOrMeta+Shift+o');
    await expect.poll(names).toContain('owners');
    await workbench.press('Escape');
    await editor.press('ControlOrMeta+t');
    await workbench.page.locator('.quick-input-widget .quick-input-box input').fill('#heavy');
    await expect.poll(names).toContain('heavy_functions');
    await workbench.press('Escape');
  });

  it('stands in a statement that folds and that a selection grows to', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('folding'));
    const editor = await workbench.openFile('owners.iql');
    await editor.placeCaret(3, 20);
    // VS Code itself begins with the part of a word.
    for (const size of [4, 11, 13]) {
      await editor.press('Shift+Alt+ArrowRight');
      await workbench.statusBar.waitFor(`(${size} selected)`);
    }
    await editor.press('ControlOrMeta+k');
    await workbench.press('ControlOrMeta+0');
    await waitForCondition(workbench.page, 'a folded statement', async () =>
      (await editor.readVisibleText()).includes('FROM owners o') ? undefined : true,
    );
    await editor.press('ControlOrMeta+k');
    await workbench.press('ControlOrMeta+j');
    await editor.waitForText('FROM owners o');
  });
});
