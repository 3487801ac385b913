/** The page's end of the wire: typed messages, and requests that are answered by their number. */
import type { Cell, HostMessage, PageMessage } from '../../protocol/index.ts';
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
  /** Rejects with the host's message where the rows cannot be had. */
  fetchRows(tab: string, start: number, count: number): Promise<readonly GridRow[]>;
  fetchCell(tab: string, row: number, column: number): Promise<Cell>;
}

type Answer = Extract<HostMessage, { kind: 'rows' | 'cell' | 'refused' }>;

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
    if (message.kind === 'rows' || message.kind === 'cell' || message.kind === 'refused') {
      waiting.get(message.request)?.(message);
      waiting.delete(message.request);
    } else {
      onEvent(message);
    }
  });

  const send = (message: PageMessage): void => api.postMessage(message);
  const ask = async (question: (request: number) => PageMessage): Promise<Answer> => {
    lastRequest += 1;
    const request = lastRequest;
    const answered = new Promise<Answer>((resolve) => waiting.set(request, resolve));
    send(question(request));
    const answer = await answered;
    if (answer.kind === 'refused') {
      throw new Error(answer.message);
    }
    return answer;
  };

  return {
    send,
    async fetchRows(tab, start, count) {
      const answer = await ask((request) => ({ kind: 'fetchRows', request, tab, start, count }));
      return answer.kind === 'rows' ? answer.rows : [];
    },
    async fetchCell(tab, row, column) {
      const answer = await ask((request) => ({ kind: 'fetchCell', request, tab, row, column }));
      return answer.kind === 'cell' ? answer.cell : null;
    },
  };
}
