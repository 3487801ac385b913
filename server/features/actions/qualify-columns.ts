/** Writes its table before every column of a query over several tables. */
import type { ColumnReference } from '../../../language/semantics/index.ts';
import { relationNamed } from '../../../language/semantics/index.ts';
import type { Action, ActionContext } from './action.ts';
import { sharedNames } from '../named-relation.ts';
import { writtenName } from '../written-names.ts';

export function qualifyColumns({ bound, path }: ActionContext): readonly Action[] {
  const column = path.findLast((node) => node.kind === 'column');
  const chosen = bound.references.find(({ node }) => node === column);
  if (chosen?.node.name.parts.length !== 1) return [];
  const { relation } = chosen;
  const scope = bound.scopes.find(
    ({ node, relations }) => node.kind === 'select' && relations.includes(relation),
  );
  if (scope === undefined || scope.relations.length < 2) return [];
  const references = bound.references.filter(
    (each) => scope.relations.includes(each.relation) && each.node.name.parts.length === 1,
  );
  const shared = sharedNames(scope);
  const isShared = ({ node }: ColumnReference): boolean =>
    shared.has(node.name.parts[0]?.text.toLowerCase() ?? '');
  const plain = references.filter((each) => !isShared(each));
  if (!plain.includes(chosen) || !plain.every(canBeQualified)) return [];
  return [
    {
      title: 'Write its table before every column',
      kind: 'refactor.rewrite',
      edits: plain.map(({ node, relation: { alias } }) => ({
        span: { start: node.span.start, end: node.span.start },
        text: `${writtenName(alias)}.`,
      })),
    },
  ];
}

/** The alias must mean the relation from where the column stands. */
function canBeQualified({ scope, relation }: ColumnReference): boolean {
  return relation.alias !== '' && relationNamed(scope, relation.alias) === relation;
}
