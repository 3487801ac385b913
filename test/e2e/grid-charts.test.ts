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

  it('chooses a chart from the columns, and another when asked', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM functions', functions);
      await showChart(grid);
      expect(await description(grid)).toMatch(
        /^Heat map chart, Sum of memory_size by region and runtime: 12 points/,
      );
      await choose(grid, 'Chart', 'Bar');
      await choose(grid, 'Value', 'Rows');
      await choose(grid, 'Colour', 'None');
      await expect
        .poll(() => description(grid))
        .toContain('Bar chart, Rows by region: 3 points. Highest: us-east-1: 120. Lowest: ');
      await grid.showRows('SELECT * FROM days', days);
      await expect.poll(() => grid.page.locator('regular-table').isVisible()).toBe(true);
      await showChart(grid);
      await expect
        .poll(() => description(grid))
        .toContain('Line chart, Average of cpu_percent by day');
    }));

  it('goes from point to point with the arrow keys, and tells each', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM days', days);
      await showChart(grid);
      await grid.page.locator('.chart-frame').focus();
      await grid.page.keyboard.press('ArrowRight');
      await grid.page.keyboard.press('ArrowRight');
      expect(await grid.page.locator('.chart-told').textContent()).toBe('2026-01-02: 45');
      await grid.page.keyboard.press('End');
      expect(await grid.page.locator('.chart-told').textContent()).toMatch(/^2026-03-01: /);
    }));

  it('shows its points as a table', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM functions', functions);
      await showChart(grid);
      await grid.page.getByRole('button', { name: 'Data' }).click();
      const table = grid.page.locator('.chart-table');
      expect(await table.locator('thead th').allTextContents()).toEqual([
        'region',
        'runtime',
        'Sum of memory_size',
      ]);
      expect(await table.locator('tbody tr').count()).toBe(12);
    }));

  it('draws the rows that the filter lets through', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM functions', functions);
      await grid.page.getByRole('searchbox').first().fill('eu-west-1');
      await expect.poll(() => grid.page.locator('.status-line').textContent()).toContain('60');
      await showChart(grid);
      await expect
        .poll(() => grid.page.locator('.chart-words').textContent())
        .toContain('60 rows. Of the 240 rows, those that the filters let through.');
    }));

  it('says in words what it leaves out of a million rows', () =>
    check(async (grid) => {
      await grid.showRows(
        'SELECT * FROM many',
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
         SELECT i * 3 AS a, i % 1000 AS b FROM n`,
      );
      await showChart(grid);
      await expect
        .poll(() => grid.page.locator('.chart-words').textContent())
        .toMatch(/2,99\d points of 1,000,000 rows: 1 row in 334\./);
    }));

  it('is drawn anew as rows arrive, and remains the chart that was chosen', () =>
    check(async (grid) => {
      const run = await grid.startGrowing(
        'SELECT * FROM t',
        `SELECT id, CASE id % 2 WHEN 0 THEN 'even' ELSE 'odd' END AS kind FROM t`,
      );
      await run.add(10);
      await grid.page.locator('regular-table tbody td').first().waitFor();
      await showChart(grid);
      await choose(grid, 'Chart', 'Pie');
      await expect
        .poll(() => description(grid))
        .toContain('Pie chart, Rows by kind: 2 points. Highest: even: 5');
      await run.add(30);
      await expect.poll(() => description(grid)).toContain('Highest: even: 20');
      await run.finish();
      await expect.poll(() => description(grid)).toMatch(/^Pie chart, Rows by kind/);
    }));

  it('follows a change of the theme', () =>
    check(async ({ page, ...grid }) => {
      await grid.showRows('SELECT * FROM functions', functions);
      await showChart({ page, ...grid });
      await choose({ page, ...grid }, 'Chart', 'Pie');
      const pixels = () =>
        page
          .locator('.chart-surface canvas')
          .first()
          .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
      await expect.poll(() => description({ page, ...grid })).toMatch(/^Pie/);
      const before = await pixels();
      await page.evaluate(() => {
        document.documentElement.style.setProperty('--vscode-charts-blue', 'rgb(255 0 255)');
      });
      await expect.poll(pixels).not.toBe(before);
    }));

  it('says what to do where no column can be drawn', () =>
    check(async (grid) => {
      await grid.showRows('SELECT tags', `SELECT json('{"a":1}') AS tags`);
      await grid.page.getByRole('button', { name: 'Chart', exact: true }).click();
      await expect
        .poll(() => grid.page.locator('.chart-trouble').textContent())
        .toContain('No column of this result can be drawn');
    }));

  it('is saved as SVG and as PNG, with its title', () =>
    check(async (grid) => {
      const names = `SELECT '<script>alert(1)</script> {a|b}' AS name, 3 AS n UNION ALL SELECT 'b" onload="x', 4`;
      await grid.showRows('SELECT * FROM names', names);
      await showChart(grid);
      await grid.page.getByRole('button', { name: 'Save SVG' }).click();
      await grid.page.getByRole('button', { name: 'Save PNG' }).click();
      await expect.poll(() => grid.saved.map(({ format }) => format)).toEqual(['svg', 'png']);
      const [svg, png] = grid.saved;
      const drawing = Buffer.from(svg?.content ?? []).toString();
      expect(drawing).toContain('Sum of n by name');
      expect(drawing).not.toContain('<script');
      expect(png?.content.length).toBeGreaterThan(5_000);
      await expect
        .poll(() => grid.page.locator('.status-told').textContent())
        .toBe('Saved the chart as names.png');
    }));

  it('is pictured for its page of the documentation', () =>
    check(async (grid) => {
      await grid.page.setViewportSize({ width: 1000, height: 400 });
      await grid.showRows('SELECT * FROM functions', functions);
      await showChart(grid);
      await choose(grid, 'Chart', 'Bar');
      await expect.poll(() => description(grid)).toMatch(/^Bar/);
      if (process.env['IQL_UPDATE_IMAGES'] === '1') {
        await grid.page.screenshot({ path: resolve(root, 'docs/images/chart.png') });
      }
    }));
});
