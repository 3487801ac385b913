/** The page's end of the wire: typed messages, and requests that are answered by their number. */
import type {
  Cell,
  CellBlock,
  CellFigures,
  CellLinks,
  ChartChoice,
  ChartData,
  ColumnProfile,
  ColumnValues,
  HostMessage,
  PageMessage,
  ResultView,
  ViewShape,
} from '../../protocol/index.ts';
import { readHostMessage } from '../../protocol/index.ts';
import type { GridRow } from './row-cache.ts';

/** What VS Code gives a page. */
export interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** What arrives unasked. */
export type HostEvent = Extract<HostMessage, { kind: 'tabs' | 'told' | 'perform' }>;

export interface HostConnection {
  send(message: PageMessage): void;
  /** These reject with the host's message where there is no answer. */
  fetchRows(
    tab: string,
    view: ResultView,
    start: number,
    count: number,
  ): Promise<readonly GridRow[]>;
  fetchCell(tab: string, view: ResultView, row: number, column: number): Promise<Cell>;
  fetchView(tab: string, view: ResultView): Promise<ViewShape>;
  fetchValues(tab: string, view: ResultView, column: number, search: string): Promise<ColumnValues>;
  fetchFigures(tab: string, view: ResultView, block: CellBlock): Promise<CellFigures>;
  fetchChartColumns(tab: string, view: ResultView): Promise<readonly ColumnProfile[]>;
  fetchChart(tab: string, view: ResultView, choice: ChartChoice): Promise<ChartData>;
  fetchLinks(tab: string): Promise<CellLinks>;
}

type Answer = Exclude<HostMessage, HostEvent>;

export function connectToHost(
  api: WebviewApi,
  incoming: EventTarget,
  onEvent: (event: HostEvent) => void,
): HostConnection {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastRequest = 0;

  incoming.addEventListener('message', (event) => {
    const message = event instanceof MessageEvent ? readHostMessage(event.data) : undefined;
    if (message === undefined) {
      return;
    }
    if ('request' in message) {
      waiting.get(message.request)?.(message);
      waiting.delete(message.request);
    } else {
      onEvent(message);
    }
  });

  const send = (message: PageMessage): void => api.postMessage(message);
  /** Sends a request and waits for the answer of the kind that belongs to it. */
  const ask = async <K extends Answer['kind']>(
    kind: K,
    question: (request: number) => PageMessage,
  ): Promise<Extract<Answer, { kind: K }>> => {
    lastRequest += 1;
    const request = lastRequest;
    const answered = new Promise<Answer>((resolve) => waiting.set(request, resolve));
    send(question(request));
    const answer = await answered;
    if (answer.kind === 'refused') {
      throw new Error(answer.message);
    }
    if (answer.kind !== kind) {
      throw new Error(`The extension answered \`${kind}\` with \`${answer.kind}\`.`);
    }
    return answer as Extract<Answer, { kind: K }>;
  };

  return {
    send,
    async fetchRows(tab, view, start, count) {
      const message = { kind: 'fetchRows', tab, view, start, count } as const;
      return (await ask('rows', (request) => ({ ...message, request }))).rows;
    },
    async fetchCell(tab, view, row, column) {
      const message = { kind: 'fetchCell', tab, view, row, column } as const;
      return (await ask('cell', (request) => ({ ...message, request }))).cell;
    },
    async fetchView(tab, view) {
      const message = { kind: 'fetchView', tab, view } as const;
      return (await ask('view', (request) => ({ ...message, request }))).shape;
    },
    async fetchValues(tab, view, column, search) {
      const message = { kind: 'fetchValues', tab, view, column, search } as const;
      return (await ask('values', (request) => ({ ...message, request }))).values;
    },
    async fetchChartColumns(tab, view) {
      const message = { kind: 'fetchChartColumns', tab, view } as const;
      return (await ask('chartColumns', (request) => ({ ...message, request }))).profiles;
    },
    async fetchChart(tab, view, choice) {
      const message = { kind: 'fetchChart', tab, view, choice } as const;
      return (await ask('chart', (request) => ({ ...message, request }))).data;
    },
    async fetchFigures(tab, view, block) {
      const message = { kind: 'fetchFigures', tab, view, block } as const;
      return (await ask('figures', (request) => ({ ...message, request }))).figures;
    },
    async fetchLinks(tab) {
      return (await ask('links', (request) => ({ kind: 'fetchLinks', request, tab }))).links;
    },
  };
}
