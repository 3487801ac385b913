/** The lenses above a statement: run it, and show what running it would ask AWS. */
import type { ParsedStatement, Span, StatementNode } from '../../language/syntax/index.ts';

export interface Lens {
  readonly title: string;
  /** A command of the client that takes the document's URI and an offset in the statement. */
  readonly command: 'iql.runStatement' | 'iql.explainStatement';
  /** The first line of the statement proper, comments before it left out. */
  readonly span: Span;
}

export function lensesOf({ root, text }: ParsedStatement): readonly Lens[] {
  if (root.kind === 'empty') {
    return [];
  }
  const { start } = root.span;
  const lineBreak = text.indexOf('\n', start);
  const span = {
    start,
    end: lineBreak === -1 ? root.span.end : Math.min(lineBreak, root.span.end),
  };
  const run: Lens = { title: 'Run', command: 'iql.runStatement', span };
  const explain: Lens = { title: 'Explain', command: 'iql.explainStatement', span };
  return canExplain(root) ? [run, explain] : [run];
}

function canExplain(root: StatementNode): boolean {
  return root.kind === 'selectStatement' || root.kind === 'delete';
}
