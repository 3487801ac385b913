/** Values of one column that recent results and the document's other statements hold. */
import type { Property, ResourceTable } from '../../../catalog/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import type { Compared } from './compared.ts';
import type { CompletionRequest } from './request.ts';
import type { SeenValues, ValueOwner } from './seen-values.ts';
import { isShowable, keyOf, regionOwner, wholeIdentifier } from './seen-values.ts';
import { statementsNear } from './surroundings.ts';
import type { UsedLiteral } from './used-literals.ts';
import { literalsIn, literalsReadIn } from './used-literals.ts';

export interface KnownValue {
  readonly text: string;
  /** Where it was seen. */
  readonly hint: string;
}

/** More than anyone reads in a list. */
const most = 100;

/** How many statements one list may read for the first time: the next list reads on. */
const mostRead = 80;

/** The document's own values first, then those of results, the newest first. */
export function knownValues(
  { language, bound, cursor, surroundings }: CompletionRequest,
  compared: Compared,
): readonly KnownValue[] {
  const owners = ownersOf(compared, surroundings.seen);
  if (owners.length === 0) {
    return [];
  }
  const keys = new Set(owners.map(keyOf));
  const found = new Map<string, string>();
  let left = mostRead;
  const literalsOf = (statement: ParsedStatement): readonly UsedLiteral[] => {
    const read = literalsReadIn(language, statement);
    if (read !== undefined || left === 0) {
      return read ?? [];
    }
    left -= 1;
    return literalsIn(language, statement);
  };
  for (const { statement } of statementsNear(surroundings.document, surroundings.start ?? 0)) {
    for (const { key, value, span } of literalsOf(statement)) {
      const isOwn =
        statement === bound.statement && span.start <= cursor.offset && cursor.offset <= span.end;
      if (!isOwn && keys.has(key)) {
        found.set(value, 'in this file');
      }
    }
  }
  for (const owner of owners) {
    for (const text of surroundings.seen?.of(owner) ?? []) {
      if (!found.has(text)) {
        found.set(text, 'in a recent result');
      }
    }
  }
  return [...found].slice(0, most).map(([text, hint]) => ({ text, hint }));
}

/** Whose values may be proposed: the column's own, then those of what it names. */
function ownersOf(
  { table, column, input }: Compared,
  seen: SeenValues | undefined,
): readonly ValueOwner[] {
  const type = table?.type;
  if (column?.name === 'region' && column.property === undefined) {
    return [regionOwner];
  }
  if (type === undefined) {
    return [];
  }
  if (input?.meaning === 'identifier') {
    const [only, ...more] = type.primaryIdentifier;
    const property = type.properties.find(({ name }) => name === only);
    return [
      { typeName: type.typeName, property: wholeIdentifier },
      ...(property === undefined || more.length > 0 ? [] : ownersOfProperty(table, property, seen)),
    ];
  }
  const property = column?.property;
  return property === undefined || !isShowable(property)
    ? []
    : ownersOfProperty(table, property, seen);
}

function ownersOfProperty(
  table: ResourceTable | undefined,
  { name, references = [] }: Property,
  seen: SeenValues | undefined,
): readonly ValueOwner[] {
  const typeName = table?.type?.typeName ?? '';
  const service = `AWS::${typeName.split('::')[1] ?? ''}::`;
  const namesakes = isTelling(name)
    ? [...(seen?.owners() ?? [])].filter(
        (owner) => owner.property === name && owner.typeName.startsWith(service),
      )
    : [];
  const isKey =
    table?.type?.primaryIdentifier.length === 1 && table.type.primaryIdentifier[0] === name;
  return [
    { typeName, property: name },
    ...(isKey ? [{ typeName, property: wholeIdentifier }] : []),
    ...references,
    ...namesakes,
  ];
}

/** `WorkspaceId` means the same in every type of a service; `Name` and `Status` do not. */
function isTelling(name: string): boolean {
  return /.(?:Id|Arn|Name|Identifier)$/.test(name);
}
