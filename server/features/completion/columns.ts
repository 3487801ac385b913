/** Columns of the tables in scope. */
import type { ResourceTable } from '../../../catalog/index.ts';
import type { BoundColumn, BoundRelation, Scope } from '../../../language/semantics/index.ts';
import { visibleColumns } from '../../../language/semantics/index.ts';
import { writtenName } from '../written-names.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import { scalarsFirst, usefulFirst } from './usefulness.ts';

export const starProposal: Proposal = {
  label: '*',
  kind: 'star',
  hint: 'all columns',
  rank: rank.column,
};

/** Columns of one relation, as they stand after its alias and a dot. */
export function relationColumns(relation: BoundRelation): readonly Proposal[] {
  return usefulFirst((relation.columns ?? []).map((column) => ({ column, relation }))).map(
    ({ column }) => columnProposal(column, relation, undefined),
  );
}

/**
 * Columns of every relation in scope, the innermost level first. A name that needs a qualifier is
 * proposed with it, and found by the name alone.
 */
export function scopeColumns(scope: Scope | undefined): readonly Proposal[] {
  return usefulFirst(visibleColumns(scope)).flatMap(
    ({ relation, column, depth, needsQualifier }) => {
      if (needsQualifier && relation.alias === '') {
        return [];
      }
      const proposal = columnProposal(
        column,
        relation,
        needsQualifier ? relation.alias : undefined,
      );
      return [depth === 0 ? proposal : { ...proposal, rank: rank.outerColumn }];
    },
  );
}

/** Columns that the expression already speaks of, `words` in lower case, behind those that it does not. */
export function unwrittenFirst(
  proposals: readonly Proposal[],
  words: ReadonlySet<string>,
): readonly Proposal[] {
  const isWritten = ({ label }: Proposal): boolean =>
    words.has(label.split('.').at(-1)?.toLowerCase() ?? '');
  return proposals.toSorted((left, right) => Number(isWritten(left)) - Number(isWritten(right)));
}

/** The aliases in scope, to qualify a column with: of use where several relations are in sight. */
export function relationProposals(scope: Scope | undefined): readonly Proposal[] {
  const relations: BoundRelation[] = [];
  for (let level = scope; level !== undefined; level = level.parent) {
    relations.push(...level.relations);
  }
  return relations
    .filter(({ alias }) => alias !== '')
    .map(({ alias, table, kind }) => ({
      label: alias,
      kind: 'relation',
      text: `${alias}.`,
      hint: table?.name ?? (kind === 'commonTable' ? 'common table' : 'table'),
      rank: rank.relation,
      continues: true,
    }));
}

/** Names that every relation of the level has, for USING. */
export function commonColumns(scope: Scope | undefined): readonly Proposal[] {
  const relations = scope?.relations ?? [];
  const last = relations.at(-1);
  const others = relations.slice(0, -1);
  return last === undefined
    ? []
    : relationColumns(last).filter(({ label }) =>
        others.some(({ columns }) => columns?.some(({ name }) => name === label)),
      );
}

/** Properties to write: what INSERT lists and UPDATE sets. `written` are there already. */
export function writableColumns(
  table: ResourceTable,
  creating: boolean,
  written: ReadonlySet<string>,
): readonly Proposal[] {
  const properties = scalarsFirst(
    (table.type?.properties ?? []).filter(
      (property) => !property.readOnly && (creating || !property.createOnly),
    ),
  );
  const wholes = creating ? ['desiredState', 'typeName'] : ['patchDocument'];
  const required = new Set(
    table.methods
      .filter(({ accessibleBy }) => accessibleBy === (creating ? 'INSERT' : 'UPDATE'))
      .flatMap(({ requiredParameters }) => requiredParameters),
  );
  // Once a property is written, the whole document is no longer what is lacking.
  const isNeeded = (name: string): boolean =>
    required.has(name) && (creating || written.size === 0);
  return [
    ...properties.map((property): Proposal => ({
      label: property.name,
      kind: 'column',
      hint: property.required && creating ? `required · ${property.type}` : property.type,
      origin: table.name,
      filter: `${property.name} ${property.column}`,
      rank: property.required && creating ? rank.required : rank.column,
      documentedBy: { page: 'column', table: table.name, column: property.column },
    })),
    ...(creating ? [regionToWrite(table)] : []),
    ...table.inputs
      .filter(({ meaning }) => wholes.includes(meaning))
      .map((input): Proposal => ({
        label: input.name,
        kind: 'parameter',
        hint: isNeeded(input.name) ? 'required param' : 'param',
        origin: table.name,
        rank: isNeeded(input.name) ? rank.required : rank.parameter,
        documentedBy: { page: 'column', table: table.name, column: input.name },
      })),
  ].filter(({ label }) => !written.has(label.toLowerCase()));
}

function regionToWrite(table: ResourceTable): Proposal {
  return {
    label: 'region',
    kind: 'column',
    hint: 'string',
    origin: table.name,
    rank: rank.column,
    documentedBy: { page: 'column', table: table.name, column: 'region' },
  };
}

function columnProposal(
  column: BoundColumn,
  relation: BoundRelation,
  qualifier: string | undefined,
): Proposal {
  const { table } = relation;
  const property = column.column?.property?.name;
  const name = writtenName(column.name);
  const label = qualifier === undefined ? name : `${qualifier}.${name}`;
  const spellings = [
    column.name,
    ...(property === undefined || property.toLowerCase() === column.name ? [] : [property]),
    ...(qualifier === undefined ? [] : [label]),
  ];
  return {
    label,
    kind: 'column',
    hint: column.type,
    origin: table?.name ?? relation.alias,
    ...(spellings.length === 1 ? {} : { filter: spellings.join(' ') }),
    rank: rank.column,
    ...(table === undefined
      ? {}
      : { documentedBy: { page: 'column', table: table.name, column: column.name } }),
  };
}
