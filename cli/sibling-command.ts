/** `iql emulator` and `iql lsp`: programs of their own, run with this one's streams. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { serverProcessEnvironment, serverProcessOptions } from '../protocol/index.ts';
import { InputError } from './sql-input.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

export function emulatorCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  return runSibling(terminal.places.emulator, argv, terminal);
}

export function lspCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const other = argv.find((argument) => argument !== '--stdio');
  if (other !== undefined) {
    throw new UsageError(`lsp takes no \`${other}\`: the server talks over standard streams`);
  }
  return runSibling(terminal.places.server, ['--stdio'], terminal, {
    options: serverProcessOptions,
    environment: serverProcessEnvironment,
  });
}

interface ProcessSettings {
  readonly options: readonly string[];
  /** Added to this process's own. */
  readonly environment: Readonly<Record<string, string>>;
}

const noSettings: ProcessSettings = { options: [], environment: {} };

async function runSibling(
  path: string,
  argv: readonly string[],
  { signal, places }: Terminal,
  { options, environment }: ProcessSettings = noSettings,
): Promise<number> {
  if (!existsSync(path)) {
    throw new InputError(`there is no \`${path}\`: run \`npm run build\``);
  }
  const args = [...options, path, '--catalog', places.catalog, ...argv];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  const stop = (): void => {
    child.kill('SIGTERM');
  };
  signal.addEventListener('abort', stop);
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? (signal.aborted ? 0 : 1);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
