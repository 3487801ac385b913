/** The right text for what a problem underlines, where the problem knows one. */
import type { ActionContext, Action } from './action.ts';

export function replaceText({ problems }: ActionContext): readonly Action[] {
  return problems.flatMap((problem): readonly Action[] => {
    const { replacement, span } = problem;
    if (replacement === undefined) return [];
    return [
      {
        title: replacement === '' ? 'Remove it' : `Replace with \`${replacement}\``,
        kind: 'quickfix',
        problem,
        isPreferred: true,
        edits: [{ span, text: replacement }],
      },
    ];
  });
}
