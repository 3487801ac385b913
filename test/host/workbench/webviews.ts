// A webview is a frame in a frame: `iframe.webview.ready` is VS Code's own page, which runs the
// extension's page in `iframe#active-frame` and gives it the webview's title.
import type { Frame, Page } from 'playwright-core';
import { waitForCondition } from './wait-for-condition.ts';

export interface WebviewQuery {
  /** The title of the webview's tab or view. */
  readonly title?: string;
  /** Text that its body shows. */
  readonly containing?: string;
}

/** Waits for a visible webview that fits the query. Setting the webview's HTML again detaches the frame. */
export async function findWebviewFrame(page: Page, query: WebviewQuery): Promise<Frame> {
  return waitForCondition(page, `a webview like ${JSON.stringify(query)}`, async () => {
    for (const outer of await page.locator('iframe.webview.ready:visible').all()) {
      const inner = outer.contentFrame().locator('iframe#active-frame');
      if ((await inner.count()) === 0) continue;
      const element = await inner.elementHandle();
      const frame = await element.contentFrame();
      if (frame === null) continue;
      if (query.title !== undefined && (await element.getAttribute('title')) !== query.title) {
        continue;
      }
      const text = await frame.locator('body').innerText();
      if (text.includes(query.containing ?? '')) return frame;
    }
    return undefined;
  });
}
