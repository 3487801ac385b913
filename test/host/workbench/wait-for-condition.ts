import type { Page } from 'playwright-core';

export const conditionTimeoutMs = 20_000;

/**
 * Asks again after each frame that the page draws, until `read` gives a value. For what a single
 * Playwright locator cannot express; rejects with `description` and the last error of `read`.
 */
export async function waitForCondition<T>(
  page: Page,
  description: string,
  read: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + conditionTimeoutMs;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await read();
      if (value !== undefined) return value;
    } catch (error) {
      lastError = error;
    }
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`Waited ${conditionTimeoutMs} ms in vain for ${description}.`, {
    cause: lastError,
  });
}
