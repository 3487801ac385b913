/** Gives EXEC the parameters that its method needs, each with a place for the value. */
import type { BoundRelation, BoundStatement } from '../../../language/semantics/index.ts';
import { columnNamed } from '../../../language/semantics/index.ts';
import type { Action, ActionContext } from './action.ts';
import { exampleValue } from './example-value.ts';
import { joined, plain } from '../snippet-text.ts';

export function addArgument({ bound, problems, path }: ActionContext): readonly Action[] {
  const exec = path.find((node) => node.kind === 'exec');
  const relation = bound.scopes.find(({ node }) => node === exec)?.relations[0];
  const problem = problems.find(({ code }) => code === 'missing-parameter');
  if (exec?.method === undefined || relation === undefined || problem === undefined) return [];
  const names = missingIn(bound, relation);
  if (names.length === 0) return [];
  const last = exec.parameters.at(-1);
  const { end } = (last ?? exec.method).span;
  const given = names.map((name, index) =>
    joined([plain(`@${name} = `), exampleValue(relation, name, index + 1)]),
  );
  const written = joined([plain(last === undefined ? ' ' : ', '), joined(given, ', ')]);
  return [
    {
      title: `Add \`${names.map((name) => `@${name} = …`).join(', ')}\``,
      kind: 'quickfix',
      problem,
      isPreferred: true,
      edits: [{ span: { start: end, end }, ...written }],
    },
  ];
}

function missingIn(bound: BoundStatement, relation: BoundRelation): readonly string[] {
  const given = new Set(
    bound.nameReferences.map(({ column, input }) => input?.meaning ?? column?.name),
  );
  return (bound.target?.method?.requiredParameters ?? []).filter((name) => {
    const match = columnNamed(relation, name);
    const meaning = match?.kind === 'column' ? match.column.name : match?.input.meaning;
    return name !== 'region' && meaning !== undefined && !given.has(meaning);
  });
}
