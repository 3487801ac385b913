/** The SQL of a statement over empty tables: what the editor lets SQLite prepare as one types. */
import type { BoundStatement } from '../../language/semantics/index.ts';
import type { Query, StatementNode } from '../../language/syntax/index.ts';
import { collectFacts } from './facts.ts';
import type { StatementFacts } from './facts.ts';
import { PlanError } from './result.ts';
import { fetchColumnsOf } from './select/fetch-columns.ts';
import { isGeneric } from './select/keys.ts';
import { aliasesOf, identifierColumnOf } from './sql/naming.ts';
import type { Naming } from './sql/naming.ts';
import { render } from './sql/render.ts';
import type { Rendered } from './sql/render.ts';
import { statementEdits } from './sql/statement-edits.ts';

export interface CheckableSql extends Rendered {
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
  }[];
}

/** `undefined` where SQLite's opinion would be of no use: broken text, unknown tables, templates. */
export function checkableSql(bound: BoundStatement): CheckableSql | undefined {
  const query = queryOf(bound.statement.root);
  if (query === undefined || bound.statement.problems.length > 0 || bound.hasLooseTemplates)
    return undefined;
  if (bound.relations.some((relation) => relation.kind === 'unknown')) return undefined;
  const facts = collectFacts(bound);
  const naming = namingOf(facts);
  try {
    const rendered = render(facts.text, query.span, statementEdits(facts, naming, 'placeholders'));
    return { ...rendered, tables: tablesOf(facts, naming) };
  } catch (error) {
    if (error instanceof PlanError) return undefined;
    throw error;
  }
}

function queryOf(node: StatementNode): Query | undefined {
  if (node.kind === 'explain' || node.kind === 'plan') return queryOf(node.statement);
  return node.kind === 'selectStatement' ? node.query : undefined;
}

/** Every use of a table shares one empty table, with a column for the identifier. */
function namingOf(facts: StatementFacts): Naming {
  const uses = facts.bound.relations.filter((relation) => relation.kind === 'resource');
  const named = uses.flatMap((relation) =>
    relation.table === undefined ? [] : [[relation, relation.table] as const],
  );
  const tableNames = [...new Set(named.map(([, table]) => table.name))];
  const identified = new Set(
    facts.bound.references
      .filter(({ input }) => input?.meaning === 'identifier')
      .map(({ relation }) => relation.table?.name),
  );
  return {
    aliases: aliasesOf(facts),
    targets: new Map(named.map(([relation, table]) => [relation, table.name])),
    identifierColumns: new Map(
      named
        .filter(([, table]) => identified.has(table.name) && !isGeneric(table))
        .map(([relation, table]) => [relation, identifierColumnOf(tableNames.indexOf(table.name))]),
    ),
  };
}

function tablesOf(facts: StatementFacts, naming: Naming): CheckableSql['tables'] {
  const tables = new Map<string, CheckableSql['tables'][number]>();
  for (const relation of facts.bound.relations) {
    if (relation.table === undefined) continue;
    const columns = fetchColumnsOf(relation.table, naming.identifierColumns.get(relation));
    tables.set(relation.table.name, {
      name: relation.table.name,
      columns: columns.map(({ name, declaredType }) => ({ name, declaredType })),
    });
  }
  return [...tables.values()];
}
