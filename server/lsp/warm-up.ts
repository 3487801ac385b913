/** Makes the first completions as quick as the later ones, in the server's idle time. */
import type { Connection } from 'vscode-languageserver';
import { warmUpSteps } from '../features/completion/warm-up.ts';
import type { LanguageContext } from '../features/language-context.ts';
import { logFailure } from './guard.ts';

/** Milliseconds that the client has for its own first requests. */
const before = 60;
/** Milliseconds between two steps: whatever the client asks is answered between them. */
const between = 5;

/** Call it once the client has its answer to `initialize`. */
export function warmUp(connection: Connection, language: LanguageContext): void {
  const steps = warmUpSteps(language);
  const step = (): void => {
    try {
      if (steps.next().done !== true) {
        setTimeout(step, between);
      }
    } catch (error) {
      logFailure(connection, 'warming up', error);
    }
  };
  setTimeout(step, before);
}
