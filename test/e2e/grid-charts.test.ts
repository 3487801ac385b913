import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridPage } from '../grid/grid-page.ts';
import { openGridPage } from '../grid/grid-page.ts';
import type { ThemeName } from '../grid/theme.ts';
import { launchBrowser } from '../host/browser.ts';

const root = resolve(import.meta.dirname, '../..');

const functions = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 240)
  SELECT 'function-' || i AS name,
    CASE i % 4 WHEN 0 THEN 'us-east-1' WHEN 1 THEN 'eu-west-1' WHEN 2 THEN 'us-east-1' ELSE 'ap-southeast-2' END AS region,
    CASE i % 5 WHEN 0 THEN 'python3.13' WHEN 1 THEN 'nodejs24.x' WHEN 2 THEN 'java21' ELSE 'nodejs22.x' END AS runtime,
    (i * 37 % 19 + 1) * 128 AS memory_size FROM n`;
const days = `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 59)
  SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 1767225600 + i * 86400, 'unixepoch') AS day,
    round(40 + 20 * sin(i / 5.0) + i % 7, 1) AS cpu_percent FROM n`;

describe('charts of a result', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Opens the page for one test, which must not make it complain. */
  async function check(
    test: (grid: GridPage) => Promise<void>,
    theme: ThemeName = 'dark',
  ): Promise<void> {
    await using grid = await openGridPage(browser, theme);
    await test(grid);
    expect(grid.complaints).toEqual([]);
  }

  async function showChart({ page }: GridPage): Promise<void> {
    await page.getByRole('button', { name: 'Chart', exact: true }).click();
    await page.locator('.chart-surface canvas').first().waitFor();
  }

  /** What stands for the drawing. */
  const description = ({ page }: GridPage) =>
    page.locator('.chart-frame').getAttribute('aria-label');

  const choose = ({ page }: GridPage, field: string, option: string) =>
    page
      .locator('.chart-field', { hasText: new RegExp(`^${field}`) })
      .locator('select')
      .selectOption({ label: option });

  it.for(['dark', 'light', 'highContrast'] as const)(
    'draws every kind under the page’s policy in %s',
    (theme) =>
      check(async (grid) => {
        await grid.showRows('SELECT * FROM functions', functions);
        await showChart(grid);
        const folder = resolve(root, '.cache/charts');
        mkdirSync(folder, { recursive: true });
        for (const kind of ['Heat map', 'Bar', 'Line', 'Area', 'Scatter', 'Pie']) {
          await choose(grid, 'Chart', kind);
          await expect.poll(() => description(grid)).toMatch(new RegExp(`^${kind} chart`));
          await grid.page.screenshot({ path: resolve(folder, `${theme}-${kind}.png`) });
        }
      }, theme),
  );
});
