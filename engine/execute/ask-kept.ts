/** Answers that need no call, asked for first and counted for the fetch that they spare one. */
import type { Fetch } from '../plan/index.ts';
import type { ListRequest, ResourceDescription, ResourcePage, ResourceRequest } from './ports.ts';
import type { Run } from './run.ts';

/** `undefined` where the resource has to be asked for. */
export function keptResource(
  run: Run,
  fetch: Fetch,
  request: ResourceRequest,
): ResourceDescription | undefined {
  return counted(run, fetch, run.ports.source.kept?.get(request));
}

/** `undefined` where the page has to be asked for. */
export function keptPage(
  run: Run,
  fetch: Fetch,
  request: ListRequest,
  token: string | undefined,
): ResourcePage | undefined {
  return counted(run, fetch, run.ports.source.kept?.listPage(request, token));
}

function counted<T>(run: Run, fetch: Fetch, answer: T | undefined): T | undefined {
  if (answer !== undefined) run.countKept(fetch);
  return answer;
}
