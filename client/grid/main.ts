/** The entry of the results page. */
import type { WebviewApi } from './host-connection.ts';
import { startPage } from './page.ts';

declare function acquireVsCodeApi(): WebviewApi;

const root = document.getElementById('page');
if (root === null) {
  throw new Error('The page has no element `page` to draw into.');
}
startPage(root, acquireVsCodeApi(), window);
