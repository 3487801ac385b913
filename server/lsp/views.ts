/** iql/views: the workspace's views, for a client that runs statements itself. */
import type { Connection } from 'vscode-languageserver';
import { CancellationToken } from 'vscode-languageserver';
import type { WorkspaceViewDefinition } from '../../protocol/index.ts';
import { viewsRequest } from '../../protocol/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import { guarded } from './guard.ts';

type Answer = readonly WorkspaceViewDefinition[];

/** Answers once the files of the workspace's folders have been read. */
export function answerViews(
  connection: Connection,
  language: LanguageContext,
  workspaceRead: () => Promise<void>,
): void {
  const answer = guarded(connection, 'views', [], (): Answer => definitionsOf(language));
  // A request without parameters is handed over as its token alone.
  connection.onRequest(viewsRequest, async (...given: readonly CancellationToken[]) => {
    await workspaceRead();
    return answer(undefined, given.at(-1) ?? CancellationToken.None);
  });
}

function definitionsOf({ views }: LanguageContext): Answer {
  return [...views().all()].map(({ name, statement, uri }) => ({
    name,
    text: statement.text,
    uri,
  }));
}
