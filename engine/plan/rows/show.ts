/** SHOW: what there is to query, in the columns that StackQL shows. */
import { constantTables } from '../../../catalog/index.ts';
import type { Catalog, ResourceTable } from '../../../catalog/index.ts';
import type { ShowStatement } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { RowsPlan } from '../plan.ts';
import { PlanError } from '../result.ts';
import type { PlanContext } from '../result.ts';
import { quoteName, render } from '../sql/render.ts';
import { statementEdits } from '../sql/statement-edits.ts';
import { insertTemplate } from './insert-template.ts';

type Row = RowsPlan['rows'][number];
interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export function showRows(
  facts: StatementFacts,
  context: PlanContext,
  node: ShowStatement,
): RowsPlan {
  const { columns, rows } = contentOf(facts, context, node);
  const filter = filterOf(facts, node, columns[0] ?? 'name');
  return {
    kind: 'rows',
    columns: columns.map((name) => ({ name, type: 'text' })),
    rows,
    ...(filter !== undefined && { sql: `SELECT * FROM rows WHERE ${filter}` }),
  };
}

function contentOf(facts: StatementFacts, context: PlanContext, node: ShowStatement): Rows {
  const { catalog } = context;
  switch (node.subject) {
    case 'PROVIDERS':
      return {
        columns: ['name', 'version'],
        rows: ['aws', 'awscc'].map((name): Row => [name, context.version ?? null]),
      };
    case 'SERVICES':
      return {
        columns: ['id', 'name', 'title'],
        rows: catalog.services().map(({ name }) => [`${name}:cloud_control`, name, name]),
      };
    case 'RESOURCES':
      return showResources(facts, catalog, node);
    case 'METHODS':
      return showMethods(tableOf(facts, node));
    case 'INSERT':
      return { columns: ['result'], rows: [[insertTemplate(tableOf(facts, node), node)]] };
    case 'VERSION':
      return { columns: ['version'], rows: [[`iql ${context.version ?? ''}`.trim()]] };
    default:
      throw new PlanError(
        'unsupported',
        `\`SHOW ${node.subject}\` cannot be run: show PROVIDERS, SERVICES, RESOURCES, METHODS, INSERT INTO or VERSION`,
        node.span,
      );
  }
}

function showResources(facts: StatementFacts, catalog: Catalog, node: ShowStatement): Rows {
  const { target } = facts.bound;
  const service = target?.service;
  if (service === undefined && target?.node.parts.length === 1) return showConstants(node);
  if (service === undefined) {
    throw new PlanError(
      'plan',
      '`SHOW RESOURCES` needs a service: write `SHOW RESOURCES IN aws.s3`',
      node.span,
    );
  }
  const tables = catalog.tables(service);
  if (node.extended) {
    const rows = tables.map((table): Row => {
      const description = catalog.table(['aws', service, table.name])?.description ?? '';
      return [table.name, `aws.${service}.${table.name}`, table.typeName, description];
    });
    return { columns: ['name', 'id', 'type', 'description'], rows };
  }
  return {
    columns: ['name', 'id'],
    rows: tables.map(({ name }) => [name, `aws.${service}.${name}`]),
  };
}

/** What stands right behind the provider. */
function showConstants({ extended }: ShowStatement): Rows {
  const rows = constantTables.map(({ name, description }): Row => {
    const own = name.replace(/^aws\./, '');
    return extended ? [own, name, null, description] : [own, name];
  });
  return { columns: extended ? ['name', 'id', 'type', 'description'] : ['name', 'id'], rows };
}

function showMethods(table: ResourceTable): Rows {
  return {
    columns: ['MethodName', 'RequiredParams', 'SQLVerb'],
    rows: table.methods.map((method) => [
      method.name,
      method.requiredParameters.join(', '),
      method.accessibleBy,
    ]),
  };
}

function tableOf(facts: StatementFacts, node: ShowStatement): ResourceTable {
  const table = facts.bound.target?.table;
  if (table !== undefined) return table;
  throw new PlanError(
    'plan',
    `\`SHOW ${node.subject}\` needs a resource: write \`aws.s3.buckets\` after it`,
    node.span,
  );
}

/** LIKE compares the first column; WHERE may name any. */
function filterOf(
  facts: StatementFacts,
  node: ShowStatement,
  firstColumn: string,
): string | undefined {
  const edits = statementEdits(
    facts,
    { targets: new Map(), aliases: new Map(), identifierColumns: new Map() },
    'refused',
  );
  const nameColumn = firstColumn === 'id' ? 'name' : firstColumn;
  const like =
    node.like && `${quoteName(nameColumn)} LIKE ${render(facts.text, node.like.span, edits).sql}`;
  const where = node.where && `(${render(facts.text, node.where.span, edits).sql})`;
  return like ?? where;
}
