/** The source against the emulator: real SDK, real HTTP, a clock that moves when the source waits. */
import { onTestFinished } from 'vitest';
import { createManualClock, startEmulator } from '../../emulator/index.ts';
import type { EmulatorOptions, RunningEmulator } from '../../emulator/index.ts';
import { createCloudControlSource } from '../../engine/cloudcontrol/index.ts';
import type { CloudControlOptions, CloudControlSource } from '../../engine/cloudcontrol/index.ts';
import { SourceError } from '../../engine/execute/index.ts';
import type { ListRequest, ResourceDescription } from '../../engine/execute/index.ts';
import type { RunFailure } from '../../protocol/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

export interface SourceUnderTest {
  readonly emulator: RunningEmulator;
  readonly source: CloudControlSource;
  /** Milliseconds of each wait, in order. */
  readonly waits: readonly number[];
}

export async function sourceWith(
  emulatorOptions: EmulatorOptions = {},
  options: Partial<CloudControlOptions> = {},
): Promise<SourceUnderTest> {
  const clock = createManualClock(Date.now());
  const emulator = await startEmulator({ clock, ...emulatorOptions }, testCatalog());
  const waits: number[] = [];
  const source = createCloudControlSource({
    endpoint: emulator.url,
    concurrency: 4,
    env: {},
    wait: (milliseconds, signal) => {
      waits.push(milliseconds);
      clock.advance(milliseconds);
      return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve();
    },
    ...options,
  });
  onTestFinished(async () => {
    source.close();
    await emulator.close();
  });
  return { emulator, source, waits };
}

/** The failure that `work` ends with. */
export async function failureOf(work: Promise<unknown>): Promise<RunFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof SourceError) {
      return error.failure;
    }
    throw error;
  }
  throw new Error('it did not fail');
}

/** Every resource of a list, asked page by page. */
export async function listAll(
  source: CloudControlSource,
  request: ListRequest,
  signal: AbortSignal = never,
): Promise<readonly ResourceDescription[]> {
  const resources: ResourceDescription[] = [];
  let token: string | undefined;
  do {
    const page = await source.listPage(request, token, signal);
    resources.push(...page.resources);
    token = page.nextToken;
  } while (token !== undefined);
  return resources;
}

export const never = new AbortController().signal;
