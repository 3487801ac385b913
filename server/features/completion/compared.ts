/** Whose value stands at the cursor: a column's, a param's, or a member's of a column's JSON. */
import type { Property, ResourceTable, TableColumn, TableInput } from '../../../catalog/index.ts';
import type {
  BoundRelation,
  BoundStatement,
  ColumnMatch,
  JsonPathMember,
  Scope,
} from '../../../language/semantics/index.ts';
import { columnNamed, relationNamed, sourceOf } from '../../../language/semantics/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import { unquoted } from './cursor.ts';
import { executed } from './executions.ts';
import { pathEndingAt } from './json-paths.ts';
import type { Item } from './clause.ts';
import type { Place } from './place.ts';
import type { CompletionRequest } from './request.ts';

export interface Compared {
  readonly table: ResourceTable | undefined;
  readonly column?: TableColumn;
  readonly input?: TableInput;
  /** A member of JSON, in place of a column. */
  readonly member?: Property;
  /** Whether the value is written to AWS, and so may be a whole document. */
  readonly isWritten: boolean;
}

export function comparedAt(request: CompletionRequest, place: Place): Compared | undefined {
  const { bound, cursor, scope, language } = request;
  const parameter = executed(language.catalog, cursor)?.value;
  if (parameter !== undefined) {
    return parameter;
  }
  if (place.opener === 'row') {
    return writtenAt(bound, place.items);
  }
  const isWritten = place.clause === 'set' && place.opener === 'statement';
  const parts = comparedName(bound.statement, place);
  if (parts.length > 0) {
    const found = resolve(parts, scope);
    return found && { ...found, isWritten };
  }
  const operand = operandBefore(place);
  const path = operand && pathEndingAt(request, operand.token.end);
  const member = path?.result?.property;
  return member === undefined ? undefined : { table: undefined, member, isWritten: false };
}

const comparisons = new Set(['=', '==', '<>', '!=', 'IS', 'NOT']);

/** The items that the value at the cursor belongs to, with the operand at `end`; -1 for none. */
function comparisonOf({ items, opener, parent }: Place): {
  readonly around: readonly Item[];
  readonly end: number;
} {
  const isListed = opener === 'in' && (items.length === 0 || items.at(-1)?.text === ',');
  const around = isListed ? (parent?.items ?? []) : items;
  if (isListed || comparisons.has(around.at(-1)?.text ?? '')) {
    const end = around.findLastIndex(({ text }) => !comparisons.has(text) && text !== 'IN');
    return { around, end };
  }
  return { around, end: around.at(-1)?.text === 'WHEN' ? operandOfCase(around) : -1 };
}

/** `CASE state WHEN`: the operand that every WHEN is compared with. */
function operandOfCase(items: readonly Item[]): number {
  const start = items.findLastIndex(({ text }) => text === 'CASE');
  const when = items.findIndex(({ text }, index) => index > start && text === 'WHEN');
  return start === -1 || when - start < 2 ? -1 : when - 1;
}

function operandBefore(place: Place): Item | undefined {
  const { around, end } = comparisonOf(place);
  return around[end];
}

/** The name to which the cursor's value is compared, by `=` and the like, IN or CASE; empty for none. */
export function comparedName(statement: ParsedStatement, place: Place): readonly string[] {
  const { around, end } = comparisonOf(place);
  return nameEndingAt(statement, around, end);
}

/**
 * The JSON in which a path is to be written: of the column before `->`, or in the first argument of
 * json_extract and its like. `undefined` anywhere else.
 */
export function jsonOperand(request: CompletionRequest, place: Place): JsonPathMember | undefined {
  const { bound, scope, language } = request;
  const { items, opener, callee } = place;
  const last = items.at(-1)?.text;
  const isArrow = last === '->' || last === '->>';
  const isArgument = opener === 'call' && /^JSONB?_/.test(callee) && last === ',';
  const end = isArrow ? items.length - 2 : isArgument ? items.findIndex(isComma) - 1 : -1;
  const operand = items[end];
  if (operand === undefined) {
    return undefined;
  }
  const path = pathEndingAt(request, operand.token.end);
  if (path !== undefined) {
    return path.result;
  }
  const found = resolve(nameEndingAt(bound.statement, items, end), scope);
  const property = found?.column?.property;
  const typeName = found?.table?.type?.typeName;
  if (property?.nestedType === undefined || typeName === undefined) {
    return undefined;
  }
  const nested = language.catalog.nestedType(typeName, property.nestedType);
  return nested && { type: property.type, property, nested };
}

function isComma({ text }: Item): boolean {
  return text === ',';
}

/** `a.b` as it ends at `end`, read backwards. */
function nameEndingAt(
  statement: ParsedStatement,
  items: readonly Item[],
  end: number,
): readonly string[] {
  const parts: string[] = [];
  for (let index = end; index >= 0; index -= 2) {
    const item = items[index];
    if (item === undefined || (item.kind !== 'word' && item.kind !== 'name')) {
      break;
    }
    parts.unshift(unquoted(tokenText(statement, item.token)));
    if (items[index - 1]?.text !== '.') {
      break;
    }
  }
  return parts;
}

type Resolved = Omit<Compared, 'isWritten'>;

/** What a written name means in a scope and those around it. */
export function resolve(parts: readonly string[], scope: Scope | undefined): Resolved | undefined {
  const name = parts.at(-1) ?? '';
  if (parts.length > 1) {
    const relation = relationNamed(scope, parts.at(-2) ?? '');
    const match = relation && columnNamed(relation, name);
    return match && comparedOf(relation, match);
  }
  for (let level = scope; level !== undefined; level = level.parent) {
    for (const relation of level.relations) {
      const match = columnNamed(relation, name);
      if (match !== undefined) {
        return comparedOf(relation, match);
      }
    }
  }
  return undefined;
}

/** The column of INSERT that a value of VALUES is for. */
function writtenAt(bound: BoundStatement, items: readonly Item[]): Compared | undefined {
  const { root } = bound.statement;
  const relation = bound.relations.find(({ table }) => table !== undefined);
  if (root.kind !== 'insert' || relation === undefined) {
    return undefined;
  }
  const name = root.columns[items.filter(({ text }) => text === ',').length]?.text;
  const match = name === undefined ? undefined : columnNamed(relation, name);
  return match && { ...comparedOf(relation, match), isWritten: true };
}

function comparedOf(relation: BoundRelation, match: ColumnMatch): Resolved {
  if (match.kind === 'input') {
    return { table: relation.table, input: match.input };
  }
  const { column } = match.column;
  const table = sourceOf(match.column, relation);
  return column === undefined ? { table } : { table, column };
}
