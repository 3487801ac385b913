/** A result of the results view as a file, as it is seen there. */
import type { ResultView } from '../../protocol/index.ts';
import type { ResultTab } from '../results/result-tabs.ts';
import { rowCountOfTab } from '../results/result-tabs.ts';
import type { Exporter } from './exporter.ts';

/** How a result is looked at in the grid. */
export interface SeenResult {
  readonly view: ResultView;
  /** Positions of the view's columns that are shown, in their order. */
  readonly columns: readonly number[];
}

/** Without `seen`, all rows and columns are written. */
export async function exportResult(
  tab: ResultTab,
  seen: SeenResult | undefined,
  exporter: Exporter,
): Promise<void> {
  const { file, title, statement } = tab;
  if (file === undefined) {
    return;
  }
  const destination = await exporter.chooseDestination(title);
  if (destination !== undefined) {
    const rowCount = rowCountOfTab(tab);
    await exporter.write({ file, title, statement, rowCount, ...seen }, destination);
  }
}
