/** Turns a condition on the identifier into conditions on the columns that compose it. */
import { stringLiteral } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { identifierTermsAt, qualifierOf } from './identifier.ts';
import { writtenName } from '../written-names.ts';

export function splitIdentifier({ bound, path }: ActionContext): readonly Action[] {
  const found = identifierTermsAt(bound, path);
  const type = found?.relation.table?.type;
  if (found === undefined || type === undefined) return [];
  const { chosen, equalities, relation } = found;
  const { literal, reference } = chosen;
  const identifiers = equalities.filter((each) => each.reference.input?.meaning === 'identifier');
  const isWhole = identifiers.length === 1 && identifiers[0] === chosen;
  if (!isWhole || literal.type !== 'string' || literal.templates.length > 0) return [];
  const paths = type.primaryIdentifier;
  const values = paths.length === 1 ? [literal.value] : literal.value.split('|');
  const columns = paths.flatMap(
    (each) => relation.table?.columns.find(({ property }) => property?.name === each) ?? [],
  );
  if (values.length !== paths.length || columns.length !== paths.length) return [];
  if (paths.length === 0 || columns.some((column) => column.type !== 'string')) return [];
  const qualifier = qualifierOf(reference, bound.statement.text);
  const text = columns
    .map(({ name }, index) => {
      return `${qualifier}${writtenName(name)} = ${stringLiteral(values[index] ?? '')}`;
    })
    .join(' AND ');
  return [
    {
      title: `Turn into \`${text}\``,
      kind: 'refactor.rewrite',
      edits: [{ span: chosen.node.span, text }],
    },
  ];
}
