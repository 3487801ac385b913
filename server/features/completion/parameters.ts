/** What a statement must still say for AWS to be asked: params and columns that are lacking. */
import type { TableInput } from '../../../catalog/index.ts';
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import { visibleInputs } from '../../../language/semantics/index.ts';
import { lackingOf } from '../lacking-parameters.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

/** The names, in lower case, that would supply what one relation lacks. */
interface LackingNames {
  /** The name to write first. */
  readonly first: ReadonlySet<string>;
  /** Names that together with others would do as well. */
  readonly others: ReadonlySet<string>;
}

function lackingNames(bound: BoundStatement, relation: BoundRelation): LackingNames {
  const lacking = lackingOf(bound, relation);
  const lower = (names: readonly string[]): readonly string[] =>
    names.map((name) => name.toLowerCase());
  return {
    first: new Set(lower(lacking.map(({ name }) => name))),
    others: new Set(lacking.flatMap(({ alternatives }) => alternatives.flatMap(lower))),
  };
}

/** The params of the resources of one level that a condition may name. */
export function inputProposals(
  bound: BoundStatement,
  scope: Scope | undefined,
): readonly Proposal[] {
  if (scope === undefined) {
    return [];
  }
  return visibleInputs(scope).flatMap(({ relation, input, needsQualifier }) =>
    (needsQualifier && relation.alias === '') || !belongs(bound, relation, input)
      ? []
      : [inputProposal(bound, relation, input, needsQualifier ? relation.alias : undefined)],
  );
}

/** The params of one relation, as they stand after its alias and a dot. */
export function relationInputs(
  bound: BoundStatement,
  relation: BoundRelation,
): readonly Proposal[] {
  return (relation.table?.inputs ?? [])
    .filter((input) => belongs(bound, relation, input))
    .map((input) => inputProposal(bound, relation, input, undefined));
}

/** What is created and what is patched stand elsewhere, and a typed table knows its type. */
function belongs(bound: BoundStatement, { table }: BoundRelation, input: TableInput): boolean {
  switch (input.meaning) {
    case 'desiredState':
    case 'patchDocument':
      return false;
    case 'clientToken':
      return isMutation(bound);
    case 'typeName':
      return table?.type === undefined;
    default:
      return true;
  }
}

/** Marks the columns that a relation cannot be read without, and puts them first. */
export function markRequired(
  proposals: readonly Proposal[],
  bound: BoundStatement,
  relations: readonly BoundRelation[],
): readonly Proposal[] {
  const lacking = relations.map((relation) => ({ relation, names: lackingNames(bound, relation) }));
  return proposals.map((proposal) => {
    const { documentedBy } = proposal;
    if (documentedBy?.page !== 'column' || proposal.kind !== 'column') {
      return proposal;
    }
    const column = documentedBy.column.toLowerCase();
    const own = lacking.filter(({ relation }) => relation.table?.name === documentedBy.table);
    if (own.some(({ names }) => names.first.has(column))) {
      return marked(proposal, 'required param', rank.required);
    }
    return own.some(({ names }) => names.others.has(column))
      ? marked(proposal, 'identifier', rank.exact)
      : proposal;
  });
}

function marked(proposal: Proposal, mark: string, place: number): Proposal {
  return { ...proposal, hint: `${mark} · ${proposal.hint ?? ''}`, rank: place };
}

function inputProposal(
  bound: BoundStatement,
  relation: BoundRelation,
  input: TableInput,
  qualifier: string | undefined,
): Proposal {
  const isRequired = lackingNames(bound, relation).first.has(input.name.toLowerCase());
  const label = qualifier === undefined ? input.name : `${qualifier}.${input.name}`;
  const { table } = relation;
  return {
    label,
    kind: 'parameter',
    hint: isRequired ? 'required param' : 'param',
    ...(qualifier === undefined ? {} : { filter: `${input.name} ${label}` }),
    ...(table === undefined
      ? {}
      : {
          origin: table.name,
          documentedBy: { page: 'column', table: table.name, column: input.name },
        }),
    rank: isRequired ? rank.required : rank.parameter,
  };
}

function isMutation({ statement: { root } }: BoundStatement): boolean {
  return root.kind === 'delete' || root.kind === 'update';
}
