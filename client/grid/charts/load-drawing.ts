/**
 * Loads the chunk that draws, once. It lies beside the page's script, whose nonce the browser passes on
 * to what the script imports: the page's policy names no further source.
 */
import type { DrawingModule } from './chart-model.ts';

/** Known only while the page's script runs for the first time. */
const pageScript =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

let loading: Promise<DrawingModule> | undefined;

export function loadDrawing(): Promise<DrawingModule> {
  loading ??= (import(new URL('grid-charts.js', pageScript).href) as Promise<DrawingModule>).catch(
    (error: unknown) => {
      // The next chart tries again.
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
