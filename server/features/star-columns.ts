/** What `*` and `t.*` of a select list hold, and how it is written out. */
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
  Scope,
} from '../../language/semantics/index.ts';
import { scopeAt } from '../../language/semantics/index.ts';
import type { QualifiedName, StarExpression } from '../../language/syntax/index.ts';
import { isNamedBy, sharedNames } from './named-relation.ts';
import { qualified, writtenName } from './written-names.ts';

/** The columns in their order; `undefined` where they cannot be known. */
export function columnsOfStar(
  bound: BoundStatement,
  { span, qualifier }: StarExpression,
): readonly BoundColumn[] | undefined {
  const scope = scopeAt(bound, span.start);
  const columns = scope && columnsIn(scope, qualifier)?.map(({ column }) => column);
  return columns?.length === 0 ? undefined : columns;
}

/**
 * The names that a star stands for: with their table where there are several, but for those that USING
 * or NATURAL makes one of. `undefined` where they cannot be known.
 */
export function namesOfStar(
  scope: Scope,
  qualifier: QualifiedName | undefined,
  text: string,
): readonly string[] | undefined {
  const columns = columnsIn(scope, qualifier);
  if (qualifier !== undefined) {
    const prefix = text.slice(qualifier.span.start, qualifier.span.end);
    return columns?.map(({ column }) => `${prefix}.${writtenName(column.name)}`);
  }
  const shared = sharedNames(scope);
  const isSeveral = scope.relations.length > 1;
  return columns?.map(({ relation, column: { name } }) =>
    isSeveral && !shared.has(name.toLowerCase())
      ? qualified(relation.alias, name)
      : writtenName(name),
  );
}

interface StarColumn {
  readonly relation: BoundRelation;
  readonly column: BoundColumn;
}

function columnsIn(
  scope: Scope,
  qualifier: QualifiedName | undefined,
): readonly StarColumn[] | undefined {
  if (qualifier !== undefined) {
    const [relation, ...others] = scope.relations.filter((each) => isNamedBy(each, qualifier));
    return others.length > 0
      ? undefined
      : relation?.columns?.map((column) => ({ relation, column }));
  }
  const found: StarColumn[] = [];
  for (const relation of scope.relations) {
    if (relation.columns === undefined) {
      return undefined;
    }
    for (const column of relation.columns) {
      if (relation.coalesced?.has(column.name.toLowerCase()) !== true) {
        found.push({ relation, column });
      }
    }
  }
  return found;
}
