// The list of completions below the caret. It draws only the rows that are in view, about twelve.
import type { Locator, Page } from 'playwright-core';
import { errors } from 'playwright-core';

const patienceMs = 5_000;
const mostRequests = 4;

export class Suggestions {
  readonly #page: Page;
  readonly #rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#rows = page.locator('.editor-widget.suggest-widget.visible .monaco-list-row');
  }

  /** Asks for suggestions at the caret and reads the labels in view, in order. */
  async triggerAndRead(): Promise<readonly string[]> {
    await this.#page.keyboard.press('Control+Space');
    return this.read();
  }

  /** Waits for the list; the labels in view, in order. */
  async read(): Promise<readonly string[]> {
    await this.#rows.first().waitFor();
    return this.#rows.locator('.label-name').allInnerTexts();
  }

  /**
   * VS Code asks once a word, and a server that is still starting answers nothing: so where no list
   * has come after a while, it is asked for, as a person would.
   */
  async waitFor(label: string): Promise<void> {
    const row = this.#row(label);
    for (let asked = 0; asked < mostRequests; asked += 1) {
      try {
        await row.waitFor({ timeout: patienceMs });
        return;
      } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        if ((await this.#rows.count()) === 0) await this.#page.keyboard.press('Control+Space');
      }
    }
    await row.waitFor();
  }

  /** Waits for the row with exactly this label, which must be in view, and accepts it. */
  async accept(label: string): Promise<void> {
    await this.waitFor(label);
    await this.#row(label).click();
    await this.#rows.first().waitFor({ state: 'hidden' });
  }

  /** Opens or closes the documentation beside the list; it stays so for the next lists. */
  async toggleDocumentation(): Promise<void> {
    await this.#page.keyboard.press('Control+Space');
  }

  /** Waits until the documentation beside the list contains `text`, and returns the whole. */
  async readDocumentation(text: string): Promise<string> {
    return this.#page
      .locator('.suggest-details-container .suggest-details')
      .filter({ hasText: text })
      .innerText();
  }

  #row(label: string): Locator {
    return this.#rows
      .filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) })
      .first();
  }
}
