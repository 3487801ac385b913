/** The program as tests see it: in this process with streams of their own, or spawned. */
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio, SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runProgram } from '../../cli/program.ts';
import type { TerminalInput, TerminalOutput } from '../../cli/terminal.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { EmulatorOptions, RunningEmulator } from '../../emulator/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

const root = resolve(import.meta.dirname, '../..');

export interface CommandOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** A terminal of this width on all streams. */
  readonly terminalWidth?: number;
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function iql(
  argv: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const isTTY = options.terminalWidth !== undefined;
  const stdin: TerminalInput = Object.assign(Readable.from([options.stdin ?? '']), { isTTY });
  const stdout = capture(options.terminalWidth);
  const stderr = capture(options.terminalWidth);
  const code = await runProgram({
    argv,
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: options.env ?? {},
    signal: options.signal ?? new AbortController().signal,
    places: {
      manifest: join(root, 'package.json'),
      catalog: join(root, 'dist/catalog'),
      tableProcess: join(root, 'engine/sqlite/table-process.ts'),
      exportProcess: join(root, 'engine/export/export-process.ts'),
      emulator: join(root, 'emulator/main.ts'),
      server: join(root, 'server/main.ts'),
    },
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** `node cli/main.ts`, killed when the test ends before it. */
export function spawnIql(
  argv: readonly string[],
  options: Pick<SpawnOptions, 'detached'> = {},
): ChildProcessByStdio<Writable, Readable, Readable> {
  const child = spawn(process.execPath, [join(root, 'cli/main.ts'), ...argv], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, AWS_EC2_METADATA_DISABLED: 'true' },
    ...options,
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

export async function emulatorWith(options: EmulatorOptions): Promise<RunningEmulator> {
  const emulator = await startEmulator(options, testCatalog());
  onTestFinished(() => emulator.close());
  return emulator;
}

export function fileWith(name: string, text: string | Buffer): string {
  const directory = mkdtempSync(join(tmpdir(), 'iql-cli-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

function capture(columns: number | undefined): {
  readonly stream: TerminalOutput;
  readonly text: () => string;
} {
  const stream = new PassThrough();
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const terminal = columns === undefined ? {} : { isTTY: true, columns };
  return { stream: Object.assign(stream, terminal), text: () => text };
}
