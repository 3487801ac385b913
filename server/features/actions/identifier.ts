/** Conditions that name a resource: by its whole identifier, or by the columns that compose it. */
import type {
  BoundRelation,
  BoundStatement,
  ColumnReference,
  Scope,
} from '../../../language/semantics/index.ts';
import type { Expression, Literal, SyntaxNode } from '../../../language/syntax/index.ts';
import type { Equality } from './terms.ts';
import { equalityOf, termsOf } from './terms.ts';

export interface IdentifierTerm extends Equality {
  readonly reference: ColumnReference;
}

/** The terms of one WHERE that say what one resource table's columns and inputs equal. */
export interface IdentifierTerms {
  readonly relation: BoundRelation;
  readonly terms: readonly Expression[];
  readonly equalities: readonly IdentifierTerm[];
  /** The one at the cursor. */
  readonly chosen: IdentifierTerm;
}

export function identifierTermsAt(
  bound: BoundStatement,
  path: readonly SyntaxNode[],
): IdentifierTerms | undefined {
  for (const node of path.toReversed()) {
    const equality = node.kind === 'binary' ? equalityOf(node) : undefined;
    const found = equality && identifierTermsOf(bound, equality.column);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same for the column of one such equality. */
export function identifierTermsOf(
  bound: BoundStatement,
  column: Expression,
): IdentifierTerms | undefined {
  const reference = bound.references.find(({ node }) => node === column);
  const where = reference && whereOf(reference.scope);
  if (reference === undefined || where === undefined) return undefined;
  const { relation } = reference;
  if (relation.kind !== 'resource') return undefined;
  const terms = termsOf(where, 'AND');
  const equalities = terms.flatMap((term): readonly IdentifierTerm[] => {
    const each = equalityOf(term);
    const meant = bound.references.find((every) => every.node === each?.column);
    if (each === undefined || meant?.relation !== relation) return [];
    return [{ ...each, reference: meant }];
  });
  const chosen = equalities.find((each) => each.column === column);
  return chosen && { relation, terms, equalities, chosen };
}

/** The text of a value that can stand in an identifier, or be compared with one. */
export function partOf({ type, value, templates }: Literal): string | undefined {
  if (templates.length > 0 || value.includes('|') || value === '') return undefined;
  if (type === 'string') return value;
  return type === 'number' && /^(0|[1-9]\d*)$/.test(value) ? value : undefined;
}

/** `t.` where the column is written with its table. */
export function qualifierOf({ node }: ColumnReference, text: string): string {
  const last = node.name.parts.at(-1);
  return last === undefined ? '' : text.slice(node.span.start, last.span.start);
}

function whereOf({ node }: Scope): Expression | undefined {
  return node.kind === 'select' || node.kind === 'update' || node.kind === 'delete'
    ? node.where
    : undefined;
}
