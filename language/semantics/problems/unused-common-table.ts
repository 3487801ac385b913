/** Common tables that nothing reads. */
import { unreadCommonTables } from '../unread-parts.ts';
import { hasTemplates, type ProblemFinder } from './finder.ts';

export const findUnusedCommonTables: ProblemFinder = (context) =>
  hasTemplates(context)
    ? []
    : unreadCommonTables(context.bound)
        .filter(({ name }) => name.text !== '')
        .map(({ name }) => ({
          code: 'unused-common-table',
          severity: 'hint',
          message: `nothing reads \`${name.text}\`: read it in FROM, or remove it`,
          span: name.span,
          tags: ['unnecessary'],
        }));
