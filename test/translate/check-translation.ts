/** The one place where tests translate: a statement in, SQL or findings out, in the shape of a text. */
import { bind } from '../../language/semantics/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Target, Translation, TranslationOptions } from '../../language/translate/index.ts';
import { translate } from '../../language/translate/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

export async function translationOf(
  statement: string,
  target: Target,
  options: TranslationOptions = {},
): Promise<Translation> {
  const [placed] = parseDocument(statement).statements;
  if (placed === undefined) throw new Error(`no statement in ${statement}`);
  const catalog = testCatalog();
  return translate(bind(placed.statement, catalog), target, { catalog, ...options });
}

/** The SQL; or each finding with the text that it stands at, behind `✗`. */
export async function check(
  statement: string,
  target: Target,
  options: TranslationOptions = {},
): Promise<string> {
  const translation = await translationOf(statement, target, options);
  return translation.kind === 'translated'
    ? translation.sql
    : translation.findings
        .map(({ message, span }) => `✗ ${message} @ ${statement.slice(span.start, span.end)}`)
        .join('\n');
}

/** An expression, in a SELECT of its own. */
export async function checkExpression(expression: string, target: Target): Promise<string> {
  const sql = await check(`SELECT ${expression}`, target);
  return sql.replace(/^SELECT /, '');
}
