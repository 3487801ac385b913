/** The child's side of `process-calls.ts`: answers one call after the other. */
import { SqlError } from '../execute/ports.ts';
import type { AnswerMessage, CallMessage } from './process-calls.ts';

export type CallHandlers = Readonly<Record<string, (...values: readonly never[]) => unknown>>;

/** Serves until the parent disconnects. `open` runs before the first call; its failure answers all. */
export function serveCalls(open: () => CallHandlers): void {
  let handlers: CallHandlers | undefined;
  process.on('message', (message) => {
    const call = message as CallMessage;
    const answer = (async (): Promise<AnswerMessage> => {
      try {
        handlers ??= open();
        const handler = handlers[call.method];
        if (handler === undefined) {
          throw new Error(`the SQL process knows no call \`${call.method}\``);
        }
        return { id: call.id, value: await handler(...(call.arguments as readonly never[])) };
      } catch (error) {
        return { id: call.id, error: describe(error) };
      }
    })();
    void answer.then((settled) => process.send?.(settled));
  });
  // Ctrl+C, or `timeout`, reaches a whole group of processes; it is the parent's to say what ends.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('disconnect', () => {
    process.exit(0);
  });
}

/** The file to open, which the parent gives as the only argument. */
export function fileArgument(): string {
  const file = process.argv[2];
  if (file === undefined) {
    throw new Error('the SQL process needs the file to open as its argument');
  }
  return file;
}

function describe(error: unknown): { readonly message: string; readonly offset?: number } {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof SqlError && error.offset !== undefined
    ? { message, offset: error.offset }
    : { message };
}
