/** Turns conditions on every column of the primary identifier into one on the identifier. */
import type { BoundStatement, Problem } from '../../../language/semantics/index.ts';
import { encloses, stringLiteral } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import type { IdentifierTerm, IdentifierTerms } from './identifier.ts';
import { identifierTermsAt, identifierTermsOf, partOf, qualifierOf } from './identifier.ts';
import { withoutTerms } from './terms.ts';

export function composeIdentifier({ bound, path }: ActionContext): readonly Action[] {
  const found = identifierTermsAt(bound, path);
  const paths = found?.relation.table?.type?.primaryIdentifier ?? [];
  if (found === undefined || paths.length === 0) return [];
  if (found.equalities.some(({ reference }) => reference.input?.meaning === 'identifier'))
    return [];
  const parts = paths.flatMap((path) => found.equalities.find((each) => isOn(each, path)) ?? []);
  if (parts.length < paths.length || !parts.includes(found.chosen)) return [];
  const change = composed(bound, found, parts);
  return change === undefined
    ? []
    : [{ title: `Turn into \`${change.text}\``, kind: 'refactor.rewrite', edits: change.edits }];
}

/** The oldest files write a composite identifier as one condition for each part. */
export function joinIdentifierParts({ bound, problems }: ActionContext): readonly Action[] {
  return problems
    .filter(({ code }) => code === 'old-spelling')
    .flatMap((problem): readonly Action[] => {
      const change = joinedParts(bound, problem);
      return change === undefined
        ? []
        : [
            {
              title: `Write \`${change.text}\``,
              kind: 'quickfix',
              problem,
              isPreferred: true,
              edits: change.edits,
            },
          ];
    });
}

function joinedParts(bound: BoundStatement, { span }: Problem): Change | undefined {
  const reference = bound.references.find(
    ({ node, input }) => input?.meaning === 'identifier' && encloses(span, node.span),
  );
  const found = reference && identifierTermsOf(bound, reference.node);
  return (
    found &&
    composed(
      bound,
      found,
      found.equalities.filter((each) => each.reference.input?.meaning === 'identifier'),
    )
  );
}

interface Change {
  readonly text: string;
  readonly edits: readonly ActionEdit[];
}

function composed(
  bound: BoundStatement,
  { relation, terms }: IdentifierTerms,
  parts: readonly IdentifierTerm[],
): Change | undefined {
  const { statement } = bound;
  const values = parts.map(({ literal }) => partOf(literal));
  const [first] = parts.toSorted((left, right) => left.node.span.start - right.node.span.start);
  const input = relation.table?.inputs.find(({ meaning }) => meaning === 'identifier');
  if (first === undefined || input === undefined || values.includes(undefined)) return undefined;
  const named = parts.map(({ reference }) => qualifierOf(reference, statement.text));
  const text = `${named.find((each) => each !== '') ?? ''}${spelling(bound, input.name)} = ${stringLiteral(values.join('|'))}`;
  const others = new Set(parts.filter((part) => part !== first).map(({ node }) => node));
  const removals = withoutTerms(statement, terms, others);
  return removals && { text, edits: [{ span: first.node.span, text }, ...removals] };
}

/** As the statement already writes the identifier, if it does. */
function spelling(bound: BoundStatement, otherwise: string): string {
  const used = bound.references.find(({ input }) => input?.meaning === 'identifier');
  return used?.input?.name ?? otherwise;
}

function isOn({ reference }: IdentifierTerm, path: string): boolean {
  return reference.column?.column?.property?.name === path;
}
