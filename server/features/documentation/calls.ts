/** What a statement asks of AWS: how many calls, where, and why rows are got one by one. */
import { describeEstimate } from '../../../engine/plan/index.ts';
import type { StatementCalls } from '../statement-calls.ts';
import { hydratedColumns } from '../statement-calls.ts';
import { code, paragraphs, plain } from './markdown.ts';

/** More columns than this are counted, not named. */
const mostNamed = 5;

export function callsDocumentation(calls: StatementCalls): string {
  if (calls.kind === 'failed') {
    return `Cannot be run as it is: ${plain(calls.failure.message)}`;
  }
  const { plan, estimate } = calls;
  const described = describeEstimate(estimate);
  const regions = estimate.regions.map(code).join(', ');
  const reasons = hydratedColumns(plan).map(({ fetch, columns }) => {
    const named = columns.slice(0, mostNamed).map(code);
    const rest = columns.length - named.length;
    const list = rest > 0 ? `${named.join(', ')} and ${rest} more` : named.join(', ');
    const verb = columns.length === 1 ? 'is' : 'are';
    return `A get per row of ${code(fetch.table.name)} because ${list} ${verb} not in every list.`;
  });
  return paragraphs(
    regions === '' ? `**${described}**` : `**${described}** in ${regions}`,
    ...reasons,
  );
}
