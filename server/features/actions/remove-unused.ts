/** Takes away what nothing uses: a common table, an alias, a column that is always NULL, a LIMIT that saves no call. */
import type { Problem } from '../../../language/semantics/index.ts';
import type { Query, Span } from '../../../language/syntax/index.ts';
import { encloses, isSameSpan, walk } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { definitionSpan } from './common-table-definition.ts';
import { holdsComment } from './layout.ts';

export function removeUnused(context: ActionContext): readonly Action[] {
  return context.problems.flatMap((problem): readonly Action[] => {
    const removal = removalOf(context, problem);
    return removal === undefined
      ? []
      : [
          {
            title: `Remove ${removal.what}`,
            kind: 'quickfix',
            problem,
            isPreferred: true,
            edits: [{ span: removal.span, text: '' }],
          },
        ];
  });
}

interface Removal {
  readonly what: string;
  readonly span: Span;
}

function removalOf(context: ActionContext, problem: Problem): Removal | undefined {
  switch (problem.code) {
    case 'unused-common-table':
      return unusedCommonTable(context, problem);
    case 'unused-alias':
      return unusedAlias(context, problem);
    case 'never-listed-column':
      return emptyColumn(context, problem);
    case 'useless-limit':
      return uselessLimit(context, problem);
    default:
      return undefined;
  }
}

function unusedCommonTable({ bound, path }: ActionContext, { span }: Problem): Removal | undefined {
  const table = path.findLast((node) => node.kind === 'commonTable' && encloses(node.span, span));
  const definition = table?.kind === 'commonTable' ? definitionSpan(bound, table) : undefined;
  if (table?.kind !== 'commonTable' || definition === undefined) return undefined;
  return { what: `\`${table.name.text}\``, span: definition };
}

/** With the AS before it; a comment there stays. */
function unusedAlias({ bound }: ActionContext, { span }: Problem): Removal | undefined {
  const { text, tokens } = bound.statement;
  const before = tokens.findLast(({ kind, start, end }) => {
    const isAs = text.slice(start, end).toUpperCase() === 'AS';
    return end <= span.start && kind !== 'whitespace' && !isAs;
  });
  const alias = text.slice(span.start, span.end);
  return before && { what: `\`${alias}\``, span: { start: before.end, end: span.end } };
}

/** A column of a select list that has others, with a comma. */
function emptyColumn({ bound, path }: ActionContext, { span }: Problem): Removal | undefined {
  const select = path.findLast((node) => node.kind === 'select');
  const columns = select?.columns ?? [];
  const index = columns.findIndex(({ expression }) => isSameSpan(expression.span, span));
  const [column, before, after] = [columns[index], columns[index - 1], columns[index + 1]];
  const removed =
    before !== undefined && column !== undefined
      ? { start: before.span.end, end: column.span.end }
      : column && after && { start: column.span.start, end: after.span.start };
  if (removed === undefined || holdsComment(bound.statement, removed)) return undefined;
  return { what: `\`${bound.statement.text.slice(span.start, span.end)}\``, span: removed };
}

function uselessLimit({ bound }: ActionContext, { span }: Problem): Removal | undefined {
  const queries: Query[] = [];
  walk(bound.statement.root, (node) => {
    if (node.kind === 'query' && node.limit !== undefined && encloses(node.span, span)) {
      queries.push(node);
    }
  });
  const query = queries.at(-1);
  const clause = query?.clauses.find(({ kind }) => kind === 'limit');
  if (query === undefined || clause === undefined) return undefined;
  const before = bound.statement.text.slice(0, clause.keyword.start).trimEnd().length;
  return { what: 'the LIMIT', span: { start: before, end: query.span.end } };
}
