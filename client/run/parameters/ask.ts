/** Asks for values in VS Code's input boxes, one after the other, with a way back. */
import * as vscode from 'vscode';
import { promptFor } from './prompt.ts';
import type { Question } from './collect-values.ts';

/** `undefined` where one box was left with Escape. */
export async function askForValues(
  questions: readonly Question[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const answers = new Map<string, string>();
  let at = 0;
  for (let question = questions[at]; question !== undefined; question = questions[at]) {
    const step = { number: at + 1, of: questions.length };
    const initial = answers.get(question.name) ?? question.initial;
    const answer = await askFor(question, initial, step);
    if (answer === undefined) return undefined;
    if (answer !== goBack) answers.set(question.name, answer.text);
    at += answer === goBack ? -1 : 1;
  }
  return answers;
}

const goBack = Symbol('back');

function askFor(
  question: Question,
  initial: string,
  step: { readonly number: number; readonly of: number },
): Promise<{ readonly text: string } | typeof goBack | undefined> {
  const box = vscode.window.createInputBox();
  box.title = `Value of ${question.written}`;
  box.prompt = promptFor(question);
  box.password = question.isSecret;
  box.value = initial;
  box.valueSelection = [0, initial.length];
  // A value is often looked up elsewhere meanwhile.
  box.ignoreFocusOut = true;
  if (step.of > 1) {
    box.step = step.number;
    box.totalSteps = step.of;
  }
  if (step.number > 1) box.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      resolve({ text: box.value });
      box.dispose();
    });
    box.onDidTriggerButton(() => {
      resolve(goBack);
      box.dispose();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}
