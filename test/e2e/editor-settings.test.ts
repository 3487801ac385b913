/** What settings do to an open editor at once: problems, hints, lenses, layout and colours. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Editor } from '../host/workbench/editor.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';

describe('a setting', () => {
  let product: Product;
  let editor: Editor;
  beforeAll(async () => {
    product = await openProduct({ files: { 'draft.iql': '', '.vscode/settings.json': '{}' } });
    editor = await product.workbench.openFile('draft.iql');
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  /** Writes the settings of the workspace as a person does, and comes back to the statement. */
  const set = async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture(`setting ${Object.keys(settings).join()}`));
    const file = await workbench.openFile('.vscode/settings.json');
    await file.replaceAll(JSON.stringify(settings));
    await file.press('ControlOrMeta+s');
    editor = await workbench.openFile('draft.iql');
  };

  it('makes a kind of problem an error, and silences it', async () => {
    const { problems } = product.workbench;
    await editor.replaceAll('SELECT bucket_name FROM aws.s3.buckets WHERE tags = NULL;');
    await expect.poll(() => problems.readSummary()).toContain('Warnings: 1');
    await set({ 'iql.diagnostics.severity': { 'null-comparison': 'error' } });
    await expect.poll(() => problems.readSummary()).toContain('Errors: 1');
    await set({ 'iql.diagnostics.severity': { 'null-comparison': 'off' } });
    await expect.poll(() => problems.readSummary()).toContain('No Problems');
  });

  it('hides and shows hints', async () => {
    await editor.replaceAll('SELECT *, count(*) AS n FROM aws.s3.buckets_list_only;');
    await editor.waitForText('in us-east-1');
    const shown = async () => (await editor.readVisibleText()).split('\n')[0];
    await set({ 'iql.inlayHints.region': false, 'iql.inlayHints.types': true });
    await expect
      .poll(shown)
      .toBe('SELECT *bucket_name, region, count(*) AS n: integer FROM aws.s3.buckets_list_only;');
    await set({ 'iql.inlayHints.region': false, 'iql.inlayHints.star': false });
    await expect.poll(shown).toBe('SELECT *, count(*) AS n FROM aws.s3.buckets_list_only;');
  });

  it('hides and shows lenses', async () => {
    await set({});
    await editor.replaceAll('SELECT bucket_name FROM aws.s3.buckets;');
    await editor.waitForCodeLens('us-east-1 · 1 list');
    await set({ 'iql.codeLens': false });
    await expect.poll(() => editor.readCodeLenses()).toEqual([]);
    await set({ 'iql.codeLens': true });
    await editor.waitForCodeLens('us-east-1 · 1 list');
  });

  it('mends and lays out on saving', async () => {
    await set({
      '[iql]': {
        'editor.formatOnSave': true,
        'editor.codeActionsOnSave': { 'source.fixAll.iql': 'explicit' },
      },
    });
    await editor.replaceAll(
      "select state from aws.iottwinmaker.sync_job where data__Identifier='a' and data__Identifier='b';",
    );
    await editor.press('ControlOrMeta+s');
    await editor.waitForText("WHERE data__Identifier = 'a|b';");
  });

  it('lays a statement out as it is ended, and a selection by a command', async () => {
    await set({ '[iql]': { 'editor.formatOnType': true } });
    // VS Code takes a setting over some time after its file was written: until then it is typed again.
    await expect
      .poll(
        async () => {
          const isLaidOut = (await editor.readVisibleText()).includes('SELECT bucket_name, region');
          if (!isLaidOut) {
            await editor.replaceAll('select  bucket_name,region from aws.s3.buckets');
            await editor.type(';');
          }
          return isLaidOut;
        },
        { interval: 1_000 },
      )
      .toBe(true);
    // Without a `;` at its end, which would lay it out as it is typed.
    await editor.replaceAll('select  1; select  2');
    await editor.placeCaret(1, 12);
    await editor.press('Shift+End');
    await product.workbench.runCommand('Format Selection');
    await editor.waitForText('SELECT 2');
    expect(await editor.readVisibleText()).toContain('select  1;');
  });

  it('adds the colours of what the catalog alone tells, and changes no other', async () => {
    const { page } = product.workbench;
    await editor.replaceAll(
      "SELECT upper(u.auth_type) AS kind, u.function_arn, 7 FROM aws.lambda.urls u WHERE u.auth_type = 'NONE' AND sum(1) IS NULL -- end",
    );
    for (const [theme, kind] of [
      ['Default Light Modern', 'vs'],
      ['Default Dark Modern', 'vs-dark'],
    ] as const) {
      const common = {
        'editor.bracketPairColorization.enabled': false,
        'workbench.colorTheme': theme,
      };
      await set({ ...common, 'editor.semanticHighlighting.enabled': false });
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await expect.poll(() => coloursOf(page)).toHaveProperty("'NONE'");
      const byGrammar = await coloursOf(page);
      await set({ ...common, 'editor.semanticHighlighting.enabled': true });
      await expect.poll(() => coloursOf(page)).toHaveProperty('NONE');
      const byCatalog = await coloursOf(page);
      const changed = Object.keys(byGrammar).filter(
        (word) => byCatalog[word] !== undefined && byCatalog[word] !== byGrammar[word],
      );
      expect(changed).toEqual(['function_arn']);
      expect(byCatalog['NONE']).toBe(byCatalog['function_arn']);
    }
  });
});

/** The colour of each word of the editor in view. */
function coloursOf(page: Page): Promise<Readonly<Record<string, string>>> {
  return page
    .locator('.editor-instance .view-line span span')
    .evaluateAll((spans) =>
      Object.fromEntries(
        spans.map((span) => [span.textContent.trim(), globalThis.getComputedStyle(span).color]),
      ),
    );
}
