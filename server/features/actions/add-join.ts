/** Gives a list its inputs by a join with the table whose rows have them. */
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import {
  columnNamed,
  requirementsIn,
  suppliedColumn,
  supplierOf,
} from '../../../language/semantics/index.ts';
import type { Problem } from '../../../language/semantics/index.ts';
import type { Catalog, ResourceTable } from '../../../catalog/index.ts';
import type { Relation } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { lackingRelations } from './lacking-relations.ts';
import { aliasFor, aliasesIn } from '../aliases.ts';
import { clauseBreak } from './layout.ts';
import { qualified, writtenName } from '../written-names.ts';

interface Supply {
  readonly table: ResourceTable;
  /** Columns of the table that lacks, and of the supplier. */
  readonly column: string;
  readonly supplied: string;
}

export function addJoin(context: ActionContext): readonly Action[] {
  const { bound, language } = context;
  return lackingRelations(context, 'missing-parameter').flatMap(({ problem, scope, relation }) =>
    joining(bound, problem, scope, relation, language.catalog),
  );
}

function joining(
  bound: BoundStatement,
  problem: Problem,
  scope: Scope,
  relation: BoundRelation,
  catalog: Catalog,
): readonly Action[] {
  const { node } = scope;
  const { text } = bound.statement;
  const supply = supplyOf(bound, relation, catalog);
  if (supply === undefined || node.kind !== 'select' || node.from === undefined) return [];
  if (!isInner(node.from) || relation.alias === '') return [];
  const alias = aliasFor(supply.table.name, aliasesIn(bound));
  const from = node.clauses.find(({ kind }) => kind === 'from');
  const start = clauseBreak(text, from?.keyword.start ?? 0);
  const condition = `${qualified(alias, supply.supplied)} = ${qualified(relation.alias, supply.column)}`;
  const join = `${start}JOIN ${supply.table.name} ${writtenName(alias)} ON ${condition}`;
  const { end } = node.from.span;
  return [
    {
      title: `Join \`${supply.table.name}\` for its \`${supply.supplied}\``,
      kind: 'quickfix',
      problem,
      edits: [...qualifying(bound, scope, supply.table), { span: { start: end, end }, text: join }],
    },
  ];
}

function supplyOf(
  bound: BoundStatement,
  relation: BoundRelation,
  catalog: Catalog,
): Supply | undefined {
  const { table } = relation;
  const missing = requirementsIn(bound, relation);
  const [only, ...others] = missing.filter(({ given }) => !given);
  if (table === undefined || only?.kind !== 'listInput' || others.length > 0) return undefined;
  const name = supplierOf(table, only.name, catalog);
  const supplier = name === undefined ? undefined : catalog.table(name.split('.'));
  const supplied = supplier && suppliedColumn(table, only.name, supplier);
  return supplier && supplied !== undefined
    ? { table: supplier, column: only.name, supplied }
    : undefined;
}

/** A join after an outer one would take away what that keeps. */
function isInner(relation: Relation): boolean {
  if (relation.kind === 'parenthesisedRelation') return isInner(relation.relation);
  if (relation.kind !== 'join') return true;
  const isPlain = !relation.natural && relation.using === undefined;
  const keeps = relation.type === 'left' || relation.type === 'right' || relation.type === 'full';
  return isPlain && !keeps && isInner(relation.left) && isInner(relation.right);
}

/** What would mean the new table as well, or take its columns in, is said to be of the old ones. */
function qualifying(
  bound: BoundStatement,
  scope: Scope,
  supplier: ResourceTable,
): readonly ActionEdit[] {
  const joined = { kind: 'resource', table: supplier } as const;
  const edits: ActionEdit[] = [];
  for (const { node, relation } of bound.references) {
    const [only, ...others] = node.name.parts;
    if (only === undefined || others.length > 0 || !scope.relations.includes(relation)) continue;
    if (columnNamed({ ...relation, ...joined }, only.text) === undefined) continue;
    const { start } = node.span;
    edits.push({ span: { start, end: start }, text: `${writtenName(relation.alias)}.` });
  }
  const columns = scope.node.kind === 'select' ? scope.node.columns : [];
  for (const { expression } of columns) {
    if (expression.kind !== 'star' || expression.qualifier !== undefined) continue;
    const stars = scope.relations.map(({ alias }) => `${writtenName(alias)}.*`);
    edits.push({ span: expression.span, text: stars.join(', ') });
  }
  return edits;
}
