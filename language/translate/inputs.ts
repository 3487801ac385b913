/**
 * Columns that shape the request to AWS and are none of the rows: the identifier becomes the columns
 * that it is made of, the type's name a text.
 */
import type { ResourceTable } from '../../catalog/index.ts';
import type { ColumnReference } from '../semantics/index.ts';
import type { Expression } from '../syntax/index.ts';
import { nameText, stringText } from './quoting.ts';
import type { Writer } from './writer.ts';
import { unwrapped } from './writer.ts';

/** An input where a value stands: `a || '|' || b` for an identifier of two parts. */
export function inputValue(writer: Writer, reference: ColumnReference): string {
  const { input, relation, node } = reference;
  const name = input?.name ?? '';
  if (input?.meaning === 'typeName' && relation.table?.type !== undefined) {
    return stringText(writer.dialect, relation.table.type.typeName);
  }
  const columns = input?.meaning === 'identifier' ? identifierColumns(relation.table) : undefined;
  if (columns === undefined) {
    return writer.refuse(
      `\`${name}\`, which shapes the request to AWS,`,
      node.span,
      'remove it, or name columns in its place',
    );
  }
  const parts = columns.map((column) => qualified(writer, reference, column));
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(" || '|' || ")})`;
}

/** `data__Identifier = 'a|b'` as a comparison of each of the columns; `undefined` for all else. */
export function comparedInput(
  writer: Writer,
  side: Expression,
  other: Expression,
): string | undefined {
  const reference = writer.referenceOf.get(unwrapped(side));
  const literal = unwrapped(other);
  if (reference?.input?.meaning !== 'identifier' || literal.kind !== 'literal') return undefined;
  const columns = identifierColumns(reference.relation.table);
  const values = literal.value.split('|');
  if (columns?.length !== values.length || literal.templates.length > 0) return undefined;
  const terms = columns.map(
    (column, index) =>
      `${qualified(writer, reference, column)} = ${stringText(writer.dialect, values[index] ?? '')}`,
  );
  return terms.length === 1 ? terms[0] : `(${terms.join(' AND ')})`;
}

/** In the identifier's order; `undefined` where a part is no column of its own. */
function identifierColumns(table: ResourceTable | undefined): readonly string[] | undefined {
  const type = table?.type;
  if (type === undefined) return undefined;
  const columns = type.primaryIdentifier.map(
    (path) => type.properties.find((property) => property.name === path)?.column,
  );
  return columns.some((column) => column === undefined)
    ? undefined
    : columns.filter((column) => column !== undefined);
}

function qualified(writer: Writer, { node, relation }: ColumnReference, column: string): string {
  const name = nameText(writer.dialect, column, false);
  return node.name.parts.length > 1
    ? `${nameText(writer.dialect, relation.alias, false)}.${name}`
    : name;
}
