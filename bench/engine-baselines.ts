/** What the engine is held against: the SDK in a bare loop, and the AWS CLI. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  CloudControlClient,
  GetResourceCommand,
  ListResourcesCommand,
} from '@aws-sdk/client-cloudcontrol';
import { timed } from './measuring.ts';

export interface Baseline {
  readonly milliseconds: number;
  /** Processor time of this process. */
  readonly processorMilliseconds: number;
}

/** Every page of a list, one after the other, each row's JSON parsed and dropped. */
export async function listWithSdk(endpoint: string, typeName: string): Promise<Baseline> {
  const client = bareClient(endpoint);
  const processor = process.cpuUsage();
  const milliseconds = await timed(async () => {
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListResourcesCommand({ TypeName: typeName, NextToken: token }),
      );
      for (const { Properties } of page.ResourceDescriptions ?? []) JSON.parse(Properties ?? '');
      token = page.NextToken;
    } while (token !== undefined);
  });
  const { user, system } = process.cpuUsage(processor);
  client.destroy();
  return { milliseconds, processorMilliseconds: (user + system) / 1000 };
}

/** Every resource by a GetResource of its own, so many at a time, while the list goes on. */
export async function getAllWithSdk(
  endpoint: string,
  typeName: string,
  concurrency: number,
): Promise<Baseline> {
  const client = bareClient(endpoint);
  const processor = process.cpuUsage();
  const identifiers: (string | undefined)[] = [];
  let wake: (() => void)[] = [];
  let isListed = false;
  const list = async (): Promise<void> => {
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListResourcesCommand({ TypeName: typeName, NextToken: token }),
      );
      identifiers.push(...(page.ResourceDescriptions ?? []).map(({ Identifier }) => Identifier));
      token = page.NextToken;
      isListed = token === undefined;
      for (const go of wake) go();
      wake = [];
    } while (token !== undefined);
  };
  let next = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      if (next < identifiers.length) {
        const Identifier = identifiers[next++];
        const found = await client.send(new GetResourceCommand({ TypeName: typeName, Identifier }));
        JSON.parse(found.ResourceDescription?.Properties ?? '');
      } else if (isListed) return;
      else await new Promise<void>((resolve) => wake.push(resolve));
    }
  };
  const milliseconds = await timed(() =>
    Promise.all([list(), ...Array.from({ length: concurrency }, worker)]),
  );
  const { user, system } = process.cpuUsage(processor);
  client.destroy();
  return { milliseconds, processorMilliseconds: (user + system) / 1000 };
}

/** Milliseconds a resource, of the first `sample` resources read one at a time. */
export async function getWithSdk(
  endpoint: string,
  typeName: string,
  sample: number,
): Promise<number> {
  const client = bareClient(endpoint);
  const page = await client.send(new ListResourcesCommand({ TypeName: typeName }));
  const listed = (page.ResourceDescriptions ?? []).slice(0, sample);
  const milliseconds = await timed(async () => {
    for (const { Identifier } of listed) {
      await client.send(new GetResourceCommand({ TypeName: typeName, Identifier }));
    }
  });
  client.destroy();
  return milliseconds / listed.length;
}

export interface CommandLineFigures {
  /** The whole list, every page of it, by one command. */
  readonly listMilliseconds: number;
  readonly getMilliseconds: number;
}

/** A list by one command, then a command a resource, for the first `sample` of them. */
export async function listThenGetWithAwsCli(
  endpoint: string,
  typeName: string,
  sample: number,
): Promise<CommandLineFigures> {
  const run = async (...args: readonly string[]): Promise<string> => {
    const common = ['--endpoint-url', endpoint, '--region', 'us-east-1', '--output', 'json'];
    const { stdout } = await promisify(execFile)(
      process.env['AWS_CLI'] ?? 'aws',
      ['cloudcontrol', ...args, '--type-name', typeName, ...common],
      { env: { ...process.env, ...madeUpKeys, AWS_PAGER: '' }, maxBuffer: 256 * 1024 * 1024 },
    );
    return stdout;
  };
  let listed = '';
  const listMilliseconds = await timed(async () => {
    listed = await run('list-resources');
  });
  const { ResourceDescriptions } = JSON.parse(listed) as {
    readonly ResourceDescriptions: readonly { readonly Identifier: string }[];
  };
  const chosen = ResourceDescriptions.slice(0, sample);
  const getMilliseconds = await timed(async () => {
    for (const { Identifier } of chosen) await run('get-resource', '--identifier', Identifier);
  });
  return { listMilliseconds, getMilliseconds: getMilliseconds / chosen.length };
}

const madeUpKeys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'any' };

function bareClient(endpoint: string): CloudControlClient {
  return new CloudControlClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'any' },
    requestHandler: { httpAgent: { keepAlive: true, maxSockets: 64 } },
  });
}
