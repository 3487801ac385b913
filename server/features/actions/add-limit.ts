/** Ends a query that reads resources after a hundred rows. */
import { parseStatement } from '../../../language/syntax/index.ts';
import { problemsOf } from '../problems.ts';
import type { Action, ActionContext } from './action.ts';
import { applyReplacements } from '../../../language/format/index.ts';
import { clauseBreak } from './layout.ts';

const rows = 100;

/** With the cursor on the first word of a query that gives its rows to a person. */
export function addLimit(context: ActionContext): readonly Action[] {
  const { bound, path, range, language } = context;
  const statement = path.find((node) => node.kind === 'selectStatement');
  const query = statement?.query;
  if (query?.body.kind !== 'select' || query.limit !== undefined) return [];
  if (query.clauses.some(({ kind }) => kind === 'limit')) return [];
  const select = query.body.clauses.find(({ kind }) => kind === 'select')?.keyword;
  const from = query.body.clauses.find(({ kind }) => kind === 'from')?.keyword;
  if (select === undefined || from === undefined) return [];
  if (range.start < select.start || range.end > select.end) return [];
  if (!bound.relations.some(({ kind }) => kind === 'resource')) return [];
  const { end } = query.span;
  const text = `${clauseBreak(bound.statement.text, from.start)}LIMIT ${rows}`;
  const edits = [{ span: { start: end, end }, text }];
  const after = parseStatement(applyReplacements(bound.statement.text, edits));
  if (problemsOf(language, after).some(({ code }) => code === 'useless-limit')) return [];
  return [{ title: `Add \`LIMIT ${rows}\``, kind: 'refactor.rewrite', edits }];
}
