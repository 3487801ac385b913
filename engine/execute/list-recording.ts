/**
 * One list under way that several readers follow, each at its own pace and each from the first page.
 * A page is asked for when the reader that is furthest wants it, and once for all of them.
 */
import type { ResourceDescription, ResourcePage } from './ports.ts';
import { sizeOfResource } from './resource-size.ts';
import { shareCall } from './shared-call.ts';
import type { SharedCall } from './shared-call.ts';

export interface RecordedPage {
  readonly resources: readonly ResourceDescription[];
  readonly isLast: boolean;
  /** What would come next is a page that was there before: the list is not whole, and never will be. */
  readonly isCircular?: true;
}

/** The pages of one list, wherever they come from. */
export interface PageReader {
  /** The page after those read so far; the same one again where the last read failed. */
  read(signal: AbortSignal): Promise<RecordedPage>;
  /** No page will be read through this any more. */
  leave(): void;
}

export type FetchPage = (token: string | undefined, signal: AbortSignal) => Promise<ResourcePage>;

export interface ListRecording {
  /** Asks for the pages that it wants first by `fetchPage`: each reader has calls of its own. */
  reader(fetchPage: FetchPage): PageReader;
}

export interface RecordingOptions {
  /** What the pages may take until nobody new can join; the readers that there are read on. */
  readonly mostBytes: number;
  /** The list ended without a failure, and these are all of its pages. */
  readonly onComplete: (pages: readonly RecordedPage[], bytes: number) => void;
  /** Called once, when no further reader may come: complete, failed, abandoned or too large. */
  readonly onClosed: () => void;
}

interface Position {
  /** The number of the page that the reader wants next, from 0. */
  next: number;
}

export function recordList(options: RecordingOptions): ListRecording {
  const positions = new Set<Position>();
  /** From the page `dropped` on: those before it no reader wants any more. */
  let pages: RecordedPage[] = [];
  let dropped = 0;
  let bytes = 0;
  let token: string | undefined;
  const seen = new Set<string>();
  let asking: SharedCall<void> | undefined;
  let isClosed = false;

  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    options.onClosed();
  };

  /** A page that arrives after nobody waited for it is dropped: it may be on its way a second time. */
  const ask = (fetchPage: FetchPage): SharedCall<void> => {
    const isCurrent = (): boolean => asking === call;
    const call = shareCall(
      async (signal) => {
        try {
          const page = await fetchPage(token, signal);
          if (isCurrent()) keep(page);
        } catch (error) {
          // A list that has failed once is not offered again, though its readers may go on with it.
          close();
          throw error;
        }
      },
      () => {
        if (isCurrent()) asking = undefined;
      },
    );
    return call;
  };

  const keep = ({ resources, nextToken }: ResourcePage): void => {
    const isLast = nextToken === undefined;
    const isCircular = nextToken !== undefined && seen.has(nextToken);
    pages.push({ resources, isLast, ...(isCircular && { isCircular }) });
    if (nextToken !== undefined) seen.add(nextToken);
    token = nextToken;
    if (isClosed) return;
    for (const resource of resources) bytes += sizeOfResource(resource);
    const fits = bytes <= options.mostBytes;
    if (isLast && fits) options.onComplete([...pages], bytes);
    if (isLast || isCircular || !fits) close();
  };

  /** Once nobody can join, only what the slowest reader still wants is held. */
  const drop = (): void => {
    if (!isClosed || positions.size === 0) return;
    const slowest = Math.min(...[...positions].map(({ next }) => next));
    pages = pages.slice(slowest - dropped);
    dropped = slowest;
  };

  return {
    reader(fetchPage) {
      const position: Position = { next: 0 };
      positions.add(position);
      return {
        async read(signal) {
          for (;;) {
            const page = pages[position.next - dropped];
            if (page !== undefined) {
              position.next += 1;
              drop();
              return page;
            }
            await (asking ??= ask(fetchPage)).join(signal);
          }
        },
        leave() {
          positions.delete(position);
          if (positions.size === 0) close();
        },
      };
    },
  };
}
