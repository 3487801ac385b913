/** What the server would mark as an error or a warning in a text: nothing, where the text works. */
import { parseDocument } from '../../language/syntax/index.ts';
import { problemsOf } from '../../server/features/problems.ts';
import { testLanguage } from './fixture.ts';

export function alarmsIn(text: string): readonly string[] {
  const language = testLanguage();
  return parseDocument(text).statements.flatMap(({ start, statement }) =>
    problemsOf(language, statement)
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ code, message, span }) => {
        const line = text.slice(0, start + span.start).split('\n').length;
        return `line ${line}: ${code}: ${message}`;
      }),
  );
}
