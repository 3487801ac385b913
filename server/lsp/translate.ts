/** iql/translate and iql/translationTargets: a statement in another engine's SQL. */
import { statementAt } from '../../language/syntax/index.ts';
import {
  isTarget,
  tablePatternProblem,
  targets,
  titleOf,
  translate,
} from '../../language/translate/index.ts';
import type {
  TranslationAnswer,
  TranslationParameters,
  TranslationTarget,
} from '../../protocol/index.ts';
import {
  isTranslationParameters,
  translateRequest,
  translationTargetsRequest,
} from '../../protocol/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded, guardedBare } from './guard.ts';
import { rangeOf } from './positions.ts';
import type { Services } from './services.ts';

const failed: TranslationAnswer = {
  kind: 'refused',
  message: 'the translation failed: the log of the language server has the details',
};

export function answerTranslations({ connection, documents, language }: Services): void {
  const listTargets = (): readonly TranslationTarget[] =>
    targets.map((target) => ({ target, title: titleOf(target) }));
  const answer = (parameters: unknown): TranslationAnswer | Promise<TranslationAnswer> =>
    isTranslationParameters(parameters)
      ? translated(documents, language, parameters)
      : refused('`iql/translate` takes a document, a position and a target');
  connection.onRequest(
    translationTargetsRequest,
    guardedBare(connection, 'translation targets', [], listTargets),
  );
  connection.onRequest(translateRequest, guarded(connection, 'translation', failed, answer));
}

async function translated(
  documents: OpenDocuments,
  language: LanguageContext,
  { textDocument, position, target, tablePattern }: TranslationParameters,
): Promise<TranslationAnswer> {
  if (!isTarget(target)) {
    return refused(`\`${target}\` is no target: use one of ${targets.join(', ')}`);
  }
  const badPattern = tablePattern === undefined ? undefined : tablePatternProblem(tablePattern);
  if (badPattern !== undefined) {
    return refused(`\`iql.translate.tablePattern\`: ${badPattern}`);
  }
  const document = documents.get(textDocument.uri);
  const placed = document && statementAt(document.parsed, document.source.offsetAt(position));
  if (document === undefined || placed === undefined || placed.statement.root.kind === 'empty') {
    return refused('put the cursor in a statement to translate it');
  }
  const translation = await translate(language.bind(placed.statement), target, {
    catalog: language.catalog,
    ...(tablePattern === undefined ? {} : { tablePattern }),
  });
  if (translation.kind === 'translated') {
    return translation;
  }
  const findings = translation.findings.map(({ message, span }) => ({
    message,
    range: rangeOf(document, placed, span),
  }));
  return { kind: 'untranslatable', findings };
}

function refused(message: string): TranslationAnswer {
  return { kind: 'refused', message };
}
