import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { cacheFolder } from './project-paths.ts';

/** Saves what the page looks like when a test has failed, under `.cache/failures`, and returns the path. */
export async function saveFailurePicture(page: Page, name: string): Promise<string> {
  const folder = join(cacheFolder, 'failures');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`);
  await page.screenshot({ path });
  return path;
}
