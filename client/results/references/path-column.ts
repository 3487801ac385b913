/** A path of a JSON value as a column of the statement that gave the value. */
import { saneName } from '../../../catalog/index.ts';
import type { BoundColumn, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import type { SelectCore } from '../../../language/syntax/index.ts';
import { stringLiteral } from '../../../language/syntax/index.ts';
import { isPlain, quotedAsNeeded } from './plain-value.ts';

/** One insertion into the statement's text; or why there is none, for the user. */
export type PathColumn =
  | {
      readonly kind: 'insertion';
      /** In the statement. */
      readonly offset: number;
      readonly text: string;
      /** What the new column is called. */
      readonly name: string;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** `path` is SQLite's: `$.Rules[0]."a b"`. The new column is the last, so that `ORDER BY 2` means the same. */
export function pathColumn(bound: BoundStatement, position: number, path: string): PathColumn {
  const { root, text } = bound.statement;
  const body = root.kind === 'selectStatement' ? root.query.body : undefined;
  const outputs = root.kind === 'selectStatement' ? bound.outputs.get(root.query) : undefined;
  if (body?.kind !== 'select') {
    return refused('Only a statement that is one SELECT takes a column more');
  }
  const column = outputs?.[position];
  const last = body.columns.at(-1);
  const json = column && expressionOf(column, body, bound);
  if (column === undefined || json === undefined || last === undefined) {
    return refused('The statement does not tell where this column comes from');
  }
  if (!isPathText(path)) {
    return refused('This path holds a key that a statement cannot name');
  }
  const taken = new Set((outputs ?? []).map(({ name }) => name.toLowerCase()));
  const name = freshName(nameOf(column.name, path), taken);
  const written = `json_extract(${json}, ${stringLiteral(path)}) AS ${quotedAsNeeded(name)}`;
  const offset = last.span.end;
  return { kind: 'insertion', offset, text: `${separatorIn(text, body)}${written}`, name };
}

const longestName = 40;

function isPathText(path: string): boolean {
  return path.length > 1 && isPlain(path) && /^\$(?:\.\w+|\."[^"]*"|\[\d+\])*$/.test(path);
}

/** What the select list has for the column; of a `*`, the column's own name. */
function expressionOf(
  column: BoundColumn,
  body: SelectCore,
  { scopes, statement }: BoundStatement,
): string | undefined {
  const item = body.columns.find(({ expression }) => expression === column.definition);
  if (item !== undefined) {
    return statement.text.slice(item.expression.span.start, item.expression.span.end);
  }
  const scope = scopes.find(({ node }) => node === body);
  const [origin] = column.origins ?? [];
  return origin && scope && nameIn(scope, origin.relation.alias, origin.column.name);
}

function nameIn({ relations }: Scope, alias: string, name: string): string {
  const written = quotedAsNeeded(name);
  return relations.length > 1 && alias !== '' ? `${quotedAsNeeded(alias)}.${written}` : written;
}

/** `tags` and `$[0].Key` are `tags_0_key`; of a long path, its last key alone. */
function nameOf(column: string, path: string): string {
  const steps = [...path.matchAll(/\.(\w+)|\."([^"]*)"|\[(\d+)\]/g)].map(
    ([, plain, quoted, index]) => plain ?? quoted ?? index ?? '',
  );
  const words = steps.map((step) =>
    saneName(step)
      .replace(/\W+/g, '_')
      .replace(/^_+|_+$/g, ''),
  );
  const whole = [column, ...words].filter((word) => word !== '').join('_');
  return whole.length <= longestName
    ? whole
    : (words.findLast((word) => /^[a-z_]/.test(word)) ?? column);
}

function freshName(name: string, taken: ReadonlySet<string>): string {
  let fresh = name;
  for (let number = 2; taken.has(fresh.toLowerCase()); number += 1) {
    fresh = `${name}_${number}`;
  }
  return fresh;
}

/** What parts the items of the list, as the last two of them are parted. */
function separatorIn(text: string, { columns }: SelectCore): string {
  const [before, last] = columns.slice(-2);
  if (before === undefined || last === undefined) {
    return ', ';
  }
  const between = text.slice(before.span.end, last.span.start);
  return /^\s*,\s*$/.test(between) ? between : ', ';
}

function refused(message: string): PathColumn {
  return { kind: 'refused', message: `${message}: add the path by hand.` };
}
