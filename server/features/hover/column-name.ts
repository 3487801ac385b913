/** What a column's name means, and a name of the select list. */
import { sourceOf } from '../../../language/semantics/index.ts';
import type {
  CreateViewStatement,
  Name,
  QualifiedName,
  Span,
} from '../../../language/syntax/index.ts';
import { columnDocumentation, inputDocumentation } from '../documentation/column.ts';
import { membersOfProperty } from '../documentation/member.ts';
import { code, paragraphs, plain } from '../documentation/markdown.ts';
import { computedColumnDocumentation, quoted } from '../documentation/relation.ts';
import type { MeantColumn } from '../value-place.ts';
import { relationPage } from './relation-name.ts';
import type { HoverRequest } from './request.ts';
import { toldColumn } from './view.ts';

/** A name in an expression: of a column or a param, of an item of the select list, or of a table. */
export function columnName(
  request: HoverRequest,
  qualified: QualifiedName,
  name: Name,
): string | undefined {
  const { bound } = request;
  const isColumn = qualified.parts.at(-1) === name;
  const reference = bound.references.find(({ node }) => node.name === qualified);
  if (reference === undefined) {
    const alias = bound.aliasReferences.find(({ node }) => node.name === qualified);
    return alias && resultDocumentation(request, name, alias.result.expression.span);
  }
  return isColumn
    ? meaningDocumentation(request, reference)
    : relationPage(request, reference.relation);
}

/** A column or a param of a relation. */
export function meaningDocumentation(
  { language, bound, settings }: HoverRequest,
  { relation, column, input }: MeantColumn,
): string | undefined {
  if (input !== undefined) {
    return relation.table && inputDocumentation(input, relation.table);
  }
  if (column === undefined) {
    return undefined;
  }
  if (column.column === undefined || relation.table === undefined) {
    const told = toldColumn(language, relation, column, bound.statement.text);
    return computedColumnDocumentation(told.column, relation, told.text);
  }
  return paragraphs(
    columnDocumentation(column.column, relation.table),
    column.column.property === undefined
      ? ''
      : membersOfProperty(language.catalog, column.column.property, relation.table),
    column.column.name === 'region' && column.column.property === undefined
      ? `A statement that names no region asks ${code(settings.defaultRegion)}.`
      : '',
  );
}

/** An item of the select list, by what it computes: for a column of a resource, that column's page. */
export function resultDocumentation(request: HoverRequest, name: Name, span: Span): string {
  const { bound } = request;
  const head = `**${plain(name.text)}** is`;
  const expression = bound.statement.text.slice(span.start, span.end);
  const reference = bound.references.find(
    ({ node }) => node.span.start === span.start && node.span.end === span.end,
  );
  const origin = reference && meaningDocumentation(request, reference);
  return paragraphs(head, quoted(expression), origin ?? '');
}

/** A column that `CREATE VIEW v (a, b)` names. */
export function viewColumnName(
  { bound }: HoverRequest,
  { columns, query }: CreateViewStatement,
  name: Name,
): string | undefined {
  const index = columns?.indexOf(name) ?? -1;
  const column = query && bound.outputs.get(query)?.[index];
  const source = column && sourceOf(column);
  return column?.column !== undefined && source !== undefined
    ? paragraphs(`**${plain(name.text)}** is`, columnDocumentation(column.column, source))
    : column && `**${plain(name.text)}** ${code(column.type)}`;
}
