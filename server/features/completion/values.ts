/** Values for what the cursor's value belongs to: regions, enumerations, identifiers, values in use. */
import type { Catalog, Property, ResourceTable } from '../../../catalog/index.ts';
import {
  accountsTable,
  partitionOf,
  regionDescription,
  regionsOf,
} from '../../../catalog/index.ts';
import { stringLiteral, stringValue, tokenText } from '../../../language/syntax/index.ts';
import type { Compared } from './compared.ts';
import { comparedAt } from './compared.ts';
import { knownValues } from './known-values.ts';
import type { Place } from './place.ts';
import type { Proposal } from './proposal.ts';
import { escapeSnippet } from '../snippet-text.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';
import { jsonSnippet, tabStops } from './skeletons.ts';

/** `quoted` where the cursor is already inside a string, so that no quotes are inserted. */
export function valueProposals(
  request: CompletionRequest,
  place: Place,
  quoted: boolean,
): readonly Proposal[] {
  const compared = comparedAt(request, place);
  const listed = listedValues(request, place);
  return compared === undefined
    ? []
    : valuesOf(request, compared, quoted).filter(({ label }) => !listed.has(label));
}

/** The values of an IN list before the cursor, which nobody lists twice. */
function listedValues(
  { cursor: { statement } }: CompletionRequest,
  { opener, items }: Place,
): ReadonlySet<string> {
  const strings = opener === 'in' ? items.filter(({ kind }) => kind === 'string') : [];
  return new Set(strings.map(({ token }) => stringValue(tokenText(statement, token))));
}

/** What a value of a column, a param or a member may be. */
export function valuesOf(
  request: CompletionRequest,
  compared: Compared,
  quoted: boolean,
): readonly Proposal[] {
  const { catalog } = request.language;
  const { table, column, input, isWritten } = compared;
  const found = knownValues(request, compared);
  const known = found.map(({ text, hint }) => value(text, hint, quoted));
  if (input?.meaning === 'identifier') {
    return [...known, ...identifierShape(table, quoted)];
  }
  if (namesAccount(compared)) {
    return accountNames(request, found).map(({ text, hint }) => value(text, hint, quoted));
  }
  if (input?.meaning === 'typeName' || isTypeName(compared)) {
    return typeNames(catalog).map((name) => value(name, undefined, quoted));
  }
  if (column?.name === 'region' && column.property === undefined) {
    const used = found.map(({ text }) => text).filter((text) => regionNames.includes(text));
    const names = new Set([...used, ...regionNames]);
    return [...names].map((name) => value(name, regionDescription(name), quoted));
  }
  const property = compared.member ?? column?.property;
  if ((property?.type ?? column?.type) === 'boolean' && !quoted) {
    return ['true', 'false'].map((label) => ({ label, kind: 'value', rank: rank.exact }));
  }
  const choices = (property?.enumeration ?? []).map((each) => value(each, undefined, quoted));
  const named = new Set(choices.map(({ label }) => label));
  return [
    ...choices,
    ...known.filter(({ label }) => !named.has(label)),
    ...(isWritten && property !== undefined ? documents(catalog, table, property, quoted) : []),
  ];
}

/** JSON text to fill in, where an object or an array is written. */
function documents(
  catalog: Catalog,
  table: ResourceTable | undefined,
  property: Property,
  quoted: boolean,
): readonly Proposal[] {
  if (property.type !== 'object' && property.type !== 'array') {
    return [];
  }
  const typeName = table?.type?.typeName ?? '';
  const text = jsonSnippet(catalog, typeName, property, tabStops());
  const shape = property.type === 'array' ? '[…]' : '{…}';
  return [
    {
      label: quoted ? shape : `'${shape}'`,
      kind: 'snippet',
      hint: property.nestedType ?? 'JSON',
      text: quoted ? text : `'${text}'`,
      snippet: true,
      rank: rank.exact,
    },
  ];
}

/** `account` of a resource, and of the table of accounts. */
function namesAccount({ table, column, input }: Compared): boolean {
  return (
    input?.meaning === 'account' ||
    (table?.name === accountsTable.name && column?.name === 'account')
  );
}

/** The configured ones, each with its number where that is known, then what is written elsewhere. */
function accountNames(
  { surroundings }: CompletionRequest,
  found: ReturnType<typeof knownValues>,
): readonly KnownValue[] {
  const configured = (surroundings.accounts?.() ?? []).map(({ name, accountId, roleArn }) => ({
    text: name,
    hint: accountId ?? roleArn,
  }));
  const names = new Set(configured.map(({ text }) => text));
  return [...configured, ...found.filter(({ text }) => !names.has(text))];
}

interface KnownValue {
  readonly text: string;
  readonly hint: string | undefined;
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
  const literal = stringLiteral(text);
  const written = quoted ? literal.slice(1, -1) : literal;
  return {
    label: text,
    kind: 'value',
    ...(description === undefined ? {} : { origin: description }),
    ...(written === text ? {} : { text: written }),
    ...(quoted ? {} : { filter: `'${text}' ${text}` }),
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
