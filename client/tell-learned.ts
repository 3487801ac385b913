/**
 * Tells the language server what AWS has said that lists need: all of it whenever the server starts,
 * and again whenever there is news. It can do without: a failure is logged.
 */
import type { LanguageClient } from 'vscode-languageclient/node';
import { State } from 'vscode-languageclient/node';
import type { LearnedInputs } from '../protocol/index.ts';
import { learnedListInputsNotification } from '../protocol/index.ts';
import type { Log } from './output.ts';

export interface LearnedTeller {
  tell(): void;
  dispose(): void;
}

export function tellLearned(
  client: LanguageClient,
  learned: () => readonly LearnedInputs[],
  log: Log,
): LearnedTeller {
  const tell = (): void => {
    const all = learned();
    if (all.length === 0 || !client.isRunning()) {
      return;
    }
    client.sendNotification(learnedListInputsNotification, all).catch((error: unknown) => {
      log.warn(`the editor does not know what AWS said of its lists: ${String(error)}`);
    });
  };
  const following = client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) {
      tell();
    }
  });
  return { tell, dispose: () => following.dispose() };
}
