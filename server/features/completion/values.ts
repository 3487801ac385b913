/** Values that a column or a param is compared with: regions, enumerations, the identifier's shape. */
import type { Catalog, ResourceTable, TableColumn, TableInput } from '../../../catalog/index.ts';
import { partitionOf, regionDescription, regionsOf } from '../../../catalog/index.ts';
import type { BoundStatement, ColumnMatch, Scope } from '../../../language/semantics/index.ts';
import { columnNamed, relationNamed } from '../../../language/semantics/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import { unquoted } from './cursor.ts';
import type { Item, Place } from './place.ts';
import type { Proposal } from './proposal.ts';
import { escapeSnippet } from './proposal.ts';
import { rank } from './relevance.ts';

/** What the cursor's value belongs to. */
interface Compared {
  readonly table: ResourceTable | undefined;
  readonly column?: TableColumn;
  readonly input?: TableInput;
}

/** `quoted` where the cursor is already inside a string, so that no quotes are inserted. */
export function valueProposals(
  catalog: Catalog,
  bound: BoundStatement,
  place: Place,
  scope: Scope | undefined,
  quoted: boolean,
): readonly Proposal[] {
  const compared = comparedAt(bound, place, scope);
  if (compared === undefined) {
    return [];
  }
  const { table, column, input } = compared;
  if (input?.meaning === 'identifier') {
    return identifierShape(table, quoted);
  }
  if (input?.meaning === 'typeName' || isTypeName(compared)) {
    return typeNames(catalog).map((name) => value(name, undefined, quoted));
  }
  if (column?.name === 'region' && column.property === undefined) {
    return regionNames.map((name) => value(name, regionDescription(name), quoted));
  }
  if (column?.type === 'boolean' && !quoted) {
    return ['true', 'false'].map((label) => ({ label, kind: 'value', rank: rank.exact }));
  }
  return (column?.property?.enumeration ?? []).map((each) => value(each, undefined, quoted));
}

/** Tables that serve any type have its name as a column. */
function isTypeName({ table, column }: Compared): boolean {
  return table?.type === undefined && column?.name.toLowerCase() === 'typename';
}

const regionNames: readonly string[] = (
  [
    'aws',
    'aws-cn',
    'aws-us-gov',
    'aws-eusc',
    'aws-iso',
    'aws-iso-b',
    'aws-iso-e',
    'aws-iso-f',
  ] as const
).flatMap((partition) => regionsOf(partition).filter((name) => partitionOf(name) === partition));

const comparisons = new Set(['=', '==', '<>', '!=', 'IS', 'NOT']);

function comparedAt(
  bound: BoundStatement,
  place: Place,
  scope: Scope | undefined,
): Compared | undefined {
  if (place.opener === 'row') {
    return writtenAt(bound, place.items);
  }
  const parts = comparedName(bound.statement, place);
  return parts.length === 0 ? undefined : resolve(parts, scope);
}

/** The name to which the cursor's value is compared, by `=` and the like or by IN; empty for none. */
export function comparedName(
  statement: ParsedStatement,
  { items, opener, parent }: Place,
): readonly string[] {
  const isListed = opener === 'in' && (items.length === 0 || items.at(-1)?.text === ',');
  const around = isListed ? (parent?.items ?? []) : items;
  if (!isListed && !comparisons.has(around.at(-1)?.text ?? '')) {
    return [];
  }
  const end = around.findLastIndex(({ text }) => !comparisons.has(text) && text !== 'IN');
  return nameEndingAt(statement, around, end);
}

/** `a.b` as it stands before an operator, read backwards. */
function nameEndingAt(
  statement: ParsedStatement,
  items: readonly Item[],
  end: number,
): readonly string[] {
  const parts: string[] = [];
  for (let index = end; index >= 0; index -= 2) {
    const item = items[index];
    if (item === undefined || (item.kind !== 'word' && item.kind !== 'name')) {
      break;
    }
    parts.unshift(unquoted(tokenText(statement, item.token)));
    if (items[index - 1]?.text !== '.') {
      break;
    }
  }
  return parts;
}

function resolve(parts: readonly string[], scope: Scope | undefined): Compared | undefined {
  const name = parts.at(-1) ?? '';
  if (parts.length > 1) {
    const relation = relationNamed(scope, parts.at(-2) ?? '');
    const match = relation && columnNamed(relation, name);
    return match && comparedOf(relation.table, match);
  }
  for (let level = scope; level !== undefined; level = level.parent) {
    for (const relation of level.relations) {
      const match = columnNamed(relation, name);
      if (match !== undefined) {
        return comparedOf(relation.table, match);
      }
    }
  }
  return undefined;
}

/** The column of INSERT that a value of VALUES is for. */
function writtenAt(bound: BoundStatement, items: readonly Item[]): Compared | undefined {
  const { root } = bound.statement;
  const relation = bound.relations.find(({ table }) => table !== undefined);
  if (root.kind !== 'insert' || relation === undefined) {
    return undefined;
  }
  const name = root.columns[items.filter(({ text }) => text === ',').length]?.text;
  const match = name === undefined ? undefined : columnNamed(relation, name);
  return match && comparedOf(relation.table, match);
}

function comparedOf(table: ResourceTable | undefined, match: ColumnMatch): Compared {
  if (match.kind === 'input') {
    return { table, input: match.input };
  }
  const { column } = match.column;
  return column === undefined ? { table } : { table, column };
}

const typeNamesOf = new WeakMap<Catalog, readonly string[]>();

/** Every type's name, from the index alone. */
function typeNames(catalog: Catalog): readonly string[] {
  const known = typeNamesOf.get(catalog);
  if (known !== undefined) {
    return known;
  }
  const names = catalog
    .services()
    .flatMap(({ name }) => catalog.tables(name).map(({ typeName }) => typeName));
  const made = [...new Set(names)].filter((name) => name !== '');
  typeNamesOf.set(catalog, made);
  return made;
}

function value(text: string, description: string | undefined, quoted: boolean): Proposal {
  return {
    label: text,
    kind: 'value',
    ...(description === undefined ? {} : { origin: description }),
    ...(quoted ? {} : { text: `'${text.replaceAll("'", "''")}'`, filter: `'${text}' ${text}` }),
    rank: rank.exact,
  };
}

function identifierShape(table: ResourceTable | undefined, quoted: boolean): readonly Proposal[] {
  const paths = table?.type?.primaryIdentifier ?? [];
  if (paths.length === 0) {
    return [];
  }
  const names = paths.map((path) => path.split('/').at(-1) ?? path);
  const stops = names.map((name, index) => `\${${index + 1}:${escapeSnippet(name)}}`).join('|');
  return [
    {
      label: names.map((name) => `<${name}>`).join('|'),
      kind: 'snippet',
      hint: 'identifier',
      origin: table?.type?.typeName ?? '',
      text: quoted ? stops : `'${stops}'`,
      snippet: true,
      filter: quoted ? names.join('|') : `'${names.join('|')}`,
      rank: rank.exact,
    },
  ];
}
