/** How a new name is written where another one stood: bare where it can be, in quotes where it must. */
import { isKeyword, nameValue } from '../../../language/syntax/index.ts';
import { quotedName } from '../written-names.ts';
import type { SymbolKind } from './symbol.ts';

const bare = /^[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*$/;

/** What SQLite reserves beside the words of the dialect. */
const onlySqlite: ReadonlySet<string> = new Set(
  'ADD AUTOINCREMENT CHECK CONSTRAINT DEFERRABLE FOREIGN PRIMARY REFERENCES TO UNIQUE'.split(' '),
);

/** The name that a person means who types it with its quotes. */
export function meantName(typed: string): string {
  return /^(?:"[^"]+"|`[^`]+`)$/.test(typed) ? nameValue(typed) : typed;
}

/** Whether `name` can name a thing of this kind at all: quotes make a name of any one line. */
export function isPossibleName(name: string, kind: SymbolKind): boolean {
  switch (kind) {
    case 'parameter':
      return /^[\w$\u0080-\uffff]+$/.test(name);
    case 'template':
      return /^[A-Za-z_]\w*$/.test(name);
    default:
      return name.trim() !== '' && !/[\r\n\0]|\{\{|\{%|\{#|<<</.test(name);
  }
}

/**
 * `before` is the name that it replaces. A name that was in quotes stays so, in the same ones: a name
 * that is not quoted is not known to mean the same everywhere, and who quotes has a reason.
 */
export function nameInPlaceOf(before: string, name: string): string {
  if (before.startsWith('`')) return `\`${name.replaceAll('`', '``')}\``;
  if (before.startsWith('[') && !name.includes(']')) return `[${name}]`;
  const needsQuotes = !bare.test(name) || isKeyword(name) || onlySqlite.has(name.toUpperCase());
  return needsQuotes || before.startsWith('"') || before.startsWith('[') ? quotedName(name) : name;
}
