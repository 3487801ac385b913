/** Messages for column names that mean nothing or too much. */
import type { Name, QualifiedName, Span } from '../syntax/index.ts';
import type { BoundRelation } from './bound.ts';
import type { Binding, GrowingScope } from './binding.ts';
import { textOf } from './binding.ts';
import { nearest } from './nearest.ts';

/** `relation` is set where the name was qualified; else every relation in sight was asked. */
export function reportUnknownColumn(
  binding: Binding,
  scope: GrowingScope,
  name: Name,
  relation?: BoundRelation,
): void {
  const relations = relation === undefined ? relationsInSight(scope) : [relation];
  if (relations.length === 0 && mayMeanText(binding, name)) {
    reportTextInQuotes(binding, name);
    return;
  }
  if (relations.length === 0) {
    binding.problems.push({
      code: 'unknown-column',
      severity: 'error',
      message: `no column \`${name.text}\`: the query reads no table yet, add \`FROM …\``,
      span: name.span,
    });
    return;
  }
  const replacement = nearest(name.text, spellings(relations, name.text));
  if (replacement === undefined && mayMeanText(binding, name)) {
    reportTextInQuotes(binding, name);
    return;
  }
  binding.problems.push({
    code: 'unknown-column',
    severity: 'error',
    message: `no column \`${name.text}\` on ${listed(relations)}${suggestion(replacement)}`,
    span: name.span,
    ...(replacement !== undefined && { replacement }),
  });
}

/** Many SQLites read a double-quoted name that means nothing as text; the one that runs this does not. */
function mayMeanText(binding: Binding, name: Name): boolean {
  return name.quoted && textOf(binding, name.span).startsWith('"');
}

function reportTextInQuotes(binding: Binding, name: Name): void {
  const text = `'${name.text.replaceAll("'", "''")}'`;
  binding.problems.push({
    code: 'unknown-column',
    severity: 'error',
    message: `no column \`${name.text}\`: double quotes name a column, text takes single quotes, \`${text}\``,
    span: name.span,
  });
}

export function reportAmbiguous(
  binding: Binding,
  span: Span,
  name: Name,
  relations: readonly BoundRelation[],
): void {
  const qualified = relations.map((relation) => `\`${relation.alias}.${name.text}\``);
  const distinct = new Set(qualified).size === qualified.length;
  const remedy = distinct
    ? `write ${qualified.join(' or ')}`
    : 'give each table an alias of its own and write it before the column';
  binding.problems.push({
    code: 'ambiguous-column',
    severity: 'error',
    message: `\`${name.text}\` is a column of ${listed(relations, 'and')}: ${remedy}`,
    span,
    related: relations.map((relation) => ({
      message: `${describeRelation(relation)} has a column \`${name.text}\``,
      span: relation.node.span,
    })),
  });
}

export function reportUnknownQualifier(
  binding: Binding,
  scope: GrowingScope,
  name: QualifiedName,
): void {
  const parts = name.parts.slice(0, -1);
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return;
  const written = parts.map((part) => part.text).join('.');
  const aliases = relationsInSight(scope).map((relation) => relation.alias);
  const replacement = nearest(written, aliases) ?? (aliases.length === 1 ? aliases[0] : undefined);
  binding.problems.push({
    code: 'unknown-table',
    severity: 'error',
    message: `no table \`${written}\` in this query${suggestion(replacement)}`,
    span: { start: first.span.start, end: last.span.end },
    ...(replacement !== undefined && { replacement }),
  });
}

/** `: did you mean \`state\`?`, or nothing. */
export function suggestion(replacement: string | undefined): string {
  return replacement === undefined ? '' : `: did you mean \`${replacement}\`?`;
}

/** How a message names a relation: a resource by its table, anything else by its alias. */
export function describeRelation(relation: BoundRelation): string {
  if (relation.table !== undefined) return `\`${relation.table.name}\``;
  if (relation.alias === '') return 'the subquery';
  return `\`${relation.alias}\``;
}

/** Spellings to suggest from, in the style that was written: property names, or column names. */
function spellings(relations: readonly BoundRelation[], written: string): readonly string[] {
  const asProperty = /^[A-Z]/.test(written) && !/^[A-Z_0-9]+$/.test(written);
  return relations.flatMap((relation) => [
    ...(relation.columns ?? []).map((column) =>
      asProperty ? (column.column?.property?.name ?? column.name) : column.name,
    ),
    ...(relation.kind === 'resource' ? (relation.table?.inputs ?? []) : []).map(
      (input) => input.name,
    ),
  ]);
}

function relationsInSight(scope: GrowingScope): readonly BoundRelation[] {
  const relations: BoundRelation[] = [];
  for (let level: GrowingScope | undefined = scope; level; level = level.parent) {
    relations.push(...level.relations);
  }
  return relations;
}

function listed(relations: readonly BoundRelation[], word = 'or'): string {
  const names = [...new Set(relations.map(describeRelation))];
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} ${word} ${last}`;
}
