/** Writes out the columns that a `*` of a select list stands for. */
import type { SyntaxNode } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { indentAt, startsLine } from './layout.ts';
import { namesOfStar } from '../star-columns.ts';

/** A list longer than this gets a line for each column. */
const longestLine = 100;

export function expandStar({ bound, path }: ActionContext): readonly Action[] {
  const result = path.findLast((node) => node.kind === 'resultColumn');
  const star = result?.expression;
  const scope = bound.scopes.find(({ node }) => holds(node, result));
  if (star?.kind !== 'star' || scope === undefined) return [];
  const columns = namesOfStar(scope, star.qualifier, bound.statement.text);
  if (columns === undefined || columns.length === 0) return [];
  const written = bound.statement.text.slice(star.span.start, star.span.end);
  const count = columns.length === 1 ? 'its column' : `its ${columns.length} columns`;
  return [
    {
      title: `Expand \`${written}\` to ${count}`,
      kind: 'refactor.rewrite',
      edits: [{ span: star.span, text: laidOut(bound.statement.text, star.span.start, columns) }],
    },
  ];
}

function holds(node: SyntaxNode, result: SyntaxNode | undefined): boolean {
  return node.kind === 'select' && node.columns.some((column) => column === result);
}

/** In lines where the `*` has a line of its own, commas placed as there, or where one line is too long. */
function laidOut(text: string, offset: number, columns: readonly string[]): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (startsLine(text, offset) && text.slice(0, offset).includes('\n')) {
    return columns.join(`,\n${indentAt(text, offset)}`);
  }
  if (/^\s*,\s*$/.test(line)) return columns.join(`\n${line}`);
  const row = columns.join(', ');
  if (line.length + row.length <= longestLine) return row;
  return columns.join(`,\n${line.replace(/\S/g, ' ')}`);
}
