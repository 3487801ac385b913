/** Proposals that write several words at once: whole statements, and the clause that a table needs. */
import type { ResourceTable } from '../../../catalog/index.ts';
import type { BoundStatement, Scope } from '../../../language/semantics/index.ts';
import { lackingOf } from './parameters.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

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
  const relations = scope?.relations ?? [];
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

/** After INSERT INTO and its table: the properties that the type requires, with their values to fill. */
export function requiredProperties(table: ResourceTable | undefined): readonly Proposal[] {
  const required = (table?.type?.properties ?? []).filter(
    (property) => property.required && !property.readOnly,
  );
  if (required.length === 0) {
    return [];
  }
  const names = required.map(({ name }) => name).join(', ');
  const values = required.map(({ name }, index) => `'\${${index + 1}:${name}}'`).join(', ');
  return [
    {
      label: `(${names}) VALUES (…)`,
      kind: 'snippet',
      hint: 'required properties',
      text: `(${names})\nVALUES (${values})`,
      snippet: true,
      filter: `( ${names} VALUES`,
      rank: rank.required,
    },
  ];
}

function statement(label: string, hint: string, text: string): Proposal {
  return { label, kind: 'snippet', hint, text, snippet: true, statement: true, rank: rank.snippet };
}
