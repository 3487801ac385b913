// One text editor, found by the name of its file.
import type { Locator, Page } from 'playwright-core';
import { findTextInLines } from './find-text-in-lines.ts';
import { typeInQuickInput } from './quick-input.ts';
import { readVisibleLines } from './visible-lines.ts';
import { waitForCondition } from './wait-for-condition.ts';

/** How long a hover is waited for before the mouse points again. */
const oneHoverMs = 4_000;

export class Editor {
  readonly #page: Page;
  readonly #root: Locator;

  constructor(page: Page, fileName: string) {
    this.#page = page;
    this.#root = page
      .locator(
        `.editor-instance .monaco-editor:is([data-uri$="/${fileName}"], [data-uri="untitled:${fileName}"])`,
      )
      .first();
  }

  /** Resolves when the editor shows its first line. */
  async waitUntilShown(): Promise<void> {
    await this.#root.locator('.view-line').first().waitFor();
  }

  async focus(): Promise<void> {
    await this.#root.locator('.native-edit-context, textarea.inputarea').focus();
  }

  /** Key by key, as a person would: brackets close themselves and suggestions appear. */
  async type(text: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.type(text);
  }

  /** At once, like a paste: nothing is completed or closed on the way. */
  async insert(text: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.insertText(text);
  }

  async replaceAll(text: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.press('Delete');
    await this.#page.keyboard.insertText(text);
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.#page.keyboard.press(key);
  }

  /** Line and column count from 1, as the status bar shows them. */
  async placeCaret(line: number, column: number): Promise<void> {
    await this.focus();
    await typeInQuickInput(this.#page, 'Control+g', `:${line}:${column}`);
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.focus();
  }

  /** The lines that are scrolled into view, from top to bottom. */
  async readVisibleText(): Promise<string> {
    return readVisibleLines(this.#root);
  }

  /** Resolves when the visible text contains `text`. */
  async waitForText(text: string): Promise<void> {
    await waitForCondition(this.#page, `\`${text}\` in the editor`, async () =>
      (await this.readVisibleText()).includes(text) ? true : undefined,
    );
  }

  /**
   * Moves the mouse over the first `text` in view and reads what appears. Several sources share one
   * hover and answer one by one: `containing` waits for the one that is meant.
   */
  async readHover(text: string, containing = ''): Promise<string> {
    const content = this.#page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
    await this.#page.mouse.move(0, 0);
    await content.first().waitFor({ state: 'hidden' });
    let pointedAt = await this.#pointAt(text);
    return waitForCondition(
      this.#page,
      `a hover of \`${text}\` with \`${containing}\``,
      async () => {
        const shown = (await content.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ').trim();
        if (shown !== '' && shown !== 'Loading...' && shown.includes(containing)) return shown;
        // The text may have moved from under the mouse: a hint or a lens came, a panel opened.
        if (Date.now() - pointedAt > oneHoverMs) {
          await this.#page.mouse.move(0, 0);
          pointedAt = await this.#pointAt(text);
        }
        return undefined;
      },
    );
  }

  /** Moves the mouse over the first `text` in view; the time when it did. */
  async #pointAt(text: string): Promise<number> {
    const lines = this.#root.locator('.view-lines');
    const place = await waitForCondition(this.#page, `\`${text}\` in the editor`, () =>
      lines.evaluate(findTextInLines, text),
    );
    await this.#page.mouse.move(place.x, place.y);
    return Date.now();
  }

  async readCodeLenses(): Promise<readonly string[]> {
    return this.#root.locator('.codelens-decoration a').allInnerTexts();
  }

  async waitForCodeLens(title: string): Promise<void> {
    await this.#codeLens(title).waitFor();
  }

  /** Waits for the first code lens with exactly this title. */
  async clickCodeLens(title: string): Promise<void> {
    await this.#codeLens(title).click();
  }

  /** A lens that can be clicked is a link: until it comes, VS Code draws the file's last ones as texts. */
  #codeLens(title: string): Locator {
    return this.#root.locator('.codelens-decoration a').getByText(title, { exact: true }).first();
  }
}
