/**
 * Runs one fetch: its calls, page by page and resource by resource, into its table. Where several
 * calls make up the fetch, one that fails costs its own rows and leaves a notice; where every call
 * fails, or the only one, the run fails.
 */
import type { Notice, RunFailure } from '../../protocol/index.ts';
import type { Fetch } from '../plan/index.ts';
import { keptPage, keptResource } from './ask-kept.ts';
import { callFailure, reportFailures } from './call-failures.ts';
import { hydrate } from './hydrate.ts';
import type { Hydrator } from './hydrate.ts';
import { addressOf } from './job-place.ts';
import type { JobPlace } from './job-place.ts';
import { jobsOf, jobsWithInputs } from './jobs.ts';
import type { Job } from './jobs.ts';
import { SourceError } from './ports.ts';
import type { ResourceDescription, ResourcePage } from './ports.ts';
import { createPagesUnderWay } from './pages-under-way.ts';
import { createQuota } from './quota.ts';
import type { Quota } from './quota.ts';
import { identifierParts, rowsOf } from './resource-rows.ts';
import type { ReadResource } from './resource-rows.ts';
import { createRowSink } from './row-sink.ts';
import type { RowSink } from './row-sink.ts';
import type { Run } from './run.ts';
import { forEachInTurns } from './turns.ts';

type ListJob = Extract<Job, { kind: 'list' }>;

interface FetchState {
  readonly run: Run;
  readonly fetch: Fetch;
  readonly sink: RowSink;
  readonly quota: Quota;
  readonly hydrator: Hydrator;
}

export async function fetchResources(run: Run, fetch: Fetch): Promise<void> {
  const jobs = await jobsOf(run, fetch);
  const sink = createRowSink(run.ports.engine, fetch.target);
  const state: FetchState = {
    run,
    fetch,
    sink,
    quota: createQuota(fetch),
    hydrator: hydrate(run, fetch),
  };
  run.flushers.add(sink.flush);
  const failures = await Promise.all(
    jobs.map((job) => callFailure(run, fetch, runJob(state, job))),
  );
  await sink.flush();
  run.flushers.delete(sink.flush);
  run.reportCounted();
  reportFailures(run, fetch, failures);
  state.hydrator.reportIncomplete();
}

async function runJob(state: FetchState, job: Job): Promise<void> {
  if (job.kind === 'get') return runGet(state, job);
  try {
    await runList(state, job);
  } catch (error) {
    await retryWithOffered(state, job, error);
  }
}

async function runGet(
  state: FetchState,
  { place, identifier }: Extract<Job, { kind: 'get' }>,
): Promise<void> {
  const { run, fetch, quota } = state;
  const address = addressOf(place);
  const request = { typeName: fetch.typeName, ...address, identifier };
  const found =
    keptResource(run, fetch, request) ??
    (await run.call(
      { fetch, operation: 'GetResource', ...address, isNeeded: () => !quota.isFull() },
      (signal) => run.ports.source.get(request, signal),
    ));
  if (found === undefined) return;
  const { properties } = found;
  await keep(state, place, {
    identifier,
    properties,
    known: identifierParts(fetch, found.identifier),
  });
}

/**
 * While pages are hydrated and stored the next one is asked for, unless a limit may end it here. A token
 * that comes again would make the pages go in a circle: it ends them, and a notice says so. Where a page cannot be had, the
 * rows of those before it are kept.
 */
async function runList(state: FetchState, job: ListJob): Promise<void> {
  const { run, fetch, quota } = state;
  const pages = createPagesUnderWay();
  const seen = new Set<string>();
  let token: string | undefined;
  try {
    for (;;) {
      if (fetch.limit !== undefined || run.mayEndEarly) await pages.stored();
      if (quota.isFull()) break;
      const page = await askPage(state, job, token);
      if (page === undefined) break;
      await pages.room();
      const wanted = quota.share(page.resources);
      pages.start(wanted.length, (taken) => storePage(state, job, wanted, taken));
      token = page.nextToken;
      if (token === undefined) break;
      if (seen.has(token)) {
        run.addNotice(circleNotice(fetch, job));
        break;
      }
      seen.add(token);
    }
    await pages.stored();
  } finally {
    await pages.settled();
  }
}

function circleNotice(fetch: Fetch, { place }: ListJob): Notice {
  const message = `AWS gave the same token for the next page of \`${fetch.table.name}\` in \`${place.region}\` twice: what comes after it cannot be listed`;
  return { kind: 'information', message };
}

/** `undefined` where other calls have reached the limit by now. */
async function askPage(
  { run, fetch, quota }: FetchState,
  { place, model }: ListJob,
  token: string | undefined,
): Promise<ResourcePage | undefined> {
  const address = addressOf(place);
  const request = {
    typeName: fetch.typeName,
    ...address,
    ...(Object.keys(model).length > 0 && { resourceModel: model }),
  };
  const kept = keptPage(run, fetch, request, token);
  if (kept !== undefined) return kept;
  return run.call(
    { fetch, operation: 'ListResources', ...address, isNeeded: () => !quota.isFull() },
    (signal) => run.ports.source.listPage(request, token, signal),
  );
}

async function storePage(
  state: FetchState,
  { place, model }: ListJob,
  page: readonly ResourceDescription[],
  taken: () => void,
): Promise<void> {
  const { fetch, hydrator, sink } = state;
  await forEachInTurns(page, async (listed) => {
    const known = { ...model, ...identifierParts(fetch, listed.identifier) };
    const resource = { identifier: listed.identifier, properties: listed.properties, known };
    const whole = await hydrator.complete(place, resource);
    if (whole !== undefined) await keep(state, place, whole, model);
    taken();
  });
  await sink.flush();
}

async function keep(
  { run, fetch, sink, quota }: FetchState,
  { region, account }: JobPlace,
  resource: ReadResource,
  model: ReadResource['known'] = {},
): Promise<void> {
  const regions = fetch.home === undefined ? [region] : fetch.regions;
  const rows = rowsOf(fetch, { regions, account }, resource);
  quota.count(resource, model, rows.length);
  run.countResource(fetch, rows.length);
  await sink.add(rows);
}

/**
 * A list that came from another table's rows and whose parent is gone has no rows. A list that lacks
 * inputs which the statement gives is asked again with them.
 */
async function retryWithOffered(state: FetchState, job: ListJob, error: unknown): Promise<void> {
  if (!(error instanceof SourceError)) throw error;
  const { run, fetch } = state;
  if (fetch.access.kind !== 'list') throw error;
  if (isDriven(fetch) && isNotFound(error.failure)) return;
  const offered = fetch.access.offered ?? [];
  const inputs = error.missingInputs.flatMap(
    (property) => offered.find((input) => input.property === property) ?? [],
  );
  const isNew = inputs.every(({ property }) => !(property in job.model));
  if (inputs.length === 0 || inputs.length < error.missingInputs.length || !isNew) throw error;
  const jobs = await jobsWithInputs(run, fetch, job, inputs);
  await Promise.all(jobs.map((retried) => runList(state, retried)));
}

function isDriven({ access }: Fetch): boolean {
  return access.kind === 'list' && access.inputs.some((input) => input.values.kind === 'query');
}

function isNotFound({ serviceError }: RunFailure): boolean {
  return serviceError === 'ResourceNotFoundException' || serviceError === 'NotFound';
}
