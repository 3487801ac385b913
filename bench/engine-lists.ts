/** Lists, whose rows need nothing more: into an aggregate, to the first row, and a million of them. */
import { listWithSdk } from './engine-baselines.ts';
import { startEmulatorProcess } from './engine-emulator.ts';
import type { EmulatorProcess } from './engine-emulator.ts';
import { watchBlocking } from './engine-blocking.ts';
import { runStatement } from './engine-statement.ts';
import type { Measurement } from './engine-table.ts';
import { percentile } from './measuring.ts';
import { defaultSettings } from '../protocol/index.ts';

const typeName = 'AWS::Logs::LogGroup';
const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'];

/** The largest pages that AWS was seen to give have about 1,000 resources. */
const emulatorWith = (
  counts: Readonly<Record<string, number>>,
  latencyMs: number,
  list: 'full' | readonly string[],
): Promise<EmulatorProcess> =>
  startEmulatorProcess({
    data: {
      generate: Object.entries(counts).map(([region, count]) => ({
        type: typeName,
        region,
        count,
      })),
      types: { [typeName]: { list } },
    },
    latencyMs,
    pageSize: 1000,
  });

/** Each run beside one of the bare loop, so that both meet the same noise. */
export async function measureAggregate(): Promise<readonly Measurement[]> {
  const count = 100_000;
  await using emulator = await emulatorWith({ 'us-east-1': count }, 40, 'full');
  await listWithSdk(emulator.url, typeName);
  const ours: number[] = [];
  const ratios: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const bare = await listWithSdk(emulator.url, typeName);
    const { milliseconds, processorMilliseconds, firstRow } = await runStatement({
      endpoint: emulator.url,
      sql: 'SELECT count(*), count(DISTINCT arn), max(log_group_name) FROM aws.logs.log_groups',
      concurrency: defaultSettings.concurrency,
    });
    if (firstRow?.[0] !== count) throw new Error(`${String(firstRow?.[0])} rows`);
    ours.push(milliseconds);
    ratios.push(milliseconds / bare.milliseconds);
    processor.push(processorMilliseconds / bare.processorMilliseconds);
  }
  return [
    {
      what: '100,000 listed rows into an aggregate, beside a bare SDK loop',
      unit: 'x',
      values: ratios,
      ideal: 1,
      goal: 'within 1.15',
      holds: (_, ratio) => ratio <= 1.15,
      remark: `${percentile(ours, 0.5).toFixed(0)} ms; ${percentile(processor, 0.5).toFixed(2)} times the processor time of the loop in this process`,
    },
  ];
}

/** From the answer of the first page to the report that a row of the result can be read. */
export async function measureFirstRow(): Promise<readonly Measurement[]> {
  await using emulator = await emulatorWith({ 'us-east-1': 20_000 }, 40, 'full');
  const values: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    let firstPage = 0;
    let firstRow = 0;
    await runStatement({
      endpoint: emulator.url,
      sql: "SELECT log_group_name, arn FROM aws.logs.log_groups WHERE arn LIKE 'arn:%'",
      concurrency: defaultSettings.concurrency,
      watch: (source) => ({
        ...source,
        calls: source.calls,
        listPage: async (...request) => {
          const page = await source.listPage(...request);
          firstPage ||= performance.now();
          return page;
        },
      }),
      onProgress: ({ resultRows = 0 }) => {
        if (resultRows > 0) firstRow ||= performance.now();
      },
    });
    values.push((firstRow === 0 ? performance.now() : firstRow) - firstPage);
  }
  return [
    {
      what: 'first row after the first page',
      unit: 'ms',
      values,
      goal: 'within 50 ms',
      holds: (median) => median <= 50,
    },
  ];
}

/** Four regions at a time and no latency: pages come as fast as the emulator makes them, not slower. */
export async function measureBlocking(): Promise<readonly Measurement[]> {
  const count = 1_000_000;
  const each = count / regions.length;
  await using emulator = await emulatorWith(
    Object.fromEntries(regions.map((region) => [region, each])),
    0,
    ['Arn', 'LogGroupClass'],
  );
  const list = regions.map((region) => `'${region}'`).join(', ');
  const watch = watchBlocking();
  const { firstRow, milliseconds } = await runStatement({
    endpoint: emulator.url,
    sql: `SELECT log_group_name, arn, region FROM aws.logs.log_groups WHERE region IN (${list})`,
    concurrency: defaultSettings.concurrency,
  });
  const { longestWork, longestDelay } = watch.stop();
  if (firstRow === undefined) throw new Error('there are no rows');
  return [
    {
      what: 'longest work at one time in a query of 1,000,000 rows',
      unit: 'ms',
      values: [longestWork],
      goal: 'at most 20 ms',
      holds: (median) => median <= 20,
      remark: `the whole took ${(milliseconds / 1000).toFixed(1)} s; processor time of this thread between two turns of its loop`,
    },
    {
      what: 'the same by the clock, other programs included',
      unit: 'ms',
      values: [longestDelay],
      goal: 'at most 20 ms',
      holds: (median) => median <= 20,
    },
  ];
}
