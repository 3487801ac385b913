/** The results view as a person reads and uses it. */
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import type { Editor } from '../host/workbench/editor.ts';
import type { Workbench } from '../host/workbench.ts';

export function findResults(workbench: Workbench): Promise<Frame> {
  return workbench.findWebview({ title: 'IQL Results' });
}

/** Puts the cursor on a line of the file and runs the statement there by its key. */
export async function runAt(workbench: Workbench, file: string, line: number): Promise<Editor> {
  const editor = await workbench.openFile(file);
  await editor.placeCaret(line, 1);
  await editor.press('ControlOrMeta+Enter');
  return editor;
}

/** Waits until the line below the rows contains `text`, and returns the line. */
export async function waitForStatus(results: Frame, text: string | RegExp): Promise<string> {
  return results.locator('.status-line').filter({ hasText: text }).innerText();
}

/** Waits until the words in place of the rows contain `text`, and returns them. */
export async function waitForRunState(results: Frame, text: string | RegExp): Promise<string> {
  return results.locator('.run-state').filter({ hasText: text }).innerText();
}

/** Titles of the tabs, from left to right. */
export function tabsOf(results: Frame): Promise<readonly string[]> {
  return results.locator('.tab-bar .tab-title').allInnerTexts();
}

export function activeTabOf(results: Frame): Promise<string> {
  return results.locator('.tab-bar .tab.active .tab-title').innerText();
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

/** Waits until the grid shows these columns: another result's rows may stand there before. */
export async function waitForColumns(results: Frame, columns: readonly string[]): Promise<void> {
  await expect.poll(() => columnsOf(results), { timeout: 15_000 }).toEqual(columns);
}

/** Waits until the rows in view are these. */
export async function waitForRows(
  results: Frame,
  rows: readonly (readonly string[])[],
): Promise<void> {
  await expect.poll(() => cellsOf(results), { timeout: 15_000 }).toEqual(rows);
}
