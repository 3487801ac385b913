/** A notebook in its editor, as a person reads and runs it. */
import type { Frame, Locator } from 'playwright-core';
import { pickInQuickInput } from '../host/workbench/quick-input.ts';
import { waitForCondition } from '../host/workbench/wait-for-condition.ts';
import type { Workbench } from '../host/workbench.ts';

/** Opens the file in place of what is open, and waits until its cells are there. */
export async function openNotebook(workbench: Workbench, file: string): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await pickInQuickInput(workbench.page, 'ControlOrMeta+p', file, file);
  await codeCells(workbench).first().waitFor();
}

/** The code cells in view, from top to bottom. */
export function codeCells({ page }: Workbench): Locator {
  return page.locator('.notebookOverlay:visible .code-cell-row');
}

/** Puts the caret into a code cell; `at` counts those in view from 0. */
export async function focusCell(workbench: Workbench, at: number): Promise<Locator> {
  const editor = codeCells(workbench).nth(at).locator('.cell-editor-container .monaco-editor');
  await editor.locator('.view-line').first().click();
  return editor;
}

/** The page that shows the texts and the outputs of the notebook. */
export function findNotebookPage({ page }: Workbench): Promise<Frame> {
  return waitForCondition(page, 'the page of a notebook', async () => {
    for (const outer of await page.locator('iframe.webview.ready:visible').all()) {
      const element = await outer.contentFrame().locator('iframe#active-frame').elementHandle();
      const frame = await element.contentFrame();
      if (frame && (await frame.locator('#container').count()) > 0) {
        return frame;
      }
    }
    return undefined;
  });
}

/** One statement's rows, called as its tab in the results view is. */
export function resultOf(page: Frame, title: string): Locator {
  return page.getByLabel(title, { exact: true });
}

/** Texts of the columns and of the rows of a result, without their numbers. */
export async function tableOf(result: Locator): Promise<readonly (readonly string[])[]> {
  const rows = await result.locator('tr').all();
  return Promise.all(rows.map((row) => row.locator('td, th:not(.row-number)').allTextContents()));
}

/** How long the last run took, as VS Code says it below the cell. */
export function durationOf(cell: Locator): Promise<string> {
  return cell
    .locator('.cell-status-left .cell-status-item')
    .filter({ hasText: 's' })
    .last()
    .innerText();
}
