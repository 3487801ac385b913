// What VS Code says to a person: notifications in the corner, modal dialogs, the status bar.
import type { Locator, Page } from 'playwright-core';
import { pickInQuickInput } from './quick-input.ts';

export class Notifications {
  readonly #page: Page;
  readonly #items: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#items = page.locator(
      ':is(.notifications-toasts, .notifications-center).visible .notification-list-item',
    );
  }

  /** Opens the list of all notifications. A window of the test driver shows none before. */
  async show(): Promise<void> {
    const title = 'Notifications: Show Notifications';
    await pickInQuickInput(this.#page, 'F1', `>${title}`, title);
  }

  /** Messages on screen now, newest first. */
  async read(): Promise<readonly string[]> {
    return this.#items.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Waits for a notification that contains `text` and returns the whole message. */
  async waitFor(text: string): Promise<string> {
    return this.#item(text).locator('.notification-list-item-message').innerText();
  }

  /** Presses a button of the notification that contains `text`, and waits until it is gone. */
  async press(text: string, button: string): Promise<void> {
    const item = this.#item(text);
    await item.locator('.monaco-button').getByText(button, { exact: true }).click();
    await item.waitFor({ state: 'hidden' });
  }

  async clearAll(): Promise<void> {
    const title = 'Notifications: Clear All Notifications';
    await pickInQuickInput(this.#page, 'F1', `>${title}`, title);
    await this.#items.first().waitFor({ state: 'hidden' });
  }

  #item(text: string): Locator {
    return this.#items.filter({ hasText: text }).first();
  }
}

export interface ShownDialog {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** `showWarningMessage` with `modal: true`, and VS Code's own questions. */
export class Dialog {
  readonly #box: Locator;

  constructor(page: Page) {
    this.#box = page.locator('.monaco-dialog-box');
  }

  /** Waits for a dialog. */
  async read(): Promise<ShownDialog> {
    await this.#box.waitFor();
    return {
      message: await this.#box.locator('.dialog-message-text').innerText(),
      detail: (await this.#box.locator('.dialog-message-detail').allInnerTexts()).join('\n'),
      buttons: await this.#box.locator('.dialog-buttons .monaco-button').allInnerTexts(),
    };
  }

  /** Waits for a dialog, presses its button with exactly this label, and waits until it is gone. */
  async press(button: string): Promise<void> {
    await this.#box
      .locator('.dialog-buttons .monaco-button')
      .getByText(button, { exact: true })
      .click();
    await this.#box.waitFor({ state: 'hidden' });
  }
}

export class StatusBar {
  readonly #items: Locator;

  constructor(page: Page) {
    this.#items = page.locator('.part.statusbar .statusbar-item');
  }

  /** The texts of all items, icons left out. */
  async read(): Promise<readonly string[]> {
    return (await this.#items.allInnerTexts()).map((text) => text.trim());
  }

  /** Waits for an item that contains `text` and returns the item's whole text. */
  async waitFor(text: string | RegExp): Promise<string> {
    return (await this.#items.filter({ hasText: text }).first().innerText()).trim();
  }

  async click(text: string | RegExp): Promise<void> {
    await this.#items.filter({ hasText: text }).first().locator('.statusbar-item-label').click();
  }
}
