/** Bare names that mean columns without being expressions: of INSERT, SET, SHOW INSERT and EXEC. */
import type { ResourceTable } from '../../catalog/index.ts';
import type { Name, QualifiedName, TableReference } from '../syntax/index.ts';
import type { BoundRelation, NameReference } from './bound.ts';
import type { Binding, GrowingRelation, GrowingScope } from './binding.ts';
import { hasTemplate } from './binding.ts';
import { reportUnknownColumn } from './column-problems.ts';
import { columnNamed, columnsOfTable, type ColumnMatch } from './columns.ts';

type ReportUnknown = (
  binding: Binding,
  scope: GrowingScope,
  name: Name,
  relation: BoundRelation,
) => void;

export function bindNames(
  binding: Binding,
  scope: GrowingScope,
  relation: BoundRelation | undefined,
  names: readonly Name[],
  role: NameReference['role'],
  reportUnknown: ReportUnknown = reportUnknownColumn,
): void {
  if (relation?.columns === undefined) return;
  for (const node of names) {
    if (node.text === '' || hasTemplate(binding, node.span)) continue;
    const match = columnWritten(relation, node.text);
    if (match?.kind === 'column') {
      binding.nameReferences.push({ node, role, scope, relation, column: match.column });
    } else if (match?.kind === 'input') {
      binding.nameReferences.push({ node, role, scope, relation, input: match.input });
    } else if (!binding.hasLooseTemplates) {
      reportUnknown(binding, scope, node, relation);
    }
  }
}

/** Generation 2 writes a member of the request's body with a prefix: `data__BucketName`. */
function columnWritten(relation: BoundRelation, name: string): ColumnMatch | undefined {
  return columnNamed(relation, name) ?? columnNamed(relation, name.replace(/^data__/i, ''));
}

/** A statement that only names a table has its columns as names, though it reads none of them. */
export function relationOfTarget(name: QualifiedName, table: ResourceTable): GrowingRelation {
  const node: TableReference = { kind: 'table', name, span: name.span };
  const alias = name.parts.at(-1)?.text ?? '';
  return { id: -1, kind: 'resource', alias, node, columns: columnsOfTable(table), table };
}
