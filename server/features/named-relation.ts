/** What a name of a query means: a relation by its qualifier, or a column that two relations share. */
import type { BoundRelation, Scope } from '../../language/semantics/index.ts';
import type { QualifiedName } from '../../language/syntax/index.ts';

/** `t` by its alias, `aws.s3.buckets` by its whole name as written. */
export function isNamedBy(relation: BoundRelation, { parts }: QualifiedName): boolean {
  const [only, ...others] = parts;
  if (others.length === 0) return relation.alias.toLowerCase() === only?.text.toLowerCase();
  return relation.node.kind === 'table' && textOf(relation.node.name.parts) === textOf(parts);
}

/** Columns that USING or NATURAL makes one of, in lower case: with a table before them they mean another. */
export function sharedNames({ relations }: Scope): ReadonlySet<string> {
  return new Set(relations.flatMap(({ coalesced }) => [...(coalesced ?? [])]));
}

function textOf(parts: QualifiedName['parts']): string {
  return parts.map(({ text }) => text.toLowerCase()).join('.');
}
