/** The pictures of the README. A plain run of the tests leaves them alone. */
import { resolve } from 'node:path';
import type { Workbench } from '../host/workbench.ts';

const folder = resolve(import.meta.dirname, '../../docs/images');

/** How a window is opened whose pictures go into the README. */
export const pictureWindow = {
  viewport: { width: 1120, height: 640 },
  deviceScaleFactor: 2,
} as const;

/** What would only distract in a picture. */
export const pictureSettings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** Leaves the window to the editor and the results. */
export async function hideSideBar(workbench: Workbench): Promise<void> {
  await workbench.press('ControlOrMeta+b');
  await workbench.page.locator('.part.sidebar').waitFor({ state: 'hidden' });
}

/** Rewrites `docs/images/NAME.png` where `IQL_UPDATE_IMAGES=1` asks for it. */
export async function saveImage(workbench: Workbench, name: string): Promise<void> {
  if (process.env['IQL_UPDATE_IMAGES'] === '1') {
    await workbench.saveScreenshot(resolve(folder, `${name}.png`));
  }
}
