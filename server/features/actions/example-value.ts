/** The value of a column or an input, where a person is about to write it. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import { columnNamed } from '../../../language/semantics/index.ts';
import type { FilledText } from '../snippet-text.ts';
import { choice, placeholder } from '../snippet-text.ts';

/** A value that shows what is wanted: `'<WorkspaceId>'`, or one of those that AWS knows. */
export function exampleValue(relation: BoundRelation, name: string, place: number): FilledText {
  const match = columnNamed(relation, name);
  if (match?.kind === 'input') {
    const { primaryIdentifier = [] } = relation.table?.type ?? {};
    const parts = match.input.meaning === 'identifier' ? primaryIdentifier : [];
    const shown = parts.map((part) => `<${part.split('/').at(-1) ?? part}>`).join('|');
    return placeholder(place, shown === '' ? `<${name.replace(/^data__/, '')}>` : shown);
  }
  const property = match?.column.column?.property;
  const { enumeration } = property ?? {};
  return enumeration === undefined || enumeration.length === 0
    ? placeholder(place, `<${property?.name ?? name}>`)
    : choice(place, enumeration);
}
