/** Reading resources one by one: at a fixed concurrency, under a limit, and beside other ways. */
import { getAllWithSdk, getWithSdk, listThenGetWithAwsCli } from './engine-baselines.ts';
import { startEmulatorProcess } from './engine-emulator.ts';
import type { EmulatorProcess } from './engine-emulator.ts';
import { runStatement } from './engine-statement.ts';
import type { StatementFigures } from './engine-statement.ts';
import type { Measurement } from './engine-table.ts';
import { percentile } from './measuring.ts';
import { defaultSettings } from '../protocol/index.ts';

const typeName = 'AWS::Logs::LogGroup';
const latencyMs = 40;
const pageSize = 100;

/** Lists give identifiers alone, so that each row costs a GetResource. */
const emulatorWith = (count: number, requestsPerSecond?: number): Promise<EmulatorProcess> =>
  startEmulatorProcess({
    data: { generate: [{ type: typeName, region: 'us-east-1', count }] },
    latencyMs,
    pageSize,
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
  });

const sql = 'SELECT count(*), count(log_group_class) FROM aws.logs.log_groups';

async function hydrate(
  endpoint: string,
  count: number,
  setup: Partial<Parameters<typeof runStatement>[0]>,
): Promise<StatementFigures> {
  const figures = await runStatement({
    endpoint,
    sql,
    concurrency: defaultSettings.concurrency,
    ...setup,
  });
  if (figures.firstRow?.[0] !== count || figures.summary.calls.get !== count) {
    throw new Error(`${String(figures.firstRow?.[0])} rows, ${figures.summary.calls.get} gets`);
  }
  return figures;
}

/** The first page has to come before any resource can be read; the other pages need not. */
export async function measureHydration(): Promise<readonly Measurement[]> {
  const count = 5000;
  const concurrency = 50;
  await using emulator = await emulatorWith(count);
  const runs: StatementFigures[] = [];
  const beside: number[] = [];
  const processor: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const bare = await getAllWithSdk(emulator.url, typeName, concurrency);
    const figures = await hydrate(emulator.url, count, {
      concurrency: 64,
      limiters: { fixedConcurrency: concurrency },
    });
    runs.push(figures);
    beside.push(figures.milliseconds / bare.milliseconds);
    processor.push(figures.processorMilliseconds / bare.processorMilliseconds);
  }
  const used = percentile(
    runs.map(({ processorMilliseconds }) => processorMilliseconds),
    0.5,
  );
  return [
    {
      what: `hydrating ${count} resources, ${concurrency} at a time`,
      unit: 'ms',
      values: runs.map(({ milliseconds }) => milliseconds),
      ideal: latencyMs + (count / concurrency) * latencyMs,
      goal: 'within 1.10',
      holds: (_, ratio) => ratio <= 1.1,
      remark: `${used.toFixed(0)} ms of processor time, ${(used / count).toFixed(2)} ms a call; ${percentile(processor, 0.5).toFixed(2)} times that of the SDK alone`,
    },
    {
      what: 'the same beside the SDK alone, with as many at a time',
      unit: 'x',
      values: beside,
      ideal: 1,
      goal: '',
      holds: () => true,
    },
  ];
}

/** The emulator's bucket holds one second's worth at the start, which the ideal time has for nothing. */
export async function measureLimited(): Promise<readonly Measurement[]> {
  const count = 400;
  const rate = 25;
  const values: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    await using emulator = await emulatorWith(count, rate);
    const { milliseconds } = await hydrate(emulator.url, count, {});
    values.push(((count - rate) * 1000) / milliseconds);
  }
  return [
    {
      what: `gets a second where the service allows ${rate}`,
      unit: '/s',
      values,
      ideal: rate,
      goal: 'at least 0.90, no error',
      holds: (_, ratio) => ratio >= 0.9,
      remark: `${count} resources; a run with an error or a row left out would have stopped the bench`,
    },
  ];
}

/** What the others take is measured on a sample, one request at a time, and scaled. */
export async function measureOtherWays(): Promise<readonly Measurement[]> {
  const count = 5000;
  const sample = 20;
  await using emulator = await emulatorWith(count);
  const ours: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    ours.push((await hydrate(emulator.url, count, {})).milliseconds);
  }
  const median = percentile(ours, 0.5);
  const command = await listThenGetWithAwsCli(emulator.url, typeName, sample);
  const get = await getWithSdk(emulator.url, typeName, 50);
  const cli = command.listMilliseconds + command.getMilliseconds * count;
  const sdk = (count / pageSize) * latencyMs + get * count;
  return [
    {
      what: `listing and reading ${count} resources, settings as shipped`,
      unit: 'ms',
      values: ours,
      goal: '',
      holds: () => true,
    },
    {
      what: 'how many times the AWS CLI takes as long',
      unit: 'x',
      values: [cli / median],
      goal: 'at least 20',
      holds: (times) => times >= 20,
      remark: `one command a resource, ${command.getMilliseconds.toFixed(0)} ms each, measured on ${sample} and scaled`,
    },
    {
      what: 'how many times one request at a time takes as long',
      unit: 'x',
      values: [sdk / median],
      goal: 'at least 10',
      holds: (times) => times >= 10,
      remark: `the SDK in a loop, ${get.toFixed(1)} ms each, measured on 50 and scaled`,
    },
  ];
}
