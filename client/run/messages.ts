/** The words around a run: the question before a mutation, the figures while it goes on. */
import type { MutationPreview } from '../../engine/execute/index.ts';
import type { RunProgress } from '../../protocol/index.ts';
import { counted, describeRate, totalCalls } from '../../protocol/index.ts';
import type { Connection } from '../connection/connection.ts';

export interface Question {
  readonly message: string;
  readonly detail: string;
  /** The button that says yes. */
  readonly yes: string;
}

/** Names everything that the answer depends on: the resource, its place, whose account, the rights. */
export function confirmationOf(preview: MutationPreview, connection: Connection): Question {
  const lines = [
    `Type: ${preview.typeName}`,
    `Identifier: ${preview.identifier}`,
    `Region: ${preview.region}`,
    ...(preview.account === undefined
      ? [`Profile: ${profileLabel(connection)}`]
      : [`Account: ${preview.account}`]),
    ...(connection.endpoint === undefined ? [] : [`Endpoint: ${connection.endpoint}`]),
    ...(preview.permissions.length === 0
      ? []
      : ['', 'This needs the IAM actions:', ...preview.permissions.map((each) => `  ${each}`)]),
    '',
    'Deleting a resource cannot be undone.',
  ];
  return {
    message: `Delete ${preview.typeName} "${preview.identifier}"?`,
    detail: lines.join('\n'),
    yes: 'Delete',
  };
}

/**
 * `12 calls, 340 resources`; while AWS throttles, `throttled to 12 a second` as well. Of several
 * statements that run at the same time it tells how many they are, and the sums.
 */
export function progressText(runs: readonly RunProgress[]): string {
  const calls = runs.reduce((sum, run) => sum + totalCalls(run.calls), 0);
  const resources = runs.reduce((sum, { rowsFetched }) => sum + rowsFetched, 0);
  const throttled = runs.findLast((run) => run.throttled !== undefined)?.throttled;
  return [
    ...(runs.length > 1 ? [counted(runs.length, 'statement')] : []),
    counted(calls, 'call'),
    counted(resources, 'resource'),
    ...(throttled === undefined ? [] : [`throttled to ${describeRate(throttled)} a second`]),
  ].join(', ');
}

/** `default chain` where no profile is named: the SDK then looks where it always looks. */
export function profileLabel({ profile }: Pick<Connection, 'profile'>): string {
  return profile ?? 'default chain';
}

/** `profile dev, us-east-1`, for the grid's status line. */
export function targetText(connection: Connection): string {
  const whose = connection.profile === undefined ? undefined : `profile ${connection.profile}`;
  return [whose, connection.region, connection.endpoint?.replace(/^https?:\/\//, '')]
    .filter((part) => part !== undefined)
    .join(', ');
}
