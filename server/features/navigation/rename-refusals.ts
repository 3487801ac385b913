/** What cannot be renamed, and what to do in its place. */
import type { LanguageContext } from '../language-context.ts';
import type { PlacedSymbol, SearchedDocument } from './places.ts';
import { setsVariable } from './places.ts';
import type { NamedSymbol } from './symbol.ts';

/** Why a rename cannot be. The message is for the person who asked. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly message: string;
}

export function refusal(message: string): Refusal {
  return { kind: 'refusal', message };
}

/** `undefined` for what a person has named. */
export function reasonAgainst(
  language: LanguageContext,
  document: SearchedDocument,
  { kind, name, resource }: NamedSymbol,
): string | undefined {
  const table = resource?.table.name ?? '';
  switch (kind) {
    case 'resource':
      return `\`${name}\` is a resource of AWS: give it an alias to use another name for it.`;
    case 'resourceColumn':
      return `\`${name}\` is a column of \`${table}\`: give it an alias to rename it.`;
    case 'input':
      return `\`${name}\` is a param of \`${table}\` and cannot be renamed.`;
    case 'method':
      return `\`${name}\` is a method of \`${table}\` and cannot be renamed.`;
    case 'event':
      return `\`${name}\` is a column of Cloud Control's answer: give it an alias to rename it.`;
    case 'functionColumn':
      return `\`${name}\` is a column that a function gives: give it an alias to rename it.`;
    case 'function':
      return `\`${name}\` is a function of SQL and cannot be renamed.`;
    case 'template':
      return !name.includes('.') && setsVariable(language, document, name)
        ? undefined
        : `\`{{ ${name} }}\` gets its value outside of this file: rename it there.`;
    default:
      return undefined;
  }
}

export function described({ kind, name }: NamedSymbol): string {
  const words: Partial<Record<NamedSymbol['kind'], string>> = {
    commonTable: 'the common table',
    template: 'the template variable',
    parameter: 'the parameter',
  };
  return `${words[kind] ?? `the ${kind}`} \`${name}\``;
}

/**
 * Whether the name is used of a relation whose columns cannot be known, which may be the same column:
 * it would be left behind.
 */
export function hasHiddenUse(language: LanguageContext, { placed, symbol }: PlacedSymbol): boolean {
  if (symbol.kind !== 'column') return false;
  const name = symbol.name.toLowerCase();
  return language
    .bind(placed.statement)
    .references.some(
      ({ node, relation, column, input }) =>
        column === undefined &&
        input === undefined &&
        relation.kind !== 'unknown' &&
        node.name.parts.at(-1)?.text.toLowerCase() === name,
    );
}
