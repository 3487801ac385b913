/** What the items of select lists are: the columns of `*`, and the types of expressions. */
import type { BoundColumn, BoundStatement } from '../../../language/semantics/index.ts';
import type { ResultColumn, SelectCore } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import { code, paragraphs } from '../documentation/markdown.ts';
import type { FeatureInlayHint } from '../inlay-hints.ts';
import { columnsOfStar } from '../star-columns.ts';

/** UTF-16 units of the names in a label, and how many names it has at most. */
const longestNames = 32;
const mostNames = 3;

export function columnHints(bound: BoundStatement): readonly FeatureInlayHint[] {
  const definitions = definedTypes(bound);
  const hints: FeatureInlayHint[] = [];
  /** Whose rows are only counted: what they hold is never seen. */
  const unseen = new Set<SelectCore>();
  walk(bound.statement.root, (node) => {
    if (node.kind === 'exists' && node.query.body.kind === 'select') {
      unseen.add(node.query.body);
    }
    const results =
      node.kind === 'select' && !unseen.has(node)
        ? node.columns
        : node.kind === 'insert' || node.kind === 'update' || node.kind === 'delete'
          ? node.returning
          : [];
    for (const result of results) {
      const hint =
        result.expression.kind === 'star'
          ? starHint(bound, result)
          : typeHint(result, definitions.get(result.expression));
      if (hint !== undefined) {
        hints.push(hint);
      }
    }
  });
  return hints;
}

function starHint(
  bound: BoundStatement,
  { expression }: ResultColumn,
): FeatureInlayHint | undefined {
  const columns = expression.kind === 'star' ? columnsOfStar(bound, expression) : undefined;
  if (columns === undefined || columns.length === 0) {
    return undefined;
  }
  const names = columns.map(({ name }) => name);
  return {
    kind: 'star',
    offset: expression.span.end,
    label: starLabel(names),
    tooltip: () =>
      paragraphs(
        names.length === 1 ? '1 column' : `${names.length} columns`,
        names.map(code).join(', '),
      ),
  };
}

/** All names where they are few and short, else how many there are: an editor cuts long hints. */
function starLabel(names: readonly string[]): string {
  const all = names.join(', ');
  return names.length <= mostNames && all.length <= longestNames ? all : `${names.length} columns`;
}

/** A column that is only named has its type in its own page. */
function typeHint(
  { expression, span }: ResultColumn,
  type: BoundColumn['type'] | undefined,
): FeatureInlayHint | undefined {
  const isPlain = expression.kind === 'column' || expression.kind === 'literal';
  return isPlain || type === undefined || type === 'any'
    ? undefined
    : { kind: 'type', offset: span.end, label: `: ${type}` };
}

function definedTypes({
  outputs,
}: BoundStatement): ReadonlyMap<ResultColumn['expression'], BoundColumn['type']> {
  const types = new Map<ResultColumn['expression'], BoundColumn['type']>();
  for (const columns of outputs.values()) {
    for (const { definition, type, origins } of columns ?? []) {
      if (definition !== undefined && definition.kind !== 'name' && origins === undefined) {
        types.set(definition, type);
      }
    }
  }
  return types;
}
