/**
 * Common tables. Each is bound at its first use, so that one may use another that stands after it,
 * as SQLite allows; one that uses itself sees what its arms so far give.
 */
import type { Name, With } from '../syntax/index.ts';
import type { BoundColumn } from './bound.ts';
import type { Binding, CommonTableEntry, Environment, GrowingScope } from './binding.ts';

/** In a longer chain of tables that each use the next one, the columns of the rest stay unknown. */
const deepestChain = 200;

/** The environment in which a query with this WITH is bound. Every table of it is bound at once. */
export function bindWith(
  binding: Binding,
  node: With,
  parent: GrowingScope | undefined,
  outer: Environment | undefined,
): Environment {
  const entries = new Map<string, CommonTableEntry>();
  const environment: Environment = { entries, outer };
  for (const table of node.tables) {
    const key = table.name.text.toLowerCase();
    const twin = entries.get(key);
    if (twin !== undefined) reportTwin(binding, table.name, twin.node.name);
    if (key === '' || twin !== undefined) continue;
    entries.set(key, { node: table, environment, parent, state: 'unbound', columns: undefined });
  }
  for (const entry of entries.values()) columnsOfCommonTable(binding, entry);
  return environment;
}

/** SQLite refuses it before it looks at anything else, and the second table is not bound here. */
function reportTwin(binding: Binding, name: Name, first: Name): void {
  if (binding.hasLooseTemplates) return;
  binding.problems.push({
    code: 'sqlite',
    severity: 'error',
    message: `WITH has two tables \`${name.text}\`: give one of them another name`,
    span: name.span,
    related: [{ message: 'the first of them', span: first.span }],
  });
}

export function columnsOfCommonTable(
  binding: Binding,
  entry: CommonTableEntry,
): readonly BoundColumn[] | undefined {
  if (entry.state === 'unbound') {
    if (binding.commonTableDepth >= deepestChain) return undefined;
    binding.commonTableDepth++;
    entry.state = 'binding';
    entry.columns = entry.node.columns && named(entry.node.columns);
    const given = binding.bindQuery(binding, entry.node.query, entry.parent, entry.environment);
    entry.columns = rename(given, entry.node.columns);
    entry.state = 'bound';
    binding.commonTableDepth--;
  }
  return entry.columns;
}

/** What the first arm of a recursive table gives is known before its later arms are bound. */
export function noteFirstArm(
  environment: Environment | undefined,
  query: CommonTableEntry['node']['query'],
  columns: readonly BoundColumn[] | undefined,
): void {
  for (const entry of environment?.entries.values() ?? []) {
    if (entry.state !== 'binding' || entry.node.query !== query) continue;
    entry.columns = rename(columns, entry.node.columns);
  }
}

/** A column list gives names in order; SQLite itself judges a list of another length. */
function rename(
  columns: readonly BoundColumn[] | undefined,
  names: readonly Name[] | undefined,
): readonly BoundColumn[] | undefined {
  if (names === undefined) return columns;
  if (columns === undefined) return named(names);
  if (names.some(({ template }) => template === true)) return undefined;
  return names.map((name, index) => {
    const column = columns[index];
    return column === undefined
      ? { name: name.text, type: 'any', definition: name }
      : { ...column, name: name.text };
  });
}

function named(names: readonly Name[]): readonly BoundColumn[] | undefined {
  if (names.some(({ template }) => template === true)) return undefined;
  return names.map((name) => ({ name: name.text, type: 'any', definition: name }));
}
