// The Problems view.
import type { Locator, Page } from 'playwright-core';
import { pickInQuickInput } from './quick-input.ts';

export interface ShownProblem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** The diagnostic's code as it is shown, empty if it has none. */
  readonly code: string;
  /** `[Ln 1, Col 7]` */
  readonly place: string;
}

export class Problems {
  readonly #page: Page;
  readonly #rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#rows = page.locator('.markers-panel .monaco-list-row').filter({
      has: page.locator('.marker-message-line'),
    });
  }

  async show(): Promise<void> {
    const title = 'Problems: Focus on Problems View';
    await pickInQuickInput(this.#page, 'F1', `>${title}`, title);
    await this.#page.locator('.markers-panel').waitFor();
  }

  /** Shows the view and waits for a problem whose message contains `text`. */
  async waitFor(text: string): Promise<ShownProblem> {
    await this.show();
    return readProblem(this.#rows.filter({ hasText: text }).first());
  }

  /** The problems in view now; the view must be shown. */
  async read(): Promise<readonly ShownProblem[]> {
    return Promise.all((await this.#rows.all()).map(readProblem));
  }

  /** Counts as the status bar has them; waits for nothing. */
  async readSummary(): Promise<string> {
    const item = this.#page.locator('[id="status.problems"]');
    return (await item.getAttribute('aria-label')) ?? '';
  }
}

async function readProblem(row: Locator): Promise<ShownProblem> {
  await row.waitFor();
  const icon = (await row.locator('.marker-icon .codicon').first().getAttribute('class')) ?? '';
  const code = row.locator('.marker-code');
  return {
    severity: icon.includes('error') ? 'error' : icon.includes('warning') ? 'warning' : 'info',
    message: (await row.locator('.marker-message').allInnerTexts()).join('\n'),
    code: (await code.count()) > 0 ? await code.first().innerText() : '',
    place: await row.locator('.marker-line').innerText(),
  };
}
