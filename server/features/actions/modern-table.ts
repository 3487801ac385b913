/** Writes the table names of the first generation, one resource by its singular, as they are now. */
import type { BoundRelation, BoundStatement } from '../../../language/semantics/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { encloses } from '../../../language/syntax/index.ts';

export function modernTable({ bound, path }: ActionContext): readonly Action[] {
  const table = path.findLast((node) => node.kind === 'table');
  const relation = bound.relations.find(({ node }) => node === table);
  const modern = relation && modernNameOf(relation);
  if (relation === undefined || modern === undefined) return [];
  return [
    {
      title: titleOf(modern),
      kind: 'refactor.rewrite',
      edits: renaming(bound, relation, modern),
    },
  ];
}

/** Whether an action is one of these. */
export function isModernised({ title, edits }: Action): boolean {
  return edits.some(({ text }) => title === titleOf(text));
}

function titleOf(modern: string): string {
  return `Write \`${modern}\`, the name of today`;
}

/** The plural in place of a singular, and the canonical spelling of any other; `undefined` where it stands. */
function modernNameOf({ kind, node, table }: BoundRelation): string | undefined {
  if (kind !== 'resource' || node.kind !== 'table' || table?.type === undefined) return undefined;
  const written = node.name.parts.map(({ text }) => text);
  const provider = written.length === 3 ? [written[0] ?? ''] : [];
  const name = table.form === 'one' ? table.type.plural : (table.name.split('.').at(-1) ?? '');
  const modern = [...provider, table.type.service, name].join('.');
  return modern.toLowerCase() === written.join('.').toLowerCase() ? undefined : modern;
}

/** The table's name, and where it has no alias its name before columns and stars. */
function renaming(
  bound: BoundStatement,
  relation: BoundRelation,
  modern: string,
): readonly ActionEdit[] {
  const { node, alias } = relation;
  if (node.kind !== 'table') return [];
  const edits: ActionEdit[] = [{ span: node.name.span, text: modern }];
  if (node.alias !== undefined) return edits;
  const last = modern.split('.').at(-1) ?? '';
  for (const reference of bound.references) {
    const { parts } = reference.node.name;
    const [qualifier] = parts;
    if (reference.relation !== relation || parts.length !== 2 || qualifier === undefined) continue;
    if (qualifier.text.toLowerCase() === alias.toLowerCase()) {
      edits.push({ span: qualifier.span, text: last });
    }
  }
  return edits.filter(({ span }, index) => index === 0 || !encloses(node.name.span, span));
}
