/** What the three mutations have in common: their optional members, idempotency, forced failures. */
import type { EmulatorState, RequestContext } from '../cloud-control.ts';
import type { JsonObject } from '../json.ts';
import type { MutationKind, MutationRequest, Outcome, ProgressEvent } from '../mutations.ts';

export const mutationOptions = ['ClientToken', 'RoleArn', 'TypeVersionId'] as const;

export interface ProgressAnswer {
  readonly ProgressEvent: ProgressEvent;
}

/**
 * A retry under the same ClientToken gets the first event again, without a check of anything else;
 * otherwise `prepare` checks the request and says how to carry it out.
 */
export function startMutation(
  state: EmulatorState,
  { region, forcedFailure }: RequestContext,
  kind: MutationKind,
  body: JsonObject,
  clientToken: string | undefined,
  prepare: () => Pick<MutationRequest, 'typeName' | 'identifier' | 'resourceModel' | 'carryOut'>,
): ProgressAnswer {
  const asked = Object.entries(body).filter(([name]) => name !== 'ClientToken');
  const fingerprint = JSON.stringify([kind, asked.sort(byKey)]);
  const earlier = state.mutations.earlier(region, clientToken, fingerprint);
  if (earlier !== undefined) return { ProgressEvent: earlier };
  const prepared = prepare();
  const event = state.mutations.start({
    ...prepared,
    kind,
    region,
    clientToken,
    fingerprint,
    carryOut:
      forcedFailure === undefined
        ? prepared.carryOut
        : (): Outcome => ({ kind: 'failure', ...forcedFailure }),
  });
  return { ProgressEvent: event };
}

const byKey = ([left]: [string, unknown], [right]: [string, unknown]): number =>
  left < right ? -1 : 1;
