/** Aliases for tables that have none. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { keywordNamed, walk } from '../../../language/syntax/index.ts';
import { freshName } from './written-names.ts';

/** The first letters of the words of a table's last name, `sj` for `sync_jobs`, unlike any of `taken`. */
export function aliasFor(table: string, taken: ReadonlySet<string>): string {
  const words = (table.split('.').at(-1) ?? '').split('_').filter((word) => word !== '');
  const initials = words.map((word) => word.charAt(0).toLowerCase()).join('');
  const name = /^[a-z]/.test(initials) ? initials.replace(/[^a-z0-9]/g, '') : 't';
  const isFree = keywordNamed(name)?.reserved !== true && keywordNamed(name)?.role !== 'modifier';
  return freshName(isFree ? name : `${name}1`, taken);
}

/** Every name in the statement that a table or a common table goes by, in lower case. */
export function aliasesIn(bound: BoundStatement): ReadonlySet<string> {
  const aliases = bound.relations.map(({ alias }) => alias.toLowerCase());
  return new Set([...aliases, ...commonTableNames(bound)]);
}

/** In lower case. */
export function commonTableNames({ statement }: BoundStatement): readonly string[] {
  const names: string[] = [];
  walk(statement.root, (node) => {
    if (node.kind === 'commonTable') names.push(node.name.text.toLowerCase());
  });
  return names;
}
