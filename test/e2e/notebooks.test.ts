/** Notebooks as a person has them: opened, run, stopped, changed, saved and exported. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { hideSideBar, pictureSettings, pictureWindow, saveImage } from './images.ts';
import {
  codeCells,
  durationOf,
  findNotebookPage,
  focusCell,
  openNotebook,
  resultOf,
  tableOf,
} from './notebooks.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { activeTabOf, cellsOf, findResults } from './results.ts';

const numbers = `Numbers.\r\n\r\n\`\`\`iql\r\nSELECT 1 AS one;\r\n\r\nSELECT 2 AS two;\r\n\`\`\`\r\n\r\n~~~iql\r\nSELECT nothing FROM aws.lambda.functions;\r\n~~~\r\n`;

const groups = `\`\`\`iql
SELECT log_group_name, arn FROM aws.logs.log_groups WHERE region = 'us-west-2';
\`\`\`

\`\`\`iql
SELECT 'not reached' AS word;
\`\`\`
`;

describe('a notebook', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'numbers.iqlnb': numbers, 'groups.iqlnb': groups },
      settings: pictureSettings,
      window: { ...pictureWindow, viewport: { width: 1120, height: 820 } },
    });
    await hideSideBar(product.workbench);
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('runs its cells, and shows the rows of each below it', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('notebook run'));
    await openNotebook(workbench, '12-notebook.iqlnb');
    await workbench.runCommand('Notebook: Run All');
    const page = await findNotebookPage(workbench);
    const result = resultOf(page, 'functions');
    await result.waitFor();
    expect(await tableOf(result)).toEqual([
      ['runtime', 'functions', 'most_memory'],
      ['nodejs22.x', '3', '512'],
      ['java21', '1', '1024'],
      ['nodejs18.x', '1', '128'],
      ['python3.12', '1', '3008'],
      ['python3.13', '1', '2048'],
      ['python3.9', '1', '1024'],
    ]);
    expect(await result.locator('.figures').innerText()).toMatch(/^6 rows · .+ · 1 list, 8 gets/);
    const first = codeCells(workbench).first();
    await first.locator('.execution-count-label').getByText('[1]').waitFor();
    expect(await durationOf(first)).toMatch(/^\d+(\.\d)?s$/);
    await workbench.page.locator('.notebook-toolbar-container').getByText('Run All').waitFor();
    await saveImage(workbench, 'notebook');
  });

  it('shows the whole result where it is sorted and exported', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('notebook result'));
    const page = await findNotebookPage(workbench);
    await resultOf(page, 'functions').getByRole('button', { name: 'Open in results view' }).click();
    const results = await findResults(workbench);
    await expect.poll(() => activeTabOf(results)).toBe('functions');
    expect((await cellsOf(results)).length).toBe(6);
    await workbench.runCommand('View: Hide Panel');
  });

  it('gives an output for each statement, and an error with what to do', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('notebook error'));
    await openNotebook(workbench, 'numbers.iqlnb');
    await workbench.runCommand('Notebook: Run All');
    const page = await findNotebookPage(workbench);
    await page.getByText('The statement has no plan').waitFor();
    await page.getByText('no column `nothing` on `aws.lambda.functions`').waitFor();
    expect(await tableOf(resultOf(page, 'SELECT 1 AS one'))).toEqual([['one'], ['1']]);
    expect(await tableOf(resultOf(page, 'SELECT 2 AS two'))).toEqual([['two'], ['2']]);
  });

  it('is completed, explained and underlined in its cells', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('notebook language'));
    const problem = await workbench.problems.waitFor('no column `nothing`');
    expect(problem).toMatchObject({ severity: 'error', code: 'unknown-column' });
    await workbench.runCommand('View: Hide Panel');
    await focusCell(workbench, 1);
    await workbench.press('ControlOrMeta+End');
    await workbench.page.keyboard.type('\nSELECT function_name FROM aws.lam');
    await workbench.suggestions.waitFor('lambda');
    await workbench.press('Escape');
    await workbench.press('ControlOrMeta+a');
    await workbench.page.keyboard.insertText('SELECT 3 AS three');
  });

  it('is saved as it was, but for the lines that were changed', async () => {
    const { workbench, folder } = product;
    onTestFailed(() => workbench.saveFailurePicture('notebook saved'));
    await workbench.press('ControlOrMeta+s');
    await expect
      .poll(() => readFileSync(join(folder, 'numbers.iqlnb'), 'utf8'))
      .toBe(numbers.replace('SELECT nothing FROM aws.lambda.functions;', 'SELECT 3 AS three'));
  });

  it('is exported with what it shows', async () => {
    const { workbench, folder } = product;
    onTestFailed(() => workbench.saveFailurePicture('notebook exported'));
    const html = join(folder, 'numbers.html');
    await workbench.runCommand('IQL: Export Notebook as HTML…');
    await workbench.answerFileDialog(html);
    await workbench.page.getByText('`numbers` was exported').first().waitFor();
    expect(readFileSync(html, 'utf8')).toContain('<tr><td class="right">2</td></tr>');
    const markdown = join(folder, 'numbers.md');
    await workbench.runCommand('IQL: Export Notebook as Markdown…');
    await workbench.answerFileDialog(markdown);
    await expect
      .poll(() => readIfThere(markdown))
      .toMatch(/^Numbers\.\n\n```iql\nSELECT 1 AS one;\n\nSELECT 2 AS two;\n```\n\n\| one \|\n/);
  });

  it('stops a cell where it is interrupted, and keeps its rows', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('notebook interrupted'));
    emulator.addFault({
      match: { operation: 'ListResources' },
      nth: 4,
      times: 1,
      action: { kind: 'delay', milliseconds: 60_000 },
    });
    await openNotebook(workbench, 'groups.iqlnb');
    await workbench.runCommand('Notebook: Run All');
    const page = await findNotebookPage(workbench);
    const result = resultOf(page, 'log_groups');
    await result.locator('.figures').getByText('300 rows so far…').waitFor();
    expect((await tableOf(result)).length).toBe(101);
    await codeCells(workbench)
      .first()
      .locator('.run-button-container .codicon-notebook-stop')
      .click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
    expect(await result.locator('.figures').innerText()).toMatch(
      /^the first 100 of 300 rows · .* · incomplete/,
    );
    expect(await resultOf(page, "SELECT 'not reached' AS word").count()).toBe(0);
  });
});

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return '';
    }
    throw error;
  }
}
