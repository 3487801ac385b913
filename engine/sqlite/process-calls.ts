/**
 * Calls to a child process and their answers. The messages travel by structured clone
 * (`serialization: 'advanced'`), so 64-bit integers and bytes arrive as they are.
 */
import { fork } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { SqlError } from '../execute/ports.ts';

/** How to start one of this room's processes. */
export interface ProcessFork {
  /** The file of its main module: `table-process` or `reader-process`. */
  readonly processPath: string;
  /** The Node that runs it; without one, the runtime of this process, be it VS Code's own. */
  readonly execPath?: string;
  /** Variables to set besides those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** The SQLite file that it opens. */
  readonly file: string;
}

export interface CallMessage {
  readonly id: number;
  readonly method: string;
  readonly arguments: readonly unknown[];
}

export type AnswerMessage =
  | { readonly id: number; readonly value: unknown }
  | {
      readonly id: number;
      readonly error: { readonly message: string; readonly offset?: number };
    };

/** One living child. */
export interface ProcessCalls {
  call(method: string, ...values: readonly unknown[]): Promise<unknown>;
  /** Ends the process at once, whatever it is doing; calls under way are rejected. */
  kill(): void;
  /** Whether the process is still there to be called. */
  readonly alive: boolean;
  readonly processId: number | undefined;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const keptErrorOutput = 2000;

export function startProcess(start: ProcessFork): ProcessCalls {
  const child = forkChild(start);
  const pending = new Map<number, PendingCall>();
  let nextId = 1;
  let errorOutput = '';
  let ended: Error | undefined;

  const end = (error: Error): void => {
    ended ??= error;
    process.off('exit', killChild);
    for (const call of pending.values()) {
      call.reject(ended);
    }
    pending.clear();
  };
  const killChild = (): void => {
    child.kill('SIGKILL');
  };
  const kill = (): void => {
    end(new Error('the SQL process was stopped'));
    killChild();
  };

  // A child that SQLite keeps busy cannot see its parent go: the parent takes it along.
  process.once('exit', killChild);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errorOutput = (errorOutput + text).slice(-keptErrorOutput);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  child.on('error', end);
  child.on('close', (code, signal) => {
    const how = signal === null ? `with exit code ${String(code)}` : `by ${signal}`;
    end(new Error(`the SQL process ended ${how}\n${errorOutput}`.trimEnd()));
  });
  child.on('message', (message) => {
    const answer = message as AnswerMessage;
    const call = pending.get(answer.id);
    pending.delete(answer.id);
    if ('error' in answer) {
      call?.reject(new SqlError(answer.error.message, answer.error.offset));
    } else {
      call?.resolve(answer.value);
    }
  });

  return {
    processId: child.pid,
    ended: gone,
    get alive() {
      return ended === undefined;
    },
    kill,
    call: (method, ...values) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended);
          return;
        }
        const id = nextId++;
        pending.set(id, { resolve, reject });
        child.send({ id, method, arguments: values } satisfies CallMessage, (error) => {
          if (error !== null) {
            pending.delete(id);
            reject(error);
          }
        });
      }),
  };
}

/**
 * Where SQLite puts its temporary files: beside the file that it opens, on a disk that has room for the
 * rows. The first name is read by SQLite itself, the others by Windows.
 */
function temporaryFilesBeside(file: string): Readonly<Record<string, string>> {
  const directory = dirname(resolve(file));
  return { SQLITE_TMPDIR: directory, TMP: directory, TEMP: directory };
}

/** `ELECTRON_RUN_AS_NODE` makes VS Code's own executable a Node; a Node takes no notice of it. */
function forkChild(start: ProcessFork): ChildProcess {
  return fork(start.processPath, [start.file], {
    serialization: 'advanced',
    execArgv: [],
    env: {
      ...process.env,
      ...temporaryFilesBeside(start.file),
      ...start.env,
      ELECTRON_RUN_AS_NODE: '1',
      NODE_NO_WARNINGS: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(start.execPath === undefined ? {} : { execPath: start.execPath }),
  });
}
