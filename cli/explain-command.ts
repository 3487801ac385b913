/** `iql explain`: what a run would ask AWS and the SQL that it would run. Makes no call. */
import { planStatement, printPlan } from '../engine/plan/index.ts';
import { parseExplain } from './arguments.ts';
import { failureText } from './failure-report.ts';
import { languageOf, openGeneratedCatalog } from './language.ts';
import { outputTo, untilClosed } from './output.ts';
import { planContextOf } from './plan-context.ts';
import { readInput, readSqlFiles } from './sql-input.ts';
import type { Terminal } from './terminal.ts';

export async function explainCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseExplain(argv);
  const input = await readInput(options, terminal);
  const catalog = openGeneratedCatalog(terminal.places.catalog);
  const language = languageOf([input, ...(await readSqlFiles(options.views))], catalog);
  const context = await planContextOf(options, terminal, catalog, language);
  const output = outputTo(terminal.stdout);
  const messages = outputTo(terminal.stderr);
  let code = 0;
  let separator = '';
  await untilClosed(async () => {
    for (const statement of language.statementsOf(input)) {
      const planned = planStatement(statement.bound, context);
      if (planned.kind === 'planned') {
        await output.write(`${separator}${printPlan(planned.plan)}\n`);
        separator = '\n';
      } else {
        await messages.write(failureText(input.name, statement, planned.failure));
        code = 1;
      }
    }
  });
  return code;
}
