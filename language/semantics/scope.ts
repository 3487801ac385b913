/** Questions that the editor asks of a bound statement: which scope, which relations, which columns. */
import type { TableInput } from '../../catalog/index.ts';
import type { BoundColumn, BoundRelation, BoundStatement, Scope } from './bound.ts';

/**
 * The innermost scope around `offset` (of the statement's text), its ends included. In a statement
 * that is still being written, an offset after every scope means the one that ended last.
 */
export function scopeAt(bound: BoundStatement, offset: number): Scope | undefined {
  let best: Scope | undefined;
  for (const scope of bound.scopes) {
    if (offset < scope.span.start || offset > scope.span.end) continue;
    if (best === undefined || length(scope) <= length(best)) best = scope;
  }
  return best ?? lastBefore(bound, offset);
}

/** The relation that `alias` names from within `scope`; inner scopes hide outer ones. */
export function relationNamed(scope: Scope | undefined, alias: string): BoundRelation | undefined {
  const key = alias.toLowerCase();
  for (let level = scope; level !== undefined; level = level.parent) {
    const relation = level.relations.find((each) => each.alias.toLowerCase() === key);
    if (relation !== undefined) return relation;
  }
  return undefined;
}

export interface VisibleColumn {
  readonly relation: BoundRelation;
  /** 0 for the scope itself, 1 for the one around it, and so on. */
  readonly depth: number;
  readonly column: BoundColumn;
  /** Whether the bare name would be ambiguous, or mean a column further in. */
  readonly needsQualifier: boolean;
}

/** Every column that an expression in `scope` may use, innermost first, in the order of FROM. */
export function visibleColumns(scope: Scope | undefined): readonly VisibleColumn[] {
  const visible: VisibleColumn[] = [];
  const taken = new Set<string>();
  let depth = 0;
  for (let level = scope; level !== undefined; level = level.parent) {
    const counts = countNames(level);
    for (const relation of level.relations) {
      for (const column of relation.columns ?? []) {
        const key = column.name.toLowerCase();
        if (relation.coalesced?.has(key)) continue;
        const needsQualifier = taken.has(key) || (counts.get(key) ?? 0) > 1;
        visible.push({ relation, depth, column, needsQualifier });
      }
    }
    for (const key of counts.keys()) taken.add(key);
    depth++;
  }
  return visible;
}

export interface VisibleInput {
  readonly relation: BoundRelation;
  readonly input: TableInput;
  readonly needsQualifier: boolean;
}

/** The inputs of the resources of this one scope. */
export function visibleInputs(scope: Scope): readonly VisibleInput[] {
  const inputs = scope.relations.flatMap((relation) =>
    (relation.kind === 'resource' ? (relation.table?.inputs ?? []) : []).map((input) => ({
      relation,
      input,
    })),
  );
  return inputs.map((each) => ({
    ...each,
    needsQualifier: inputs.some(
      (other) => other.relation !== each.relation && other.input.name === each.input.name,
    ),
  }));
}

function countNames(scope: Scope): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const relation of scope.relations) {
    for (const column of relation.columns ?? []) {
      const key = column.name.toLowerCase();
      if (!relation.coalesced?.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function lastBefore(bound: BoundStatement, offset: number): Scope | undefined {
  let best: Scope | undefined;
  for (const scope of bound.scopes) {
    if (scope.span.end > offset) continue;
    const later = best === undefined || scope.span.end > best.span.end;
    const inner = best?.span.end === scope.span.end && length(scope) <= length(best);
    if (later || inner) best = scope;
  }
  return best;
}

function length(scope: Scope): number {
  return scope.span.end - scope.span.start;
}
