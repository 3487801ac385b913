/** The results view as a person reads it. */
import type { Frame } from 'playwright-core';
import type { Workbench } from '../host/workbench.ts';

export function findResults(workbench: Workbench): Promise<Frame> {
  return workbench.findWebview({ title: 'IQL Results' });
}

/** Waits until the line below the rows contains `text`. */
export async function waitForStatus(results: Frame, text: string | RegExp): Promise<void> {
  await results.locator('.status-line').filter({ hasText: text }).waitFor();
}

/** Names of the columns in view, from left to right. */
export function columnsOf(results: Frame): Promise<readonly string[]> {
  return results.locator('regular-table thead th .column-name').allInnerTexts();
}

/** Texts of the rows in view, without their numbers. */
export async function cellsOf(results: Frame): Promise<readonly (readonly string[])[]> {
  await results.locator('regular-table tbody td').first().waitFor();
  const rows = await results.locator('regular-table tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('td').allTextContents()));
}
