/**
 * What the thing under the cursor is of AWS: the resource behind an alias, a common table's column or
 * a view's. Definitions stop at the name that a person gave; this goes on to where the values come from.
 */
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
} from '../../../language/semantics/index.ts';
import { sourceOf } from '../../../language/semantics/index.ts';
import type { PlacedStatement, Span } from '../../../language/syntax/index.ts';
import { isSameSpan } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { Definitions } from './definition.ts';
import { occurrencesIn } from './places.ts';
import type { Occurrence, ResourceReference } from './symbol.ts';

/** `undefined` where nothing is named, or what is named is computed. */
export function typeDefinitionAt(
  language: LanguageContext,
  placed: PlacedStatement,
  offset: number,
): Definitions | undefined {
  const bound = language.bind(placed.statement);
  for (const occurrence of occurrencesIn(language, placed).at(offset)) {
    const resource = resourceOf(bound, occurrence);
    if (resource !== undefined) {
      return { origin: occurrence.span, targets: [{ kind: 'page', resource }] };
    }
  }
  return undefined;
}

function resourceOf(
  bound: BoundStatement,
  { symbol, span }: Occurrence,
): ResourceReference | undefined {
  if (symbol.resource !== undefined) return symbol.resource;
  if (symbol.kind === 'alias') {
    const definition = symbol.occurrences.find(({ role }) => role === 'definition')?.span;
    const relation = bound.relations.find(({ node }) => isAt(node.alias?.span, definition));
    return relation?.table && { table: relation.table };
  }
  const used = columnAt(bound, span);
  const table = used && sourceOf(used.column, used.relation);
  const column = used?.column.column;
  return table && column && { table, column };
}

interface UsedColumn {
  readonly relation?: BoundRelation;
  readonly column: BoundColumn;
}

/** The column that is used here, or that an alias here names. */
function columnAt(bound: BoundStatement, span: Span): UsedColumn | undefined {
  for (const { node, relation, column } of bound.references) {
    if (column !== undefined && isAt(node.name.parts.at(-1)?.span, span))
      return { relation, column };
  }
  const { text } = bound.statement;
  for (const outputs of bound.outputs.values()) {
    for (const column of outputs ?? []) {
      const end = column.definition?.span.end ?? Infinity;
      const isNamedHere = end <= span.start && /^\s*(?:as\s+)?$/i.test(text.slice(end, span.start));
      if (isNamedHere) return { column };
    }
  }
  return undefined;
}

function isAt(left: Span | undefined, right: Span | undefined): boolean {
  return left !== undefined && right !== undefined && isSameSpan(left, right);
}
