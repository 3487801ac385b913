/** Says which table an ambiguous column belongs to: one action for each that has it. */
import { columnNamed } from '../../../language/semantics/index.ts';
import type { Action, ActionContext } from './action.ts';
import { qualified } from '../written-names.ts';

export function qualifyColumn({ bound, problems }: ActionContext): readonly Action[] {
  return problems
    .filter(({ code }) => code === 'ambiguous-column')
    .flatMap((problem): readonly Action[] => {
      const { start, end } = problem.span;
      const reference = bound.references.find(
        ({ node }) => node.span.start === start && node.span.end === end,
      );
      const name = reference?.node.name.parts.at(-1)?.text;
      if (reference === undefined || name === undefined) return [];
      const candidates = reference.scope.relations.filter(
        (relation) => relation.alias !== '' && columnNamed(relation, name) !== undefined,
      );
      const aliases = new Set(candidates.map(({ alias }) => alias.toLowerCase()));
      if (aliases.size < candidates.length) return [];
      return candidates.map(({ alias }) => {
        const text = qualified(alias, name);
        return {
          title: `Write \`${text}\``,
          kind: 'quickfix',
          problem,
          edits: [{ span: problem.span, text }],
        };
      });
    });
}
