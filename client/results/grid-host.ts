/** The extension's end of the grid's wire: answers the page from the results' files. */
import type { ResultReader } from '../../engine/sqlite/index.ts';
import { printExplained } from '../../engine/plan/index.ts';
import type { ExplainedPlan, HostMessage, PageMessage } from '../../protocol/index.ts';
import {
  counted,
  longestCellInWindow,
  mostRowsInWindow,
  planOf,
  readPageMessage,
  viewColumns,
} from '../../protocol/index.ts';
import type { SeenResult } from '../export/export-result.ts';
import type { CellActions } from './cell-actions.ts';
import type { ChartFile } from './chart-file.ts';
import { chartFile } from './chart-file.ts';
import { copiedCells } from './copied-cells.ts';
import type { ReaderUse } from './result-readers.ts';
import { columnsOfTab } from './result-tabs.ts';
import type { ResultTab, ResultTabs } from './result-tabs.ts';

/** What the page can make the editor do. */
export interface GridHostActions {
  copy(text: string): Promise<void>;
  /** Shows a value in a document that cannot be changed. */
  openText(text: string, language: 'json' | 'plaintext', title: string): Promise<void>;
  cancel(tab: ResultTab): void;
  rerun(tab: ResultTab): Promise<void>;
  /** Asks AWS for all that the statement needs, whatever is kept. */
  rerunAnew(tab: ResultTab): Promise<void>;
  reveal(tab: ResultTab): Promise<void>;
  /** Shows a plan's text in a document that cannot be changed. */
  openPlan(tab: ResultTab, text: string): Promise<void>;
  /** Resolves with what to tell the user, `undefined` where the user gave it up. */
  saveChart(tab: ResultTab, file: ChartFile): Promise<string | undefined>;
  /** Writes what is seen of a result to a file that the user names. Never rejects. */
  exportResult(tab: ResultTab, seen: SeenResult): Promise<void>;
  selectProfile(): Promise<void>;
  /** What went wrong inside, for the log. */
  log(message: string): void;
}

export interface GridHost {
  /** Answers one message of the page. Never rejects; what is not a message is dropped. */
  receive(value: unknown, post: (message: HostMessage) => void): Promise<void>;
}

export interface GridHostOptions {
  readonly tabs: ResultTabs;
  /** Rows are read apart from figures, which may take long. */
  readonly readerOf: (file: string, use: ReaderUse) => ResultReader;
  readonly actions: GridHostActions;
  readonly cells: CellActions;
  /** The page was made anew and knows nothing. */
  readonly onReady: () => void;
}

type LinksRequest = Extract<PageMessage, { kind: 'fetchLinks' }>;
type Request = Exclude<Extract<PageMessage, { readonly request: number }>, LinksRequest>;

/** The most UTF-16 units that one copy puts on the clipboard. */
const longestCopy = 16_000_000;

export function createGridHost({
  tabs,
  readerOf,
  actions,
  cells,
  onReady,
}: GridHostOptions): GridHost {
  const readable = (
    id: string,
    use: ReaderUse,
  ): { readonly tab: ResultTab; readonly reader: ResultReader } => {
    const tab = tabs.find(id);
    if (tab?.file === undefined) {
      throw new Error('This result is gone: run the statement again.');
    }
    return { tab, reader: readerOf(tab.file, use) };
  };

  const withPlan = (id: string): { readonly tab: ResultTab; readonly plan: ExplainedPlan } => {
    const tab = tabs.find(id);
    const plan = tab && planOf(tab.state);
    if (tab === undefined || plan === undefined) {
      throw new Error('This plan is gone: run the statement again.');
    }
    return { tab, plan };
  };

  const answer = async (message: Request): Promise<HostMessage> => {
    const { request, tab, view } = message;
    try {
      switch (message.kind) {
        case 'fetchRows': {
          const { start } = message;
          const count = Math.min(message.count, mostRowsInWindow);
          const { reader } = readable(tab, 'rows');
          const rows = await reader.window({ start, count, view }, longestCellInWindow);
          return { kind: 'rows', request, rows };
        }
        case 'fetchCell': {
          const cell = await readable(tab, 'rows').reader.cell(message.row, message.column, view);
          return { kind: 'cell', request, cell: cell ?? null };
        }
        case 'fetchView': {
          const shape = await readable(tab, 'rows').reader.view(view);
          return { kind: 'view', request, shape };
        }
        case 'fetchValues': {
          const { column, search } = message;
          const values = await readable(tab, 'figures').reader.values(view, column, search);
          return { kind: 'values', request, values };
        }
        case 'fetchFigures': {
          const figures = await readable(tab, 'figures').reader.figures(view, message.block);
          return { kind: 'figures', request, figures };
        }
        case 'fetchChartColumns': {
          const profiles = await readable(tab, 'chart').reader.chartColumns(view);
          return { kind: 'chartColumns', request, profiles };
        }
        case 'fetchChart': {
          const data = await readable(tab, 'chart').reader.chart(view, message.choice);
          return { kind: 'chart', request, data };
        }
      }
    } catch (error) {
      return { kind: 'refused', request, message: messageOf(error) };
    }
  };

  const linksOf = ({ request, tab: id }: LinksRequest): HostMessage => {
    const tab = tabs.find(id);
    try {
      const links = tab === undefined ? { references: [], resources: [] } : cells.links(tab);
      return { kind: 'links', request, links };
    } catch (error) {
      return { kind: 'refused', request, message: messageOf(error) };
    }
  };

  const copyCells = async ({
    tab: id,
    view,
    block,
    format = 'tsv',
    headers,
  }: Extract<PageMessage, { kind: 'copyCells' }>): Promise<string> => {
    const { tab, reader } = readable(id, 'copy');
    const { columns } = block;
    const named = viewColumns(view, columnsOfTab(tab));
    const copied = await copiedCells(
      {
        columns: columns.map((column) => named[column] ?? { name: '', type: 'any' }),
        rows: () => reader.rows({ ...block, view }),
      },
      { format, headers },
      tab.title,
      longestCopy,
    );
    await actions.copy(copied.text);
    const cells = counted(copied.rows * columns.length, 'cell');
    return copied.isCut
      ? `Copied the first ${counted(copied.rows, 'row')}: the selection is too large for the clipboard`
      : `Copied ${cells}`;
  };

  const withTab = async (
    id: string,
    act: (tab: ResultTab) => Promise<void> | void,
  ): Promise<void> => {
    const tab = tabs.find(id);
    if (tab !== undefined) {
      await act(tab);
    }
  };

  const perform = async (
    message: PageMessage,
    post: (message: HostMessage) => void,
  ): Promise<void> => {
    switch (message.kind) {
      case 'ready':
        onReady();
        break;
      case 'fetchRows':
      case 'fetchCell':
      case 'fetchView':
      case 'fetchValues':
      case 'fetchFigures':
      case 'fetchChartColumns':
      case 'fetchChart':
        post(await answer(message));
        break;
      case 'cancelView':
        await readable(message.tab, 'rows').reader.close();
        break;
      case 'copyCells':
        post({ kind: 'told', message: await copyCells(message) });
        break;
      case 'copyText':
        await actions.copy(message.text);
        post({ kind: 'told', message: `Copied ${counted(message.text.length, 'character')}` });
        break;
      case 'openText':
        await actions.openText(message.text, message.language, message.title ?? 'value');
        break;
      case 'fetchLinks':
        post(linksOf(message));
        break;
      case 'openCell':
        await withTab(message.tab, (tab) => cells.open(tab, message, message.destination));
        break;
      case 'addPath':
        await withTab(message.tab, async (tab) => {
          post({ kind: 'told', message: await cells.addPath(tab, message.column, message.path) });
        });
        break;
      case 'selectTab':
        tabs.activate(message.tab);
        break;
      case 'closeTab':
        tabs.close(message.tab);
        break;
      case 'cancel':
        await withTab(message.tab, (tab) => actions.cancel(tab));
        break;
      case 'rerun':
        await withTab(message.tab, (tab) => actions.rerun(tab));
        break;
      case 'rerunAnew':
        await withTab(message.tab, (tab) => actions.rerunAnew(tab));
        break;
      case 'reveal':
        await withTab(message.tab, (tab) => actions.reveal(tab));
        break;
      case 'copyPlan':
        await actions.copy(planText(withPlan(message.tab)));
        post({ kind: 'told', message: 'Copied the plan' });
        break;
      case 'openPlan': {
        const shown = withPlan(message.tab);
        await actions.openPlan(shown.tab, planText(shown));
        break;
      }
      case 'saveChart':
        await withTab(message.tab, async (tab) => {
          const saved = await actions.saveChart(tab, chartFile(message.picture));
          if (saved !== undefined) {
            post({ kind: 'told', message: saved });
          }
        });
        break;
      case 'exportResult': {
        const { view, columns } = message;
        await withTab(message.tab, (tab) => actions.exportResult(tab, { view, columns }));
        break;
      }
      case 'selectProfile':
        await actions.selectProfile();
        break;
    }
  };

  return {
    async receive(value, post) {
      const message = readPageMessage(value);
      if (message === undefined) {
        actions.log('The results page sent a message that is not one of its own.');
        return;
      }
      try {
        await perform(message, post);
      } catch (error) {
        actions.log(messageOf(error));
        post({ kind: 'told', message: messageOf(error) });
      }
    },
  };
}

function planText({ plan }: { readonly plan: ExplainedPlan }): string {
  return `${printExplained(plan)}\n`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
