/** Names of template variables inside `{{ … }}`, be it a value, a part of a name or of a string. */
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import type { PlacedProposals } from './proposal.ts';
import { rank } from './relevance.ts';

/** `undefined` where the cursor is in no `{{ … }}`. A filter or a call behind the name is left alone. */
export function variableCompletion(
  { text, tokens }: ParsedStatement,
  offset: number,
  variables: () => readonly string[],
): PlacedProposals | undefined {
  const open = /\{\{[-~]?(\s*)([\w.$]*)$/.exec(text.slice(lineStart(text, offset), offset));
  const isComment = tokens.some(
    ({ kind, start, end }) => kind === 'comment' && start < offset && offset <= end,
  );
  if (open === null || isComment) {
    return undefined;
  }
  const [, space = '', word = ''] = open;
  const rest = /^[\w.$]*/.exec(text.slice(offset))?.[0] ?? '';
  const isClosed = /^[^\n{]*?[-~]?\}\}/.test(text.slice(offset));
  const start = offset - word.length;
  return {
    proposals: variables()
      .filter((name) => name !== word)
      .map((name) => ({
        label: name,
        kind: 'variable',
        hint: 'template variable',
        ...(isClosed ? {} : { text: `${name}${space === '' ? '' : ' '}}}` }),
        rank: rank.exact,
      })),
    insert: { start, end: offset },
    replace: { start, end: offset + rest.length },
  };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
