/** The entry of the notebook's page: draws results into cells. VS Code loads it as a module. */
import { readNotebookResult } from '../../../protocol/index.ts';
import type { NotebookPageMessage } from '../../../protocol/index.ts';
import { element } from '../elements.ts';
import { drawResult } from './result-table.ts';
import { resultStyle } from './result-style.ts';

/** What VS Code gives a renderer: `RendererContext` and `OutputItem` of its notebook API. */
interface RendererContext {
  readonly postMessage?: (message: NotebookPageMessage) => void;
}
interface OutputItem {
  json(): unknown;
}

export function activate(context: RendererContext): {
  renderOutputItem(item: OutputItem, target: HTMLElement): void;
} {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(resultStyle);
  return {
    renderOutputItem(item, target) {
      // An output that is drawn again, as more of its rows come, is given the same element.
      const root = target.shadowRoot ?? target.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      const result = readNotebookResult(item.json());
      const { postMessage } = context;
      root.replaceChildren(
        result === undefined
          ? element('p', { text: 'This output is of another version of IQL: run the cell again.' })
          : drawResult(
              result,
              postMessage && (() => postMessage({ kind: 'openResult', tab: result.tab })),
            ),
      );
    },
  };
}
