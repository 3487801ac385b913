/** Aliases for tables that have none. */
import type { BoundStatement } from '../../language/semantics/index.ts';
import { isKeyword, walk } from '../../language/syntax/index.ts';
import { freshName } from './written-names.ts';

/** The first letters of the words of a name, `sj` for `aws.iottwinmaker.sync_jobs`: no keyword, none of `taken`. */
export function aliasFor(name: string, taken: ReadonlySet<string>): string {
  const words = (name.split('.').at(-1) ?? '').toLowerCase().split('_');
  const initials = words.map((word) => word.charAt(0)).join('');
  const alias = /^[a-z][a-z0-9]*$/.test(initials) ? initials : 't';
  return freshName(alias, isKeyword(alias) ? new Set([...taken, alias]) : taken);
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
