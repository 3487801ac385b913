/** The right text for what a problem underlines, where the problem knows one. */
import type { ActionContext, Action } from './action.ts';

export function replaceText({ bound, problems }: ActionContext): readonly Action[] {
  return problems.flatMap((problem): readonly Action[] => {
    const { replacement, span } = problem;
    if (replacement === undefined) return [];
    return [
      {
        title:
          replacement === ''
            ? `Remove \`${shown(bound.statement.text.slice(span.start, span.end))}\``
            : `Replace with \`${shown(replacement)}\``,
        kind: 'quickfix',
        problem,
        isPreferred: true,
        edits: [{ span, text: replacement }],
      },
    ];
  });
}

/** A title has one line. */
function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}

const longest = 60;
