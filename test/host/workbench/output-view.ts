// The Output view, with the channel that an extension has shown last.
import type { Page } from 'playwright-core';
import { readVisibleLines } from './visible-lines.ts';
import { waitForCondition } from './wait-for-condition.ts';

export class OutputView {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until the view shows `text`, and returns all that is in view. */
  async waitFor(text: string): Promise<string> {
    const editor = this.#page.locator('.part.panel .monaco-editor');
    return waitForCondition(this.#page, `\`${text}\` in the Output view`, async () => {
      const shown = await readVisibleLines(editor);
      return shown.includes(text) ? shown : undefined;
    });
  }
}
