/** Why listed rows are completed by gets: the columns that the statement reads and a list may leave out. */
import type { ExplainedDetail } from '../../../protocol/index.ts';
import type { Fetch } from '../plan.ts';

export function hydrationReason({ access, columns, table }: Fetch): readonly ExplainedDetail[] {
  if (access.kind === 'get' || access.hydrate.kind === 'never') return [];
  const { hydrate } = access;
  const names = columns.flatMap(({ name, source }) => {
    if (source.kind === 'properties') return hydrate.kind === 'always' ? [name] : [];
    if (source.kind === 'tagKey') return table.form === 'tags' ? [name] : [];
    if (source.kind !== 'property' || hydrate.kind === 'always') return [];
    return hydrate.properties.includes(source.path) ? [name] : [];
  });
  if (names.length === 0) return [];
  return [{ kind: 'reason', text: `because the statement reads ${shortened(names)}` }];
}

/** A star reads every column: the first few tell enough. */
const mostNames = 8;

function shortened(names: readonly string[]): string {
  if (names.length <= mostNames) return names.join(', ');
  const others = String(names.length - mostNames);
  return `${names.slice(0, mostNames).join(', ')} and ${others} other columns`;
}
