/** The emulator as tests see it: over HTTP, through the real SDK, with a clock that tests move. */
import { CloudControl } from '@aws-sdk/client-cloudcontrol';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { Catalog, ResourceType } from '../../catalog/index.ts';
import {
  createManualClock,
  startEmulator,
  type RunningEmulator,
  type EmulatorOptions,
  type ManualClock,
} from '../../emulator/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

export interface EmulatorUnderTest extends AsyncDisposable {
  readonly emulator: RunningEmulator;
  readonly clock: ManualClock;
  /** Makes one attempt: every request of the test is one request on the wire. */
  cloudControl(region?: string): CloudControl;
  cloudFormation(region?: string): CloudFormation;
}

/** Operations take 1000 ms of the manual clock. */
export async function emulatorWith(
  options: EmulatorOptions = {},
  changes: Readonly<Record<string, Partial<ResourceType>>> = {},
): Promise<EmulatorUnderTest> {
  const clock = createManualClock();
  const unexpected: unknown[] = [];
  const emulator = await startEmulator(
    { clock, operationMs: 1000, onError: (error) => unexpected.push(error), ...options },
    catalogWith(changes),
  );
  const clients: { destroy(): void }[] = [];
  const settings = (region: string) => ({
    region,
    endpoint: emulator.url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  const kept = <Client extends { destroy(): void }>(client: Client): Client => {
    clients.push(client);
    return client;
  };
  return {
    emulator,
    clock,
    cloudControl: (region = 'us-east-1') => kept(new CloudControl(settings(region))),
    cloudFormation: (region = 'us-east-1') => kept(new CloudFormation(settings(region))),
    [Symbol.asyncDispose]: async () => {
      for (const client of clients) client.destroy();
      await emulator.close();
      if (unexpected.length > 0) throw new AggregateError(unexpected, 'the emulator has a bug');
    },
  };
}

/** The repository's catalog, where the named types say what the test needs them to say. */
function catalogWith(changes: Readonly<Record<string, Partial<ResourceType>>>): Catalog {
  const catalog = testCatalog();
  return {
    ...catalog,
    resourceType: (typeName) => {
      const type = catalog.resourceType(typeName);
      return type && { ...type, ...changes[typeName] };
    },
  };
}

/** What a call came to, for one `toEqual`: its answer, or the exception's name and message. */
export async function outcomeOf(call: Promise<object>): Promise<unknown> {
  try {
    const answer = Object.entries(await call).filter(([name]) => name !== '$metadata');
    return Object.fromEntries(answer);
  } catch (error) {
    if (error instanceof Error) return { error: error.name, message: error.message };
    throw error;
  }
}

/** The exception of a call that must fail. */
export async function refusalOf(call: Promise<object>): Promise<string> {
  const outcome = await outcomeOf(call);
  const { error, message } = outcome as { readonly error?: string; readonly message?: string };
  return error === undefined ? `answered ${JSON.stringify(outcome)}` : `${error}: ${message ?? ''}`;
}

/** A change of the catalog: the type as it is, but for one property that reads must not return. */
export function writeOnly(typeName: string, name: string) {
  const type = testCatalog().resourceType(typeName);
  const properties = (type?.properties ?? []).map((property) =>
    property.name === name ? { ...property, writeOnly: true } : property,
  );
  return { [typeName]: { properties } };
}
