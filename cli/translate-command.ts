/** `iql translate`: statements in another engine's SQL. Makes no call. */
import { translate } from '../language/translate/index.ts';
import { parseTranslate } from './arguments.ts';
import { failureText } from './failure-report.ts';
import { languageOf, openGeneratedCatalog } from './language.ts';
import type { InputStatement } from './language.ts';
import { outputTo, untilClosed } from './output.ts';
import { readInput, readSqlFiles } from './sql-input.ts';
import type { Terminal } from './terminal.ts';

/** The SQL goes to standard output; notes, and what has no counterpart, to standard error. */
export async function translateCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const options = parseTranslate(argv);
  const input = await readInput(options, terminal);
  const catalog = openGeneratedCatalog(terminal.places.catalog);
  const language = languageOf([input, ...(await readSqlFiles(options.views))], catalog);
  const output = outputTo(terminal.stdout);
  const messages = outputTo(terminal.stderr);
  let code = 0;
  let separator = '';
  await untilClosed(async () => {
    for (const statement of language.statementsOf(input)) {
      const translation = await translate(statement.bound, options.target, {
        catalog,
        tablePattern: options.tablePattern,
      });
      if (translation.kind === 'translated') {
        await output.write(`${separator}${translation.sql};\n`);
        await messages.write(notesText(input.name, statement, translation.notes));
        separator = '\n';
        continue;
      }
      for (const { message, span } of translation.findings) {
        const failure = { kind: 'unsupported', message, span } as const;
        await messages.write(failureText(input.name, statement, failure));
      }
      code = 1;
    }
  });
  return code;
}

function notesText(name: string, statement: InputStatement, notes: readonly string[]): string {
  const { line, column } = statement.placeOf(statement.bound.statement.root.span.start);
  return notes.map((note) => `${name}:${line}:${column}: note: ${note}\n`).join('');
}
