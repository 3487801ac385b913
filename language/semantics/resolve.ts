/**
 * What a column name in an expression means. The order is SQLite's: in each scope the relations'
 * columns, then `rowid`, then the select list's aliases; then the scope around it. What a row's account
 * is called comes after an alias, for files give that name to what they cut out of an ARN. Nothing is called
 * unknown while a relation whose columns cannot be known is in sight.
 */
import type { TableInput } from '../../catalog/index.ts';
import type { ColumnExpression, Name, QualifiedName, ResultColumn } from '../syntax/index.ts';
import type { BoundColumn, BoundRelation } from './bound.ts';
import type { Binding, GrowingScope } from './binding.ts';
import { hasTemplate } from './binding.ts';
import { columnNamed, isCoalesced, type ColumnMatch } from './columns.ts';
import { reportAmbiguous, reportUnknownColumn, reportUnknownQualifier } from './column-problems.ts';

export interface FoundColumn {
  readonly scope: GrowingScope;
  readonly relation: BoundRelation;
  readonly column?: BoundColumn;
  readonly input?: TableInput;
}

interface RankedMatch {
  readonly relation: BoundRelation;
  readonly match: ColumnMatch;
}

const rowIdNames: ReadonlySet<string> = new Set(['rowid', 'oid', '_rowid_']);

/** Resolves one column expression, records what it means, and reports what it cannot mean. */
export function resolveColumn(binding: Binding, scope: GrowingScope, node: ColumnExpression): void {
  const last = node.name.parts.at(-1);
  if (last === undefined || last.text === '' || hasTemplate(binding, node.span)) return;
  if (node.name.parts.length > 1) resolveQualified(binding, scope, node, last);
  else resolveUnqualified(binding, scope, node, last);
}

/** The same for a term of ORDER BY. `stars` are what the `*` of the select list stand for. */
export function resolveOrderingColumn(
  binding: Binding,
  scope: GrowingScope,
  node: ColumnExpression,
  stars: readonly BoundColumn[],
): void {
  const [only, ...others] = node.name.parts;
  if (only !== undefined && others.length === 0) {
    if (resolveAlias(binding, scope, node, only)) return;
    const origin = stars.find((column) => same(column.name, only.text))?.origins?.[0];
    if (origin !== undefined) {
      record(binding, node, { scope, ...origin });
      return;
    }
  }
  resolveColumn(binding, scope, node);
}

/**
 * The relations of one level that a written qualifier (`t`, `buckets`, `aws.s3.buckets`) names. A whole
 * table name also finds a table behind an alias, unless the table stands there without one as well.
 */
export function relationsQualifiedBy(
  relations: readonly BoundRelation[],
  qualifier: readonly Name[],
): readonly BoundRelation[] {
  const named = relations.filter((relation) => isQualifiedBy(relation, qualifier));
  if (qualifier.length === 1 || named.length < 2) return named;
  const unaliased = named.filter((relation) => relation.node.alias === undefined);
  return unaliased.length > 0 ? unaliased : named;
}

function resolveUnqualified(
  binding: Binding,
  scope: GrowingScope,
  node: ColumnExpression,
  name: Name,
): void {
  const key = name.text.toLowerCase();
  let unknown: FoundColumn | undefined;
  let open = binding.hasLooseTemplates;
  for (let level: GrowingScope | undefined = scope; level; level = level.parent) {
    const matches = matchesIn(level.relations, name.text);
    const [first] = matches;
    if (first?.match.rank === 3 && resolveAlias(binding, level, node, name)) return;
    if (first !== undefined) {
      if (matches.length > 1 && !open && !level.open) {
        reportAmbiguous(
          binding,
          node.span,
          name,
          matches.map(({ relation }) => relation),
        );
      }
      record(binding, node, found(level, first));
      return;
    }
    const unknownRelation = level.relations.find((relation) => relation.columns === undefined);
    if (unknownRelation !== undefined) unknown ??= { scope: level, relation: unknownRelation };
    open ||= level.open;
    if (rowIdNames.has(key) && level.relations.length > 0) return;
    if (resolveAlias(binding, level, node, name)) return;
  }
  if (unknown !== undefined) record(binding, node, unknown);
  else if (!open && key !== 'true' && key !== 'false') {
    reportUnknownColumn(binding, scope, name);
  }
}

function resolveAlias(
  binding: Binding,
  scope: GrowingScope,
  node: ColumnExpression,
  name: Name,
): boolean {
  const result: ResultColumn | undefined = scope.aliases?.get(name.text.toLowerCase());
  if (result === undefined) return false;
  binding.aliasReferences.push({ node, scope, result });
  return true;
}

function resolveQualified(
  binding: Binding,
  scope: GrowingScope,
  node: ColumnExpression,
  name: Name,
): void {
  const qualifier = node.name.parts.slice(0, -1);
  let named: FoundColumn | undefined;
  let open = binding.hasLooseTemplates;
  for (let level: GrowingScope | undefined = scope; level; level = level.parent) {
    open ||= level.open;
    const relations = relationsQualifiedBy(level.relations, qualifier);
    const matches = withoutCoalesced(bestMatches(relations, name.text), name.text);
    const [first] = matches;
    if (first !== undefined) {
      if (matches.length > 1 && !open) {
        reportAmbiguous(
          binding,
          node.span,
          name,
          matches.map(({ relation }) => relation),
        );
      }
      record(binding, node, found(level, first));
      return;
    }
    const relation = relations.find((each) => each.columns === undefined) ?? relations[0];
    // RETURNING sees the answer to a mutation first; what that lacks, an unknown table may have.
    const isBetter = named?.relation.kind === 'event' && relation?.columns === undefined;
    if (relation !== undefined && (named === undefined || isBetter)) {
      named = { scope: level, relation };
    }
  }
  if (named === undefined) {
    if (!open) reportUnknownQualifier(binding, scope, node.name);
  } else if (named.relation.columns === undefined) {
    record(binding, node, named);
  } else if (!rowIdNames.has(name.text.toLowerCase()) && !open) {
    reportUnknownColumn(binding, scope, name, named.relation);
  }
}

/** Checks the qualifier of `t.*` and gives the relations that it names, in the nearest scope. */
export function resolveStar(
  binding: Binding,
  scope: GrowingScope,
  qualifier: QualifiedName,
): readonly BoundRelation[] | undefined {
  const parts = qualifier.parts.filter((part) => part.text !== '');
  if (hasTemplate(binding, qualifier.span) || parts.length === 0) return undefined;
  const relations = relationsQualifiedBy(scope.relations, parts);
  if (relations.length > 0) return relations;
  if (!scope.open && !binding.hasLooseTemplates) {
    reportUnknownQualifier(binding, scope, {
      ...qualifier,
      parts: [...qualifier.parts, emptyName],
    });
  }
  return undefined;
}

const emptyName: Name = { kind: 'name', text: '', quoted: false, span: { start: 0, end: 0 } };

/** A join whose left side lacks the column is reported there: it then means the right side's. */
function matchesIn(relations: readonly BoundRelation[], name: string): readonly RankedMatch[] {
  const matches = bestMatches(
    relations.filter((relation) => !isCoalesced(relation, name)),
    name,
  );
  return matches.length > 0 ? matches : bestMatches(relations, name).slice(0, 1);
}

function bestMatches(relations: readonly BoundRelation[], name: string): readonly RankedMatch[] {
  let best: RankedMatch[] = [];
  for (const relation of relations) {
    const match = columnNamed(relation, name);
    if (match === undefined) continue;
    const bestRank = best[0]?.match.rank ?? Infinity;
    if (match.rank < bestRank) best = [{ relation, match }];
    else if (match.rank === bestRank) best.push({ relation, match });
  }
  return best;
}

/** Of two tables of one name, a column that they share by USING or NATURAL is the left one's. */
function withoutCoalesced(matches: readonly RankedMatch[], name: string): readonly RankedMatch[] {
  if (matches.length < 2) return matches;
  const rest = matches.filter(({ relation }) => !isCoalesced(relation, name));
  return rest.length > 0 ? rest : matches.slice(0, 1);
}

function found(scope: GrowingScope, { relation, match }: RankedMatch): FoundColumn {
  return match.kind === 'column'
    ? { scope, relation, column: match.column }
    : { scope, relation, input: match.input };
}

function record(binding: Binding, node: ColumnExpression, column: FoundColumn): void {
  const reference = { node, ...column };
  binding.references.push(reference);
  binding.referenceOf.set(node, reference);
}

function isQualifiedBy(relation: BoundRelation, qualifier: readonly Name[]): boolean {
  const [only] = qualifier;
  if (qualifier.length === 1) return same(relation.alias, only?.text ?? '');
  if (relation.node.kind !== 'table') return false;
  const written = relation.node.name.parts.map((part) => part.text);
  const canonical = relation.table?.name.split('.') ?? [];
  return endsWith(written, qualifier) || endsWith(canonical, qualifier);
}

function endsWith(parts: readonly string[], qualifier: readonly Name[]): boolean {
  const offset = parts.length - qualifier.length;
  return (
    offset >= 0 && qualifier.every((part, index) => same(parts[offset + index] ?? '', part.text))
  );
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
