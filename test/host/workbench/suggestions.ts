// The list of completions below the caret. It draws only the rows that are in view, about twelve.
import type { Locator, Page } from 'playwright-core';

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

  async waitFor(label: string): Promise<void> {
    await this.#row(label).waitFor();
  }

  /** Accepts the row with exactly this label, which must be in view. */
  async accept(label: string): Promise<void> {
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
