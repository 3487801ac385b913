/** Cells of the results page in a real browser: where they lead, what they say, and what they never do. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GridAction } from '../../protocol/index.ts';
import type { GridPage } from '../grid/grid-page.ts';
import { openGridPage } from '../grid/grid-page.ts';
import type { ThemeName } from '../grid/theme.ts';
import { launchBrowser } from '../host/browser.ts';

const statement = 'SELECT subnet_id, vpc_id, region, tags FROM aws.ec2.subnets';
const subnets = `SELECT column1 AS subnet_id, column2 AS vpc_id, column3 AS region, column4 AS tags
  FROM (VALUES ('subnet-1', 'vpc-1', 'eu-west-1', '[{"Key":"Name","Value":"a"},{"Key":"env","Value":"prod"}]'),
    ('subnet-2', NULL, 'eu-west-1', NULL))`;

describe('cells of the results page', () => {
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
  const reference = (grid: GridPage) => grid.page.locator('td.reference', { hasText: 'vpc-1' });
  /** What VS Code sends when a command is chosen from its menu; ends when the page has heard it. */
  const perform = (grid: GridPage, action: GridAction): Promise<void> =>
    grid.page.evaluate(
      (chosen) =>
        new Promise<void>((resolve) => {
          window.addEventListener('message', () => resolve(), { once: true });
          window.postMessage({ kind: 'perform', action: chosen }, '*');
        }),
      action,
    );
  const menuWords = async (grid: GridPage): Promise<unknown> =>
    JSON.parse(
      (await grid.page.locator('regular-table').getAttribute('data-vscode-context')) ?? '',
    );
  const openJson = async (grid: GridPage): Promise<void> => {
    await grid.page.locator('tbody td.json').first().click();
    await grid.page.keyboard.press('Enter');
    await grid.page.locator('.json-tree').waitFor();
  };

  it('open what they name, by Enter and by the mark at their end', () =>
    check(async (grid) => {
      await grid.showRows(statement, subnets);
      await reference(grid).click();
      await grid.page.keyboard.press('Enter');
      const query =
        "run SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1' AND region = 'eu-west-1';";
      await expect.poll(() => grid.asked).toEqual([query]);
      const box = await reference(grid).boundingBox();
      await reference(grid).click({ position: { x: (box?.width ?? 0) - 8, y: 10 } });
      await expect.poll(() => grid.asked).toEqual([query, query]);
      expect(await grid.page.locator('td.reference').count()).toBe(1);
    }));

  it('tell the menu what can be done with the one that has the focus', () =>
    check(async (grid) => {
      await grid.showRows(statement, subnets);
      await reference(grid).click();
      await expect
        .poll(() => menuWords(grid))
        .toMatchObject({ webviewSection: 'cell', iqlReference: true, iqlConsole: true });
      await grid.page.keyboard.press('ArrowDown');
      await expect
        .poll(() => menuWords(grid))
        .toMatchObject({ iqlReference: false, iqlResource: true, iqlConsole: true });
    }));

  it('show AWS’s page of what they name, and of the resource that they belong to', () =>
    check(async (grid) => {
      await grid.showRows(statement, subnets);
      await reference(grid).click();
      await perform(grid, 'openInConsole');
      await grid.page.keyboard.press('ArrowLeft');
      await perform(grid, 'openInConsole');
      await perform(grid, 'openResource');
      const console = 'open https://console.aws.amazon.com/vpcconsole/home?region=eu-west-1#';
      await expect
        .poll(() => grid.asked)
        .toEqual([
          `${console}VpcDetails:VpcId=vpc-1`,
          `${console}SubnetDetails:subnetId=subnet-1`,
          "run SELECT * FROM aws.ec2.subnets WHERE data__Identifier = 'subnet-1' AND region = 'eu-west-1';",
        ]);
    }));

  it('say how long ago a time was', () =>
    check(async (grid) => {
      await grid.showRows(
        'SELECT 1',
        `SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-3 days', '-1 minute') AS made, 'x' AS other`,
      );
      const made = grid.page.locator('tbody td').first();
      expect(await made.getAttribute('title')).toMatch(/^3 days ago \(/);
      expect(await grid.page.locator('tbody td').last().getAttribute('title')).toBeNull();
    }));

  it('find keys and values in JSON, step through them, and open what they lie in', () =>
    check(async (grid) => {
      await grid.showRows(statement, subnets);
      await openJson(grid);
      const search = grid.page.getByLabel('Find a key or a value');
      await search.fill('VALUE');
      const found = grid.page.locator('.json-found');
      await expect.poll(() => found.textContent()).toBe('1 of 2');
      await search.press('Enter');
      await expect.poll(() => found.textContent()).toBe('2 of 2');
      expect(await grid.page.locator('.json-match').innerText()).toContain('"prod"');
      await search.fill('nowhere');
      await expect.poll(() => found.textContent()).toBe('Nothing found');
      expect(await grid.page.locator('.json-match').count()).toBe(0);
    }));

  it('find the last of thousands of items, which is not drawn before', () =>
    check(async (grid) => {
      await grid.showRows(
        'SELECT 1',
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
         SELECT json_group_array('item ' || i) AS items FROM n`,
      );
      await openJson(grid);
      await grid.page.getByLabel('Find a key or a value').fill('item 3000');
      const match = grid.page.locator('.json-match');
      expect(await match.innerText()).toContain('item 3000');
      expect(await match.isVisible()).toBe(true);
    }));

  it('add a path of JSON to the query, by its button and by the menu’s command', () =>
    check(async (grid) => {
      await grid.showRows(statement, subnets);
      await openJson(grid);
      const item = grid.page.locator('.json-item', { hasText: '"prod"' });
      await item.hover();
      await item.getByRole('button', { name: '+ column' }).click();
      const inserted = ", json_extract(tags, '$[1].Value') AS tags_1_value";
      await expect.poll(() => grid.asked).toEqual([`insert ${inserted} in 1`]);
      await grid.page.locator('.status-told', { hasText: 'tags_1_value' }).waitFor();
      await item.focus();
      await perform(grid, 'addPath');
      await expect.poll(() => grid.asked).toHaveLength(2);
      await perform(grid, 'copyPath');
      await expect.poll(() => grid.clipboard).toEqual(['$[1].Value']);
    }));

  it('show whatever they hold as text: markup, scripts, marks of direction, control characters', () =>
    check(async (grid) => {
      const hostile = [
        '<img src=x onerror="document.title=1">',
        '<script>document.title=1</script>',
        'javascript:alert(1)',
        '"><svg/onload=document.title=1>',
      ];
      const values = hostile.map((value) => `('${value}')`).join(', ');
      await grid.showRows('SELECT 1', `SELECT column1 AS "<b>name</b>" FROM (VALUES ${values})`);
      const before = await grid.page.title();
      expect(await grid.page.locator('tbody td').allTextContents()).toEqual(hostile);
      await grid.showRows(
        'SELECT 2',
        `SELECT 'safe' || char(0x202e) || 'gpj.exe' || char(0x2066) AS bidi, char(7, 27) || '[31m' AS control,
           json_object('<img src=x onerror=document.title=1>', '<b>' || char(0x202e) || '</b>') AS json`,
      );
      await grid.page.locator('td', { hasText: 'gpj' }).waitFor();
      expect((await grid.cellsOf(1)).slice(0, 2)).toEqual([
        'safe[U+202E]gpj.exe[U+2066]',
        '␇␛[31m',
      ]);
      await openJson(grid);
      await grid.page.getByLabel('Find a key or a value').fill('<b>');
      expect(await grid.page.locator('.json-match').innerText()).toContain('<b>[U+202E]</b>');
      expect(await grid.page.locator('img, b, script:not([src])').count()).toBe(0);
      expect(await grid.page.title()).toBe(before);
    }));

  it('hold ten megabytes without holding up the page', () =>
    check(async (grid) => {
      await grid.showRows(
        'SELECT 1',
        `SELECT replace(hex(zeroblob(5000000)), '00', '<i>') AS big, 'next' AS other`,
      );
      const big = grid.page.locator('tbody td').first();
      expect((await big.innerText()).length).toBeLessThan(500);
      await big.click();
      const started = performance.now();
      await grid.page.keyboard.press('Enter');
      await grid.page.locator('.viewer-caption', { hasText: '15,000,000 characters' }).waitFor();
      expect(performance.now() - started).toBeLessThan(3_000);
      expect(await grid.page.locator('.viewer i').count()).toBe(0);
      await grid.page.keyboard.press('ArrowRight');
      await grid.page.locator('.viewer-caption', { hasText: '4 characters' }).waitFor();
    }));

  it.each(['dark', 'light', 'highContrast'] as const)('are told apart in the %s theme', (theme) =>
    check(async (grid) => {
      await grid.showRows(statement, subnets);
      await reference(grid).click();
      await openJson(grid);
      await grid.page.getByLabel('Find a key or a value').fill('prod');
      const look = await reference(grid).evaluate(
        (cell) => getComputedStyle(cell).textDecorationLine,
      );
      expect(look).toBe('underline');
      const folder = process.env['IQL_CELL_PICTURES'];
      if (folder !== undefined) {
        await grid.page.screenshot({ path: `${folder}/cells-${theme}.png` });
      }
    }, theme),
  );
});
