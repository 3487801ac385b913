/**
 * Syntax that a template may put right. What `{{ x }}` stands for is not known: where a statement that
 * cannot be read can be read with some text in its place, nothing is said of it.
 */
import type { ParsedStatement, Span, Token } from '../syntax/index.ts';
import { parseStatement } from '../syntax/index.ts';

/** What people keep in templates, and what the grammar has at the places where they stand. */
const texts: readonly string[] = [
  ...['', 'x', ',', 'x,', '(', ')', ') x', '.', '=', 'x =', '= x', '@x = 1', '1 PRECEDING'],
  ...['SELECT x', 'SELECT x FROM t', 'x FROM', 'FROM t', 'FROM t WHERE', 'JOIN t ON', 'WHERE x'],
  ...['VALUES (x)', 'SET x = 1', 'OVER w', 'WHEN x', 'CASE WHEN', 'ORDER BY', 'GROUP BY'],
  ...'SELECT FROM INTO AS AND OR NOT IN IS ON BY JOIN USING SET VALUES WHERE UNION ALL'.split(' '),
  ...'LIMIT OVER PARTITION CASE WHEN THEN ELSE END CAST DISTINCT INSERT SHOW VIEW CONFLICT'.split(
    ' ',
  ),
];

/** A problem further from a template, in tokens, has nothing to do with it. */
const reach = 6;

/** A longer statement is not read so often. */
const longestText = 4_000;

/** Costs nothing where the statement is right, has no template, or simply is not written to its end. */
export function mayBecomeSound(statement: ParsedStatement): boolean {
  const { text, tokens, problems } = statement;
  if (problems.length === 0 || text.length > longestText) return false;
  if (problems.some(({ code }) => code === 'unterminated')) return false;
  const meaningful = tokens.filter(({ kind }) => kind !== 'whitespace' && kind !== 'comment');
  const templates = meaningful.filter(isBare(text));
  if (templates.length === 0 || isUnfinished(statement, meaningful)) return false;
  const involved = problems.slice(0, 2).flatMap(({ span }) => near(text, meaningful, span));
  return (
    isSound(replaced(text, templates, '')) ||
    [...new Set(involved)].some((template) =>
      texts.some((each) => isSound(replaced(text, [template], each))),
    )
  );
}

/** Whether all that is wrong is that nothing follows the last word. */
function isUnfinished({ problems }: ParsedStatement, meaningful: readonly Token[]): boolean {
  const last = meaningful.at(-1);
  return (
    last !== undefined &&
    last.kind !== 'template' &&
    problems.every(({ span }) => span.start >= last.start)
  );
}

/** The templates around a problem; what a parenthesis or a CASE lacks may stand far behind it. */
function near(text: string, meaningful: readonly Token[], span: Span): readonly Token[] {
  const at = meaningful.findIndex(({ end }) => end > span.start);
  const isOpen = /^(?:\(|CASE)$/i.test(text.slice(span.start, span.end));
  const before = meaningful.slice(Math.max(0, at - reach), at + 1).findLast(isBare(text));
  const after = meaningful.slice(at + 1, isOpen ? undefined : at + 1 + reach).find(isBare(text));
  return [before, after].filter((token) => token !== undefined);
}

/** `<<<json … >>>` holds data. */
function isBare(text: string): (token: Token) => boolean {
  return ({ kind, start }) => kind === 'template' && !text.startsWith('<<<', start);
}

function isSound(text: string): boolean {
  return parseStatement(text).problems.length === 0;
}

function replaced(text: string, templates: readonly Token[], by: string): string {
  let result = '';
  let end = 0;
  for (const template of templates) {
    result += text.slice(end, template.start) + by;
    ({ end } = template);
  }
  return result + text.slice(end);
}
