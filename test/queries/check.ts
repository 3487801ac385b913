/** The only place of these tests that calls the planner and the executor. */
import type { Catalog } from '../../catalog/index.ts';
import { createLearnedCatalog } from '../../catalog/index.ts';
import { createLimiterPool, runLearning, runPlan } from '../../engine/execute/index.ts';
import type { RunOutcome, SqlRow } from '../../engine/execute/index.ts';
import { planStatement, printPlan } from '../../engine/plan/index.ts';
import type { Plan, PlanResult } from '../../engine/plan/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import { createBinder, fixedViews, viewsOf } from '../../language/semantics/index.ts';
import { parseDocument, parseStatement } from '../../language/syntax/index.ts';
import { openAccount } from './account.ts';
import type { AccountOptions } from './account.ts';
import { accountFailures, accountIds, accounts, resourcesElsewhere } from './accounts.ts';
import { smallCatalog } from './catalog.ts';
import { resources } from './resources.ts';

const catalog = smallCatalog();

/** `views` is a document that defines the views around the statement. */
export function plan(text: string, views = '', known: Catalog = catalog): PlanResult {
  const definitions = fixedViews(viewsOf(parseDocument(views)));
  const bind = createBinder(known, () => definitions);
  return planStatement(bind(parseStatement(text)), {
    catalog: known,
    bind,
    defaultRegion: 'us-east-1',
    enabledRegions: ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1'],
    accounts,
    version: '1.2.3',
  });
}

/** Throws where the statement has no plan. */
export function planned(text: string, views = ''): Plan {
  const result = plan(text, views);
  if (result.kind === 'planned') return result.plan;
  throw new Error(result.failure.message);
}

/** The printed plan, or the failure with the text that it points at. */
export function describePlan(text: string, views = ''): string {
  const result = plan(text, views);
  if (result.kind === 'planned') return printPlan(result.plan);
  const { kind, message, span } = result.failure;
  const place = span === undefined ? '' : `\nat: ${text.slice(span.start, span.end).trim()}`;
  return `failed (${kind}): ${message}${place}`;
}

export interface Description {
  /** One call a line, in the order of asking. */
  readonly calls: string;
  /** Labels, then one row a line, then notices. */
  readonly rows: string;
}

/** The rows, or that a table could not be read without inputs. Throws where anything else fails. */
export async function runAgainstAccount(
  text: string,
  views = '',
): Promise<readonly SqlRow[] | 'needs more inputs'> {
  const result = plan(text, views);
  if (result.kind === 'failed' && result.failure.message.includes('` needs '))
    return 'needs more inputs';
  const { outcome, rows } = await run(text, views);
  if (outcome.kind === 'failed') throw new Error(outcome.failure.message);
  return rows;
}

export type Answer =
  | { readonly kind: 'rows'; readonly rows: readonly SqlRow[]; readonly notices: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/** Time passes at once, and calls are never slowed down: what is tried again is tried again now. */
const limiters = createLimiterPool({
  fixedConcurrency: 4,
  clock: { now: () => 0, wait: () => Promise.resolve() },
});

/** The same over another account, with calls that go on together and may fail. */
export async function runOver(
  text: string,
  options: AccountOptions,
): Promise<Answer | 'needs more inputs'> {
  const result = plan(text);
  if (result.kind === 'failed') {
    if (result.failure.message.includes('` needs ')) return 'needs more inputs';
    throw new Error(result.failure.message);
  }
  const engine = openTableEngine(':memory:');
  try {
    const outcome = await runPlan(
      result.plan,
      { source: openAccount(options), engine, limiters, confirm: () => Promise.resolve(true) },
      { concurrency: 4, rowLimit: 100_000 },
      () => undefined,
      new AbortController().signal,
    );
    if (outcome.kind === 'failed') return { kind: 'failed', message: outcome.failure.message };
    const notices = outcome.summary.notices.map(({ message }) => message);
    return { kind: 'rows', rows: await engine.readResult(0, 100_000), notices };
  } finally {
    await engine.close();
  }
}

/** Runs the statement against the account of `resources.ts`, one call at a time. */
export async function describeRun(text: string, views = ''): Promise<Description> {
  const { outcome, rows, calls } = await run(text, views);
  return { calls: calls.join('\n') || 'none', rows: describeOutcome(outcome, rows) };
}

async function run(
  text: string,
  views: string,
): Promise<{
  readonly outcome: RunOutcome;
  readonly rows: readonly SqlRow[];
  readonly calls: readonly string[];
}> {
  let engine = openTableEngine(':memory:');
  const source = openAccount({
    resources: [...resources, ...resourcesElsewhere],
    accountIds,
    failures: accountFailures,
    needed: { 'AWS::EKS::Nodegroup': ['ClusterName'] },
    listed: {
      'AWS::IoTTwinMaker::SyncJob': ['SyncSource'],
      'AWS::EC2::VPC': ['VpcId', 'CidrBlock'],
    },
  });
  const learned = createLearnedCatalog(catalog);
  const { signal } = new AbortController();
  try {
    const outcome = await runLearning({
      plan: () => plan(text, views, learned),
      async run(made, asked) {
        await engine.close();
        engine = openTableEngine(':memory:');
        return runPlan(
          made,
          {
            source: asked,
            engine,
            confirm: () => Promise.resolve(true),
            makeToken: () => 'token-1',
          },
          { concurrency: 1, rowLimit: 100_000 },
          () => undefined,
          signal,
        );
      },
      source,
      learn: (typeName, properties) => learned.learn({ typeName, properties }),
      signal,
    });
    const rows = outcome.kind === 'finished' ? await engine.readResult(0, 100_000) : [];
    return { outcome, rows, calls: source.log };
  } finally {
    await engine.close();
  }
}

function describeOutcome(outcome: RunOutcome, rows: readonly SqlRow[]): string {
  if (outcome.kind === 'failed')
    return `failed (${outcome.failure.kind}): ${outcome.failure.message}`;
  const { columns, notices } = outcome.summary;
  return [
    columns.map((column) => column.name).join(' | '),
    ...rows.map((row) =>
      row
        .map((value) =>
          value === null ? 'NULL' : value instanceof Uint8Array ? 'blob' : String(value),
        )
        .join(' | ')
        .trimEnd(),
    ),
    ...notices.map((notice) => `notice (${notice.kind}): ${notice.message}`),
  ].join('\n');
}
