/** Proposals that write several words at once: whole statements, and the clause that a table needs. */
import type { Catalog, Property, ResourceTable } from '../../../catalog/index.ts';
import type { BoundStatement, Scope } from '../../../language/semantics/index.ts';
import { lackingOf } from '../lacking-parameters.ts';
import type { Proposal } from './proposal.ts';
import { escapeSnippet } from '../snippet-text.ts';
import { rank } from './relevance.ts';
import { literalSnippet, tabStops } from './skeletons.ts';

export const statementSnippets: readonly Proposal[] = [
  statement('SELECT … FROM …', 'read resources', 'SELECT ${2:*}\nFROM aws.${1};'),
  statement(
    'SELECT … in several regions',
    'read one type in several regions',
    "SELECT region, ${2:*}\nFROM aws.${1}\nWHERE region IN ('us-east-1', 'eu-west-1');",
  ),
  statement(
    'SELECT … GROUP BY …',
    'count resources by a column',
    'SELECT ${2:region}, count(*) AS total\nFROM aws.${1}\nGROUP BY ${2:region}\nORDER BY total DESC;',
  ),
];

/**
 * After a table that lacks params: `WHERE data__Identifier = '…'`, ready to be filled. Empty where
 * nothing is lacking.
 */
export function requiredClause(
  bound: BoundStatement,
  scope: Scope | undefined,
  lowerCase: boolean,
): readonly Proposal[] {
  const relations = bound.statement.root.kind === 'insert' ? [] : (scope?.relations ?? []);
  const names = relations.flatMap((relation) =>
    lackingOf(bound, relation).map(({ name }) =>
      relations.length > 1 && relation.alias !== '' ? `${relation.alias}.${name}` : name,
    ),
  );
  if (names.length === 0) {
    return [];
  }
  const [where, and] = lowerCase ? ['where', ' and '] : ['WHERE', ' AND '];
  const written = names.map((name, index) => `${name} = '\${${index + 1}}'`).join(and);
  return [
    {
      label: `${where} ${names.map((name) => `${name} = …`).join(and)}`,
      kind: 'snippet',
      hint: names.length === 1 ? 'required param' : 'required params',
      text: `${where} ${written}`,
      snippet: true,
      filter: `${where} ${names.join(' ')}`,
      rank: rank.required,
    },
  ];
}

/**
 * After INSERT INTO and its table: the properties that the type requires, with their values to fill. A
 * type that requires none is created by what identifies it.
 */
export function requiredProperties(
  catalog: Catalog,
  table: ResourceTable | undefined,
): readonly Proposal[] {
  const { type } = table ?? {};
  const writable = (type?.properties ?? []).filter(({ readOnly }) => !readOnly);
  const required = writable.filter((property) => property.required);
  const identifying = writable.filter(({ name }) => type?.primaryIdentifier.includes(name));
  const shown = required.length > 0 ? required : identifying;
  if (type === undefined || shown.length === 0) {
    return [];
  }
  const names = shown.map(({ name }) => name).join(', ');
  return [
    {
      label: `(${names}) VALUES (…)`,
      kind: 'snippet',
      hint: required.length > 0 ? 'required properties' : 'identifier',
      text: `(${names})\nVALUES (${rowSnippet(catalog, type.typeName, shown)})`,
      snippet: true,
      filter: `( ${names} VALUES`,
      rank: rank.required,
    },
  ];
}

/** Inside an INSERT's parenthesis: the names of all properties that the type requires, where several. */
export function requiredNames({ type }: ResourceTable): readonly Proposal[] {
  const required = (type?.properties ?? []).filter(
    (property) => property.required && !property.readOnly,
  );
  const label = required.map(({ name }) => name).join(', ');
  return required.length < 2
    ? []
    : [{ label, kind: 'snippet', hint: 'required properties', rank: rank.required }];
}

/** After UPDATE and its table: a change of one property of one resource. */
export function changeToFill(
  table: ResourceTable | undefined,
  lowerCase: boolean,
): readonly Proposal[] {
  const identifier = table?.inputs.find(({ meaning }) => meaning === 'identifier');
  if (identifier === undefined) {
    return [];
  }
  const [set, where] = lowerCase ? ['set', 'where'] : ['SET', 'WHERE'];
  return [
    {
      label: `${set} … ${where} ${identifier.name} = …`,
      kind: 'snippet',
      hint: 'one resource',
      text: `${set} \${1:Property} = '\${2}'\n${where} ${identifier.name} = '\${3}'`,
      snippet: true,
      filter: `${set} ${where} ${identifier.name}`,
      rank: rank.keyword,
    },
  ];
}

/** After an INSERT's column list: a row with a value to fill for each of its names. */
export function rowToFill(
  catalog: Catalog,
  table: ResourceTable | undefined,
  names: readonly string[],
  lowerCase: boolean,
): readonly Proposal[] {
  const typeName = table?.type?.typeName;
  if (typeName === undefined || names.length === 0) {
    return [];
  }
  const next = tabStops();
  const values = names.map((name) => {
    const property = propertyWritten(table, name);
    return property === undefined
      ? `'\${${next()}:${escapeSnippet(name)}}'`
      : literalSnippet(catalog, typeName, property, next);
  });
  const keyword = lowerCase ? 'values' : 'VALUES';
  return [
    {
      label: `${keyword} (${names.map((name) => `<${name}>`).join(', ')})`,
      kind: 'snippet',
      hint: names.length === 1 ? '1 value' : `${names.length} values`,
      text: `${keyword} (${values.join(', ')})`,
      snippet: true,
      filter: keyword,
      rank: rank.required,
    },
  ];
}

function rowSnippet(catalog: Catalog, typeName: string, properties: readonly Property[]): string {
  const next = tabStops();
  return properties.map((property) => literalSnippet(catalog, typeName, property, next)).join(', ');
}

function propertyWritten(table: ResourceTable | undefined, name: string): Property | undefined {
  const wanted = name.toLowerCase();
  return table?.type?.properties.find(
    (property) => property.name.toLowerCase() === wanted || property.column === wanted,
  );
}

function statement(label: string, hint: string, text: string): Proposal {
  return { label, kind: 'snippet', hint, text, snippet: true, statement: true, rank: rank.snippet };
}
