/** Lists of identifiers of one part: as a list of the column, or of the identifier itself. */
import type { ColumnReference } from '../../../language/semantics/index.ts';
import type { Expression, InExpression } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { partOf, qualifierOf } from './identifier.ts';
import { termsOf } from './terms.ts';
import { writtenName } from '../written-names.ts';

export function identifierList({ bound, path }: ActionContext): readonly Action[] {
  const node = path.findLast((each): each is InExpression => each.kind === 'in');
  const reference = bound.references.find((each) => each.node === node?.operand);
  if (node === undefined || reference === undefined || !isTerm(reference, node)) return [];
  const items = Array.isArray(node.source) ? (node.source as readonly Expression[]) : [];
  const isWhole = items.every(
    (item) => item.kind === 'literal' && item.type === 'string' && partOf(item) !== undefined,
  );
  const name = otherNameOf(reference);
  if (name === undefined || items.length === 0 || !isWhole) return [];
  const text = qualifierOf(reference, bound.statement.text) + writtenName(name);
  return [
    {
      title: `Turn into a list of \`${text}\``,
      kind: 'refactor.rewrite',
      edits: [{ span: reference.node.span, text }],
    },
  ];
}

/** The identifier for the column that is all of it, and that column for the identifier. */
function otherNameOf({ relation, column, input }: ColumnReference): string | undefined {
  const { table } = relation;
  const [path, ...others] = table?.type?.primaryIdentifier ?? [];
  if (path === undefined || others.length > 0 || relation.kind !== 'resource') return undefined;
  if (column?.column?.property?.name === path && column.type === 'string') {
    return table?.inputs.find(({ meaning }) => meaning === 'identifier')?.name;
  }
  return input?.meaning === 'identifier'
    ? table?.columns.find(({ property, type }) => property?.name === path && type === 'string')
        ?.name
    : undefined;
}

function isTerm({ scope }: ColumnReference, node: InExpression): boolean {
  const { node: level } = scope;
  const hasWhere = level.kind === 'select' || level.kind === 'update' || level.kind === 'delete';
  return hasWhere && level.where !== undefined && termsOf(level.where, 'AND').includes(node);
}
