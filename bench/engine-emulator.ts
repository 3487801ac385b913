/** The emulator as a program of its own, so that what it costs is not counted as the engine's. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const program = resolve(import.meta.dirname, '../emulator/main.ts');

export interface EmulatorSetup {
  /** What an emulator's data file says. */
  readonly data: object;
  readonly latencyMs: number;
  readonly pageSize: number;
  /** Unlimited where absent. */
  readonly requestsPerSecond?: number;
}

export interface EmulatorProcess extends AsyncDisposable {
  readonly url: string;
  /** Seconds of processor time that it has used. */
  processorSeconds(): number;
}

export async function startEmulatorProcess(setup: EmulatorSetup): Promise<EmulatorProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'iql-bench-'));
  const dataFile = join(directory, 'data.json');
  writeFileSync(dataFile, JSON.stringify(setup.data));
  const child = spawn(
    process.execPath,
    [
      ...[program, '--data', dataFile],
      ...['--latency', String(setup.latencyMs), '--page', String(setup.pageSize)],
      ...(setup.requestsPerSecond === undefined ? [] : ['--rate', String(setup.requestsPerSecond)]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const url = await firstUrl(createInterface(child.stdout));
  return {
    url,
    processorSeconds: () => processorSecondsOf(child.pid),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function firstUrl(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const url = /^listening on (\S+)/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('the emulator ended before it listened');
}

/** User and system time of a process from Linux's `/proc`, whose clock ticks 100 times a second. */
export function processorSecondsOf(processId: number | undefined): number {
  const text = readFileSync(`/proc/${String(processId)}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
