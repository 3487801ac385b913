/** iql/learnedListInputs: what AWS has said to runs that its lists need. */
import { learnedListInputsNotification, readLearnedInputs } from '../../protocol/index.ts';
import type { Services } from './services.ts';

export function hearLearnedInputs({ connection, language }: Services): void {
  connection.onNotification(learnedListInputsNotification, (sent: unknown) => {
    language.learn(readLearnedInputs(sent) ?? []);
  });
}
