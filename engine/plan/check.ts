/** The SQL of a statement over empty tables: what the editor lets SQLite prepare as one types. */
import type { TableInput } from '../../catalog/index.ts';
import type { BoundRelation, BoundStatement } from '../../language/semantics/index.ts';
import type { Query, StatementNode } from '../../language/syntax/index.ts';
import { walk } from '../../language/syntax/index.ts';
import { collectFacts } from './facts.ts';
import type { StatementFacts } from './facts.ts';
import { PlanError } from './result.ts';
import { fetchColumnsOf } from './select/fetch-columns.ts';
import { isGeneric } from './select/keys.ts';
import { accountColumnsOf, aliasesOf, identifierColumnOf } from './sql/naming.ts';
import type { Naming } from './sql/naming.ts';
import { render } from './sql/render.ts';
import type { Rendered } from './sql/render.ts';
import { statementEdits } from './sql/statement-edits.ts';

export interface CheckableSql extends Rendered {
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
  }[];
  /** Whether templates stand for whole expressions or lists, whose number and names are not known. */
  readonly hasHoles: boolean;
}

/**
 * The query of a SELECT, of an INSERT or of a view. `undefined` where SQLite's opinion of it would be of
 * no use: broken text, unknown tables, templates in the place of names.
 */
export function checkableSql(bound: BoundStatement): CheckableSql | undefined {
  const query = queryOf(bound.statement.root);
  if (query === undefined || bound.statement.problems.length > 0 || bound.hasLooseTemplates)
    return undefined;
  if (bound.relations.some(isUnknown) || readsByIn(bound)) return undefined;
  const holes = holesIn(bound);
  if (holes === 'inNames') return undefined;
  const facts = collectFacts(bound);
  const naming = namingOf(facts);
  try {
    const rendered = render(facts.text, query.span, statementEdits(facts, naming, 'placeholders'));
    return { ...rendered, tables: tablesOf(facts, naming), hasHoles: holes === 'inValues' };
  } catch (error) {
    if (error instanceof PlanError) return undefined;
    throw error;
  }
}

function queryOf(node: StatementNode): Query | undefined {
  switch (node.kind) {
    case 'explain':
    case 'plan':
      return queryOf(node.statement);
    case 'selectStatement':
    case 'createView':
      return node.query;
    case 'insert':
      // The names of an INSERT's own WITH stand outside of its query.
      return node.with === undefined ? node.source : undefined;
    default:
      return undefined;
  }
}

/** A view that reads itself, or gives nothing, has columns that nobody knows either. */
function isUnknown({ kind, columns }: BoundRelation): boolean {
  return kind === 'unknown' || (kind === 'view' && (columns ?? []).length === 0);
}

/** Whether `x IN t` reads a table that is none of the statement's own: it may be a view. */
function readsByIn(bound: BoundStatement): boolean {
  const named: string[] = [];
  const own = new Set<string>();
  walk(bound.statement.root, (node) => {
    if (node.kind === 'commonTable') own.add(node.name.text.toLowerCase());
    if (node.kind !== 'in' || !('kind' in node.source)) return;
    const { source } = node;
    if (source.kind === 'qualifiedName') named.push(source.parts.map(({ text }) => text).join('.'));
  });
  return named.some((name) => !own.has(name.toLowerCase()));
}

/**
 * Whether a template stands where SQLite needs a name, which no placeholder can be. A join with an alias of
 * its own hides the names that the statement's edits rely on.
 */
function holesIn(bound: BoundStatement): 'none' | 'inValues' | 'inNames' {
  let holes: 'none' | 'inValues' | 'inNames' = 'none';
  const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%');
  walk(bound.statement.root, (node) => {
    if (node.kind === 'template' && holes === 'none') holes = 'inValues';
    if (node.kind === 'parenthesisedRelation' && node.alias !== undefined) holes = 'inNames';
    const name = node.kind === 'name' && (node.template === true || isTemplate(node.text));
    if (name || (node.kind === 'cast' && isTemplate(node.typeName))) holes = 'inNames';
  });
  return holes;
}

/** Every use of a table shares one empty table, with columns for the identifier and the account. */
function namingOf(facts: StatementFacts): Naming {
  const uses = facts.bound.relations.filter((relation) => relation.kind === 'resource');
  const named = uses.flatMap((relation) =>
    relation.table === undefined ? [] : [[relation, relation.table] as const],
  );
  const tableNames = [...new Set(named.map(([, table]) => table.name))];
  const tablesWith = (meaning: TableInput['meaning']): ReadonlySet<string | undefined> =>
    new Set(
      facts.bound.references
        .filter(({ input }) => input?.meaning === meaning)
        .map(({ relation }) => relation.table?.name),
    );
  const identified = tablesWith('identifier');
  const account = tablesWith('account');
  const accountId = tablesWith('accountId');
  return {
    aliases: aliasesOf(facts),
    targets: new Map(named.map(([relation, table]) => [relation, table.name])),
    identifierColumns: new Map(
      named
        .filter(([, table]) => identified.has(table.name) && !isGeneric(table))
        .map(([relation, table]) => [relation, identifierColumnOf(tableNames.indexOf(table.name))]),
    ),
    accountColumns: new Map(
      named
        .filter(([, { name }]) => account.has(name) || accountId.has(name))
        .map(([relation, { name }]) => [
          relation,
          accountColumnsOf(tableNames.indexOf(name), [
            ...(account.has(name) ? (['account'] as const) : []),
            ...(accountId.has(name) ? (['accountId'] as const) : []),
          ]),
        ]),
    ),
  };
}

function tablesOf(facts: StatementFacts, naming: Naming): CheckableSql['tables'] {
  const tables = new Map<string, CheckableSql['tables'][number]>();
  for (const relation of facts.bound.relations) {
    if (relation.kind === 'view') tables.set(viewNameOf(relation), viewTable(relation));
    if (relation.kind !== 'resource' || relation.table === undefined) continue;
    const columns = fetchColumnsOf(
      relation.table,
      naming.identifierColumns.get(relation),
      naming.accountColumns?.get(relation),
    );
    tables.set(relation.table.name, {
      name: relation.table.name,
      columns: columns.map(({ name, declaredType }) => ({ name, declaredType })),
    });
  }
  return [...tables.values()];
}

function viewNameOf(relation: BoundRelation): string {
  return relation.view?.name.toLowerCase() ?? relation.alias;
}

/** A second column of a name is out of reach by that name, in a view as in a table. */
function viewTable(relation: BoundRelation): CheckableSql['tables'][number] {
  const names = new Map((relation.columns ?? []).map(({ name }) => [name.toLowerCase(), name]));
  return {
    name: viewNameOf(relation),
    columns: [...names.values()].map((name) => ({ name, declaredType: '' })),
  };
}
