/** The plan of a statement as a person reads it: as a tree, by keys, as a text, before and after a run. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { GridPage } from '../grid/grid-page.ts';
import { openGridPage } from '../grid/grid-page.ts';
import { launchBrowser } from '../host/browser.ts';
import { examplePlan } from './example-plan.ts';
import type { Workbench } from '../host/workbench.ts';
import { hideSideBar, pictureSettings, pictureWindow, saveImage } from './images.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { activeTabOf, findResults, runAt, waitForStatus } from './results.ts';

const join = `SELECT w.workspace_id, w.description, j.sync_source, j.state
FROM aws.iottwinmaker.workspaces AS w
JOIN aws.iottwinmaker.sync_jobs AS j ON j.workspace_id = w.workspace_id
WHERE j.state = 'ACTIVE';
`;

/** Gives the panel more room by the edge between it and the editors. */
async function raisePanel({ page }: Workbench, pixels: number): Promise<void> {
  const panel = await page.locator('.part.panel').boundingBox();
  const sashes = await page.locator('.monaco-sash.horizontal').all();
  const boxes = await Promise.all(sashes.map((sash) => sash.boundingBox()));
  const top = panel?.y ?? 0;
  const [edge] = boxes
    .filter((box) => box !== null && box.width > 300)
    .toSorted((a, b) => Math.abs((a?.y ?? 0) - top) - Math.abs((b?.y ?? 0) - top));
  if (edge === undefined || edge === null) throw new Error('The panel has no edge.');
  const [x, y] = [edge.x + edge.width / 3, edge.y + edge.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - pixels / 2);
  await page.mouse.move(x, y - pixels);
  await page.mouse.up();
  await page.mouse.move(x, 5);
  await page.locator('.monaco-sash.hover').waitFor({ state: 'detached' });
}

describe('the plan of a result in the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Opens the page with one result whose plan is shown, which must not make it complain. */
  async function check(test: (grid: GridPage) => Promise<void>): Promise<void> {
    await using grid = await openGridPage(browser);
    await grid.showRows('SELECT * FROM workspaces', 'SELECT 1 AS one', [], examplePlan);
    await grid.page.getByRole('button', { name: 'Plan', exact: true }).click();
    await test(grid);
    expect(grid.complaints).toEqual([]);
  }
  const press = async (grid: GridPage, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await grid.page.keyboard.press(key);
    }
  };
  const focused = (grid: GridPage): Promise<string> =>
    grid.page.evaluate(() => {
      const item = document.activeElement;
      return item?.getAttribute('aria-label') ?? item?.textContent ?? '';
    });

  it('puts what was expected of a step beside what it came to', () =>
    check(async (grid) => {
      const line = grid.page.locator('.plan-line').nth(1);
      expect((await line.innerText()).split('\n').filter((text) => text !== '')).toEqual([
        '2',
        'list',
        'AWS::IoTTwinMaker::SyncJob',
        'aws.iottwinmaker.sync_jobs',
        'a list per workspace_id and a get per row',
        '40 lists, 1,212 gets',
        '17 throttled',
        '17 sent again',
        '1,212',
        '8.4 s',
      ]);
      expect(await grid.page.locator('.plan-step.slow .plan-number').allInnerTexts()).toEqual([
        '2',
      ]);
    }));

  it('goes back to the rows, and keeps the choice for each result', () =>
    check(async (grid) => {
      expect(await grid.page.locator('regular-table').isVisible()).toBe(false);
      await grid.showRows('SELECT * FROM others', 'SELECT 2 AS two', [], examplePlan);
      expect(await grid.page.locator('.plan').isVisible()).toBe(false);
      await grid.page.getByRole('tab', { name: 'workspaces' }).click();
      await grid.page.locator('.plan').waitFor();
      await grid.page.getByRole('button', { name: 'Rows', exact: true }).click();
      expect(await grid.page.locator('.plan').isVisible()).toBe(false);
      expect(await grid.cellsOf(1)).toEqual(['1']);
    }));

  it('is walked and folded by keys, and names each step to a screen reader', () =>
    check(async (grid) => {
      await grid.page.locator('[role=treeitem]').first().focus();
      expect(await focused(grid)).toBe(
        'Step 1: list AWS::IoTTwinMaker::Workspace for aws.iottwinmaker.workspaces, estimated 1 list, took 1 list, 40 rows, 212 ms',
      );
      await press(grid, 'ArrowRight');
      expect(await focused(grid)).toBe('regions: us-east-1');
      await press(grid, 'ArrowLeft', 'ArrowLeft', 'ArrowDown');
      expect(await focused(grid)).toMatch(/^Step 3: run SQLite/);
      expect(await grid.page.getByText('hydrate: rows that lack State').isVisible()).toBe(false);
      await press(grid, 'Home', 'Enter', 'End');
      expect(await focused(grid)).toMatch(/^SELECT w\.workspace_id/);
      expect(await grid.page.getByText('hydrate: rows that lack State').isVisible()).toBe(true);
      await press(grid, 'Home', 'Space', '*');
      expect(await grid.page.locator('[role=treeitem][aria-expanded=false]').count()).toBe(0);
    }));

  it('is copied and opened as the text that EXPLAIN prints', () =>
    check(async (grid) => {
      await grid.page.getByRole('button', { name: 'Copy the plan as text' }).click();
      await expect.poll(() => grid.clipboard.at(-1)).toMatch(/^estimate: 1 list, then a list per/);
      expect(grid.clipboard.at(-1)).toContain(
        '    actual: 40 lists, 1,212 gets, 1,212 resources, 8.4 s, 17 calls throttled, 17 retries',
      );
      await grid.page.getByRole('button', { name: 'Open the plan as text' }).click();
      await expect
        .poll(() => grid.asked)
        .toEqual([expect.stringMatching(/^open plan 1: estimate: 1 list/)]);
    }));
});

describe('the plan of a statement', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({
      files: { 'plans.iql': join },
      settings: pictureSettings,
      emulator: { latencyMs: 40 },
      window: { ...pictureWindow, viewport: { width: 1120, height: 820 } },
    });
    await hideSideBar(product.workbench);
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('is shown before any call, as a tree', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('plan before'));
    emulator.requests.reset();
    const editor = await workbench.openFile('plans.iql');
    await editor.placeCaret(1, 1);
    await workbench.runCommand('IQL: Explain Statement');
    const results = await findResults(workbench);
    await results.locator('.plan-step').first().waitFor();
    expect(await activeTabOf(results)).toBe('EXPLAIN workspaces');
    expect(await results.locator('.plan-number').allInnerTexts()).toEqual(['1', '2', '3']);
    await results.getByText("not pushed down: j.state = 'ACTIVE' (no call takes state)").waitFor();
    expect(emulator.requests.count()).toBe(0);
  });

  it('is there with what each step took, once it was run for that', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('plan after'));
    emulator.requests.reset();
    const editor = await workbench.openFile('plans.iql');
    await editor.placeCaret(1, 1);
    await workbench.runCommand('IQL: Explain and Run (Analyze)');
    const results = await findResults(workbench);
    await results.locator('.plan-ran').waitFor();
    expect(await activeTabOf(results)).toBe('ANALYZE workspaces');
    const [first = ''] = await results.locator('.plan-calls').allInnerTexts();
    expect(first).toContain('1 list');
    expect(emulator.requests.count()).toBeGreaterThan(2);
    await raisePanel(workbench, 280);
    await results.locator('.plan-bar').first().waitFor();
    await saveImage(workbench, 'plan');
  });

  it('opens as a text that cannot be changed', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('plan as text'));
    const results = await findResults(workbench);
    await results.getByRole('button', { name: 'Open the plan as text' }).click();
    const editor = workbench.getEditor('ANALYZE%20workspaces.plan.txt');
    await editor.waitUntilShown();
    expect(await editor.readVisibleText()).toContain('1. list AWS::IoTTwinMaker::Workspace');
  });

  it('is beside the rows of a plain run', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('plan beside rows'));
    await runAt(workbench, 'plans.iql', 1);
    const results = await findResults(workbench);
    await waitForStatus(results, /\d rows/);
    await results.locator('regular-table tbody td').first().waitFor();
    await results.getByRole('button', { name: 'Plan', exact: true }).click();
    await results.locator('.plan-ran').waitFor();
    await results.getByRole('button', { name: 'Rows', exact: true }).click();
    await results.locator('regular-table tbody td').first().waitFor();
  });
});
