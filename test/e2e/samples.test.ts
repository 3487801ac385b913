/** The samples for joins and fan-outs, run from first to last as a person runs a file. */
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { joinsAndFanOut } from '../samples/joins-and-fan-out.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { cellsOf, findResults } from './results.ts';

describe('a sample file', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct();
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it.each([...joinsAndFanOut])(
    'gives the rows of all its statements: %s',
    async (file, expected) => {
      const { workbench } = product;
      onTestFailed(() => workbench.saveFailurePicture(`sample ${file}`));
      await workbench.runCommand('IQL: Close All Results').catch(() => undefined);
      const editor = await workbench.openFile(file);
      await editor.press('ControlOrMeta+Shift+Enter');
      const results = await findResults(workbench);
      const tabs = results.locator('.tab-bar .tab');
      await expect.poll(() => tabs.count(), { timeout: 60_000 }).toBe(expected.length);
      await expect.poll(() => statusOf(results), { timeout: 30_000 }).toMatch(/\d+ rows? · /);
      for (const [index, { rows, lists, gets }] of expected.entries()) {
        await tabs.nth(index).click();
        await expect.poll(() => tabs.nth(index).getAttribute('class')).toContain('active');
        const wanted = new RegExp(`^${String(rows)} rows? · `, 'm');
        await expect.poll(() => statusOf(results), { timeout: 15_000 }).toMatch(wanted);
        const status = await statusOf(results);
        expect([index, countIn(status, 'list') <= lists, countIn(status, 'get') <= gets]).toEqual([
          index,
          true,
          true,
        ]);
        expect((await cellsOf(results)).length).toBeGreaterThan(0);
      }
    },
  );
});

function statusOf(results: Frame): Promise<string> {
  return results.locator('.status-line').innerText();
}

/** `5` for `list` in `4 rows · 87 ms · 5 lists, 12 gets`. */
function countIn(status: string, noun: string): number {
  return Number(new RegExp(`(\\d+) ${noun}s?\\b`).exec(status)?.[1] ?? 0);
}
