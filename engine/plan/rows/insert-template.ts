/** `SHOW INSERT INTO`: a statement to fill in, with a template for each value. */
import type { Property, ResourceTable } from '../../../catalog/index.ts';
import type { ShowStatement } from '../../../language/syntax/index.ts';
import { PlanError } from '../result.ts';

export function insertTemplate(table: ResourceTable, node: ShowStatement): string {
  const { type } = table;
  if (type === undefined) {
    throw new PlanError(
      'plan',
      `\`${table.name}\` takes any type: name a resource of one type`,
      node.span,
    );
  }
  const properties = type.properties.filter((property) => isWanted(node, property));
  const names = [...properties.map((property) => property.name), 'region'];
  return [
    `INSERT INTO aws.${type.service}.${type.plural} (`,
    names.map((name) => `  ${name}`).join(',\n'),
    ')',
    'SELECT',
    names.map((name) => `  '{{ ${name} }}'`).join(',\n'),
    ';',
  ].join('\n');
}

function isWanted(node: ShowStatement, property: Property): boolean {
  if (property.readOnly) return false;
  const wanted = node.columns.map((column) => column.text.toLowerCase());
  if (wanted.length > 0) {
    return [property.name, property.column].some((name) => wanted.includes(name.toLowerCase()));
  }
  const requiredOnly = node.hints.some((hint) => hint.text.toUpperCase() === 'REQUIRED');
  return !requiredOnly || property.required;
}
