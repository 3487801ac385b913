/** iql/views: the workspace's views, for a client that runs statements itself. */
import type { WorkspaceViewDefinition } from '../../protocol/index.ts';
import { viewsRequest } from '../../protocol/index.ts';
import { guardedBare } from './guard.ts';
import type { Services } from './services.ts';

/** Answers once the files of the workspace's folders have been read. */
export function answerViews({ connection, language, workspace }: Services): void {
  const answer = async (): Promise<readonly WorkspaceViewDefinition[]> => {
    await workspace.read();
    const views = language.views();
    const all = [...views.all()];
    const counting = all.filter((view) => views.named(view.name) === view);
    const others = all.filter((view) => !counting.includes(view));
    return [...counting, ...others].map(({ name, statement, uri }) => ({
      name,
      text: statement.text,
      uri,
    }));
  };
  connection.onRequest(viewsRequest, guardedBare(connection, 'views', [], answer));
}
