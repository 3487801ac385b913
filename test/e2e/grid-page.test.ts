import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridPage } from '../grid/grid-page.ts';
import { openGridPage } from '../grid/grid-page.ts';
import type { ThemeName } from '../grid/theme.ts';
import { launchBrowser } from '../host/browser.ts';

const people = `SELECT column1 AS id, column2 AS name, json(column3) AS tags FROM (VALUES
  (1, 'one', '{"Key":"env","Values":["prod",null,1.10]}'), (2, '', '[]'), (3, NULL, NULL))`;
const many = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
  SELECT i AS id, 'row ' || i AS a, 'x' AS b, 'x' AS c, 'x' AS d, 'x' AS e, 'x' AS f, 'x' AS g,
    'x' AS h, 'x' AS i2, 'x' AS j, 'x' AS k, 'x' AS l, 'x' AS m, 'x' AS n, 'x' AS o,
    'x' AS p, 'x' AS q, 'x' AS r, 'last of ' || i AS z FROM n`;

describe('the results page', () => {
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
  const text = (grid: GridPage, selector: string): Promise<string> =>
    grid.page.locator(selector).innerText();
  const press = async (grid: GridPage, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await grid.page.keyboard.press(key);
    }
  };
  const cell = (grid: GridPage, name: string) =>
    grid.page.locator('regular-table td', { hasText: name }).first();

  it('says what it is for before the first result', () =>
    check(async (grid) => {
      expect(await text(grid, '.welcome')).toContain('No results yet');
    }));

  it('shows rows, NULL apart from an empty text, and what they took', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM people', people);
      expect(await grid.cellsOf(1)).toEqual([
        '1',
        'one',
        '{"Key":"env","Values":["prod",null,1.10]}',
      ]);
      expect(await grid.cellsOf(3)).toEqual(['3', 'NULL', 'NULL']);
      expect(await grid.page.locator('td.null').count()).toBe(2);
      expect(await grid.cellsOf(2)).toEqual(['2', '', '[]']);
      expect(await text(grid, '.status-figures')).toBe('3 rows · 1.2 s · 1 list, 12 gets');
    }));

  it('goes to the last cell of 300,000 rows and 20 columns by one key, and holds few of them', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM many', many);
      await cell(grid, 'row 1').click();
      await press(grid, 'Control+End');
      await grid.page.locator('td.focus', { hasText: 'last of 300000' }).waitFor();
      const { right, edge } = await grid.page.locator('td.focus').evaluate((focus) => ({
        right: focus.getBoundingClientRect().right,
        edge: document.documentElement.clientWidth,
      }));
      expect(right).toBeLessThanOrEqual(edge + 1);
      expect(await grid.page.locator('regular-table tbody tr').count()).toBeLessThan(40);
    }));

  it('copies a range by keys, rows out of sight included, with the names on request', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM many', many);
      await cell(grid, 'row 1').click();
      await press(grid, 'Shift+ArrowLeft', 'Shift+Control+ArrowDown', 'Control+c');
      await grid.page.locator('.status-told', { hasText: 'Copied 600,000 cells' }).waitFor();
      const lines = grid.clipboard.at(-1)?.split('\n');
      expect([lines?.length, lines?.[0], lines?.at(-1)]).toEqual([
        300_000,
        '1\trow 1',
        '300000\trow 300000',
      ]);
      await press(grid, 'Home', 'Control+Shift+c');
      await grid.page.locator('.status-told', { hasText: 'Copied 1 cell' }).waitFor();
      expect(grid.clipboard.at(-1)).toBe('id\n300000');
    }));

  it('selects with the mouse: cells, rows, columns and everything', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM people', people);
      const selected = () => text(grid, '.status-selection');
      await cell(grid, 'one').click();
      expect(await selected()).toBe('Row 1, column 2');
      await grid.page
        .locator('tbody tr:nth-child(3) td')
        .first()
        .click({ modifiers: ['Shift'] });
      expect(await selected()).toBe('3 × 2 selected');
      await grid.page.locator('tbody th').nth(1).click();
      expect(await selected()).toBe('1 × 3 selected');
      await grid.page.locator('thead th', { hasText: 'name' }).click({ modifiers: ['Control'] });
      expect(await selected()).toBe('3 × 1 selected');
      await grid.page.locator('thead th').first().click();
      expect(await selected()).toBe('3 × 3 selected');
    }));

  it('opens JSON as a tree without losing a digit, and copies a path of it', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM people', people);
      await grid.page.locator('tbody td.json').first().click();
      await press(grid, 'Enter');
      await grid.page.locator('.json-tree').waitFor();
      expect(await text(grid, '.viewer-heading')).toBe('tags');
      expect(await grid.page.locator('.json-number').allInnerTexts()).toContain('1.10');
      await grid.page.locator('.json-key', { hasText: 'Values' }).click();
      await grid.page.locator('.status-told', { hasText: 'Copied' }).waitFor();
      expect(grid.clipboard).toEqual(['$.Values']);
      await grid.page.getByLabel('Open the value in an editor').click();
      await expect.poll(() => grid.asked).toEqual(['open json']);
      await press(grid, 'Escape');
      await grid.page.locator('.viewer').waitFor({ state: 'hidden' });
    }));

  it('lets no text of an account pose as something else', () =>
    check(async (grid) => {
      await grid.showRows(
        'SELECT * FROM hostile',
        `SELECT '<img src=x onerror=alert(1)>' AS html, 'a' || char(0x202e) || 'b' AS bidi,
           'two' || char(10) || 'lines' AS lines`,
      );
      expect(await grid.cellsOf(1)).toEqual([
        '<img src=x onerror=alert(1)>',
        'a[U+202E]b',
        'two↵lines',
      ]);
    }));

  it('keeps the place and the selection when it is thrown away and made again', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM many', many);
      await cell(grid, 'row 1').click();
      await press(grid, 'PageDown', 'PageDown', 'PageDown');
      const before = await text(grid, '.status-selection');
      const focus = await text(grid, 'td.focus');
      await grid.reload();
      await grid.page.locator('td.focus', { hasText: focus }).waitFor();
      expect(await text(grid, '.status-selection')).toBe(before);
    }));

  it('tells a run under way, and cancels it by its button', () =>
    check(async (grid) => {
      const calls = { list: 3, get: 120, create: 0, update: 0, delete: 0, status: 0 };
      grid.showRunning('SELECT * FROM slow', { calls, rowsFetched: 1200 });
      await grid.page
        .locator('.run-detail', { hasText: '1,200 resources so far, 3 lists, 120 gets' })
        .waitFor();
      await grid.page.getByRole('button', { name: 'Cancel' }).click();
      await expect.poll(() => grid.asked).toEqual(['cancel 1']);
    }));

  it('shows rows while they come, and leaves what is looked at where it is', () =>
    check(async (grid) => {
      const run = await grid.startGrowing('SELECT * FROM t', "SELECT id, 'row ' || id AS a FROM t");
      await run.add(50);
      await cell(grid, 'row 7').click();
      expect(await text(grid, '.status-figures')).toContain('50 rows so far…');
      expect(await grid.page.locator('.run-state').isVisible()).toBe(false);
      await press(grid, 'PageDown', 'PageDown');
      await grid.page.locator('td.focus').waitFor();
      const looked = async () => [
        await text(grid, 'td.focus'),
        await text(grid, '.status-selection'),
        Math.round(
          await grid.page.locator('td.focus').evaluate((at) => at.getBoundingClientRect().top),
        ),
      ];
      const before = await looked();
      for (const total of [12_050, 600_050]) {
        await run.add(total === 12_050 ? 12_000 : 588_000);
        const rows = `${total.toLocaleString('en-US')} rows so far…`;
        await grid.page.locator('.status-figures', { hasText: rows }).waitFor();
        expect(await looked()).toEqual(before);
      }
      await run.finish();
      await grid.page.locator('.status-figures', { hasText: '600,050 rows · 1.2 s' }).waitFor();
      expect(await looked()).toEqual(before);
      await press(grid, 'Control+End');
      await grid.page.locator('td.focus', { hasText: 'row 600050' }).waitFor();
    }));

  it('cancels a run whose rows are shown', () =>
    check(async (grid) => {
      const run = await grid.startGrowing('SELECT * FROM t', 'SELECT id FROM t');
      await run.add(3);
      await grid.page.getByRole('button', { name: 'Cancel' }).click();
      await expect.poll(() => grid.asked).toEqual(['cancel 1']);
    }));

  it('tells a failure with its remedy and what can be done', () =>
    check(async (grid) => {
      grid.showFailure('SELECT * FROM denied', {
        kind: 'credentials',
        message: 'the SSO session of `dev` has expired: run `aws sso login --profile dev`',
      });
      const message = grid.page.locator('.run-message');
      await message.waitFor();
      expect(await message.locator('code').allInnerTexts()).toEqual([
        'dev',
        'aws sso login --profile dev',
      ]);
      for (const name of ['Run Again', 'Show in Editor', 'Select Profile…']) {
        await grid.page.getByRole('button', { name }).click();
      }
      await expect.poll(() => grid.asked).toEqual(['rerun 1', 'reveal 1', 'select profile']);
    }));

  it('says plainly that there are no rows', () =>
    check(async (grid) => {
      await grid.showRows('SELECT 1 WHERE 0', 'SELECT 1 AS a WHERE 0');
      await grid.page.locator('.run-heading', { hasText: '0 rows' }).waitFor();
    }));

  it('shows what the reader of the rows must know beside them', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM people', people, [
        { kind: 'access', message: '`eu-west-1` is denied' },
        { kind: 'information', message: 'only the first 3 rows are here' },
        { kind: 'information', message: 'a third' },
      ]);
      expect(await grid.page.locator('.notice').first().innerText()).toBe('eu-west-1 is denied');
      await grid.page.getByText('1 more notice').click();
      await grid.page.getByText('a third').waitFor();
    }));

  it('has a tab for each result, chosen and closed by mouse and key', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM people', people);
      await grid.showRows('SELECT * FROM other', "SELECT 'other' AS name");
      await cell(grid, 'other').waitFor();
      await grid.page.getByRole('tab', { name: /people/ }).click();
      await cell(grid, 'one').waitFor();
      await grid.page.getByRole('tab', { name: /people/ }).press('ArrowRight');
      await cell(grid, 'other').waitFor();
      await grid.page.getByRole('tab', { name: /other/ }).click({ button: 'middle' });
      await cell(grid, 'one').waitFor();
      await grid.page.getByLabel('Close this result').click();
      await grid.page.locator('.welcome').waitFor();
    }));

  it('lets a column be made wider and keeps that', () =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM people', people);
      const header = grid.page.locator('thead th', { hasText: 'name' });
      const width = async () => (await header.boundingBox())?.width ?? 0;
      const before = await width();
      const box = await header.locator('.rt-column-resize').boundingBox();
      const { x, y } = box ?? { x: 0, y: 0 };
      await grid.page.mouse.move(x + 3, y + 5);
      await grid.page.mouse.down();
      await grid.page.mouse.move(x + 83, y + 5, { steps: 4 });
      await grid.page.mouse.up();
      await expect.poll(width).toBeCloseTo(before + 80, -1);
      await grid.reload();
      await expect.poll(width).toBeCloseTo(before + 80, -1);
    }));

  it.each(['dark', 'light', 'highContrast'] as const)('is readable in the %s theme', (theme) =>
    check(async (grid) => {
      await grid.showRows('SELECT * FROM people', people);
      const { ink, paper } = await cell(grid, 'one').evaluate((shown) => ({
        ink: getComputedStyle(shown).color,
        paper: getComputedStyle(document.body).backgroundColor,
      }));
      expect(contrast(ink, paper)).toBeGreaterThan(7);
    }, theme),
  );
});

/** The contrast of two `rgb(…)` colours as WCAG counts it. */
function contrast(first: string, second: string): number {
  const light = [first, second].map((color) => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return (Math.max(...light) + 0.05) / (Math.min(...light) + 0.05);
}
