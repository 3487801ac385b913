// The box at the top of the window, which opens files and runs commands.
import type { Page } from 'playwright-core';
import { conditionTimeoutMs } from './wait-for-condition.ts';

const oneTryMs = 3_000;

/**
 * Opens the box by a key, types, and accepts the row with exactly this label. It tries again while
 * there is no such row, because the box does not notice what becomes available after it has opened:
 * a command of an extension that is still being loaded, a file before search is ready.
 */
export async function pickInQuickInput(
  page: Page,
  key: string,
  text: string,
  label: string,
): Promise<void> {
  const deadline = Date.now() + conditionTimeoutMs;
  const widget = page.locator('.quick-input-widget');
  const row = widget
    .locator('.monaco-list-row.focused')
    .filter({ has: page.locator('.label-name').getByText(label, { exact: true }) });
  for (;;) {
    await typeInQuickInput(page, key, text);
    try {
      await row.waitFor({ timeout: oneTryMs });
      break;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`The quick input has no row \`${label}\` for \`${text}\`.`, {
          cause: error,
        });
      }
      await page.keyboard.press('Escape');
      await widget.waitFor({ state: 'hidden' });
    }
  }
  await page.keyboard.press('Enter');
  await row.waitFor({ state: 'hidden' });
}

export async function typeInQuickInput(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.waitFor();
  await input.fill(text);
}

/**
 * Answers an open or save dialog, which VS Code in a browser draws in the same box. While it still
 * reads the folder, the box writes its own path over what was typed: so the answer is given again.
 */
export async function answerFileDialog(page: Page, path: string): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  const accept = widget.locator('.quick-input-action .monaco-button').getByText('OK');
  await accept.waitFor();
  const deadline = Date.now() + conditionTimeoutMs;
  for (;;) {
    await widget.locator('.quick-input-box input').fill(path);
    await accept.click();
    try {
      await widget.waitFor({ state: 'hidden', timeout: oneTryMs });
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw new Error(`The file dialog does not take \`${path}\`.`, { cause: error });
      }
    }
  }
}
