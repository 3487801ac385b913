// The menu of quick fixes and refactorings at the caret.
import type { Locator, Page } from 'playwright-core';
import { errors } from 'playwright-core';

const patienceMs = 5_000;
const mostRequests = 4;

export class CodeActions {
  readonly #page: Page;
  readonly #rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#rows = page.locator('.action-widget .monaco-list-row.action .title');
  }

  /** Opens the menu at the caret, waits for the row with exactly this title, and performs it. */
  async perform(title: string): Promise<void> {
    await this.waitFor(title);
    await this.#row(title).click();
    await this.#rows.first().waitFor({ state: 'hidden' });
  }

  /** VS Code shows the actions of the moment: so where the title is not there yet, it asks again. */
  async waitFor(title: string): Promise<void> {
    for (let asked = 0; asked < mostRequests; asked += 1) {
      await this.#page.keyboard.press('ControlOrMeta+.');
      try {
        await this.#row(title).waitFor({ timeout: patienceMs });
        return;
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        await this.#page.keyboard.press('Escape');
      }
    }
    throw new Error(`There is no action \`${title}\` at the caret.`);
  }

  /** The titles of the open menu, in order. */
  async read(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    return this.#rows.allInnerTexts();
  }

  #row(title: string): Locator {
    return this.#rows.getByText(title, { exact: true }).first();
  }
}
