// A VS Code window as a person sees it: everything here goes through the page, nothing through the API.
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { saveFailurePicture } from './failure-pictures.ts';
import { startVsCode, type VsCodeOptions } from './server.ts';
import { CodeActions } from './workbench/code-actions.ts';
import { Editor } from './workbench/editor.ts';
import { Dialog, Notifications, StatusBar } from './workbench/messages.ts';
import { OutputView } from './workbench/output-view.ts';
import { Problems } from './workbench/problems.ts';
import { answerFileDialog, pickInQuickInput } from './workbench/quick-input.ts';
import { Suggestions } from './workbench/suggestions.ts';
import { findWebviewFrame, type WebviewQuery } from './workbench/webviews.ts';

export interface WindowOptions {
  /** CSS pixels; 1400 × 900 if not given. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** 2 makes screenshots for a high-density display. */
  readonly deviceScaleFactor?: number;
}

export type WorkbenchOptions = VsCodeOptions & WindowOptions;

/** Starts a server and a browser of its own; `close` ends both. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  await using started = new AsyncDisposableStack();
  const vsCode = started.adopt(await startVsCode(options), (running) => running.close());
  const { page } = started.adopt(await openWorkbenchAt(vsCode.url, options), (opened) =>
    opened.close(),
  );
  const resources = started.move();
  return new Workbench(page, () => resources.disposeAsync());
}

/** Opens the window of a server that runs already, in a browser of its own; `close` ends the browser. */
export async function openWorkbenchAt(
  url: string,
  options: WindowOptions = {},
): Promise<Workbench> {
  await using started = new AsyncDisposableStack();
  const browser = started.adopt(await launchBrowser(), (launched) => launched.close());
  const page = await browser.newPage({
    viewport: options.viewport ?? { width: 1400, height: 900 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
  });
  await page.goto(url);
  await waitUntilRestored(page);
  const resources = started.move();
  return new Workbench(page, () => resources.disposeAsync());
}

export class Workbench {
  readonly page: Page;
  readonly suggestions: Suggestions;
  readonly codeActions: CodeActions;
  readonly problems: Problems;
  readonly output: OutputView;
  readonly notifications: Notifications;
  readonly dialog: Dialog;
  readonly statusBar: StatusBar;
  readonly close: () => Promise<void>;

  constructor(page: Page, close: () => Promise<void>) {
    this.page = page;
    this.close = close;
    this.suggestions = new Suggestions(page);
    this.codeActions = new CodeActions(page);
    this.problems = new Problems(page);
    this.output = new OutputView(page);
    this.notifications = new Notifications(page);
    this.dialog = new Dialog(page);
    this.statusBar = new StatusBar(page);
  }

  /** Opens a file by its name, or by as much of its path as tells it from others. */
  async openFile(path: string): Promise<Editor> {
    await pickInQuickInput(this.page, 'ControlOrMeta+p', path, basename(path));
    const editor = this.getEditor(basename(path));
    await editor.waitUntilShown();
    await editor.focus();
    return editor;
  }

  getEditor(fileName: string): Editor {
    return new Editor(this.page, fileName);
  }

  /** `title` is what the command palette shows, with the category: `IQL: Run Statement`. */
  async runCommand(title: string): Promise<void> {
    await pickInQuickInput(this.page, 'F1', `>${title}`, title);
  }

  /** Waits for an open or save dialog and gives it an absolute path. */
  async answerFileDialog(path: string): Promise<void> {
    await answerFileDialog(this.page, path);
  }

  /** Playwright's names of keys; `ControlOrMeta` is Command on macOS. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Reloads the window: extensions start anew, their storage and the open editors stay. */
  async reload(): Promise<void> {
    await this.page.reload();
    await waitUntilRestored(this.page);
  }

  async findWebview(query: WebviewQuery): Promise<Frame> {
    return findWebviewFrame(this.page, query);
  }

  /** `path` ends in `.png`; its folder is made if it is missing. */
  async saveScreenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** For `onTestFailed`: a picture in `.cache/failures`, named like the test. */
  async saveFailurePicture(testName: string): Promise<void> {
    await saveFailurePicture(this.page, testName);
  }
}

async function waitUntilRestored(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
}
