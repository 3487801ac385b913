/** DESCRIBE: the columns of a resource, or the inputs and outputs of one of its methods. */
import type { Property, ResourceTable, TableMethod } from '../../../catalog/index.ts';
import type { DescribeStatement } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { RowsPlan } from '../plan.ts';
import { PlanError } from '../result.ts';
import type { PlanContext } from '../result.ts';

type Row = RowsPlan['rows'][number];

export function describeRows(
  facts: StatementFacts,
  _context: PlanContext,
  node: DescribeStatement,
): RowsPlan {
  const { target } = facts.bound;
  if (target?.table === undefined) {
    throw new PlanError(
      'plan',
      '`DESCRIBE` needs a resource: write `DESCRIBE aws.s3.buckets`',
      node.span,
    );
  }
  if (!node.method) return describeTable(target.table, node.extended);
  if (target.method === undefined) {
    throw new PlanError(
      'plan',
      '`DESCRIBE METHOD` needs a method: write `DESCRIBE METHOD aws.s3.buckets.get_resource`',
      node.span,
    );
  }
  return describeMethod(target.table, target.method, node.extended);
}

function describeTable(table: ResourceTable, extended: boolean): RowsPlan {
  const rows = table.columns.map((column): Row => [column.name, column.type, column.documentation]);
  return rowsOf(['name', 'type', 'description'], rows, extended);
}

function describeMethod(table: ResourceTable, method: TableMethod, extended: boolean): RowsPlan {
  const inputs = [
    ...method.requiredParameters.map((name): Row => [
      name,
      'string',
      'input_required',
      documentationOf(table, name),
    ]),
    ...propertiesSent(table, method).map((property): Row => [
      property.name,
      property.type,
      'input_optional',
      property.documentation,
    ]),
  ];
  const outputs = table.columns.map((column): Row => [
    column.name,
    column.type,
    'output',
    column.documentation,
  ]);
  const rows = method.accessibleBy === 'SELECT' ? [...inputs, ...outputs] : inputs;
  return rowsOf(['name', 'type', 'param_type', 'description'], rows, extended);
}

function propertiesSent(table: ResourceTable, method: TableMethod): readonly Property[] {
  if (method.operation !== 'create') return [];
  return (table.type?.properties ?? []).filter(
    (property) => !property.readOnly && !method.requiredParameters.includes(property.name),
  );
}

function documentationOf(table: ResourceTable, name: string): string {
  const wanted = name.toLowerCase();
  const input = table.inputs.find((candidate) => candidate.name.toLowerCase() === wanted);
  const column = table.columns.find((candidate) =>
    [candidate.name, ...candidate.aliases].some((spelling) => spelling.toLowerCase() === wanted),
  );
  return input?.documentation ?? column?.documentation ?? '';
}

/** The last column, the description, is shown by EXTENDED alone. */
function rowsOf(names: readonly string[], rows: readonly Row[], extended: boolean): RowsPlan {
  const width = extended ? names.length : names.length - 1;
  return {
    kind: 'rows',
    columns: names.slice(0, width).map((name) => ({ name, type: 'text' })),
    rows: rows.map((row) => row.slice(0, width)),
  };
}
