/** Writing to a stream at the pace of its reader. */
import { once } from 'node:events';
import type { TerminalOutput } from './terminal.ts';

/** The reader went away, as `head` does: no failure, and nothing more to do. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

export interface Output {
  write(text: string | Uint8Array): Promise<void>;
}

export function outputTo(stream: TerminalOutput): Output {
  let closed: OutputClosed | undefined;
  stream.on('error', (error) => {
    closed = new OutputClosed('the output was closed', { cause: error });
  });
  return {
    async write(text) {
      if (closed === undefined && text.length > 0 && !stream.write(text)) {
        await once(stream, 'drain').catch((error: unknown) => {
          closed ??= new OutputClosed('the output was closed', { cause: error });
        });
      }
      if (closed !== undefined) {
        throw closed;
      }
    },
  };
}

/** Does the work up to where the reader of its output goes away. */
export async function untilClosed(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof OutputClosed)) {
      throw error;
    }
  }
}
