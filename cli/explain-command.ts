/** `iql explain`: what a run would ask AWS and the SQL that it would run. Makes no call. */
import { explainPlan, planStatement, printExplained } from '../engine/plan/index.ts';
import type { Plan } from '../engine/plan/index.ts';
import type { ExplainedPlan } from '../protocol/index.ts';
import { parseExplain } from './arguments.ts';
import { failureText } from './failure-report.ts';
import { languageOf, openGeneratedCatalog } from './language.ts';
import type { InputStatement } from './language.ts';
import { outputTo, untilClosed } from './output.ts';
import { fillStatement, readValues } from './parameters.ts';
import { planContextOf } from './plan-context.ts';
import { readInput, readSqlFiles } from './sql-input.ts';
import type { Terminal } from './terminal.ts';

export async function explainCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseExplain(argv);
  const input = await readInput(options, terminal);
  const catalog = openGeneratedCatalog(terminal.places.catalog);
  const language = languageOf([input, ...(await readSqlFiles(options.views))], catalog);
  const context = await planContextOf(options, terminal, catalog, language);
  const valueOf = await readValues(options);
  const output = outputTo(terminal.stdout);
  const messages = outputTo(terminal.stderr);
  const print = options.format === 'json' ? printJson() : printText();
  let code = 0;
  await untilClosed(async () => {
    for (const written of language.statementsOf(input)) {
      const filled = fillStatement(written, valueOf, language.bind);
      if (filled.kind === 'refused') {
        await messages.write(failureText(input.name, written, filled.failure));
        code = 1;
        continue;
      }
      const { statement } = filled;
      const planned = planStatement(statement.bound, { ...context, explains: true });
      if (planned.kind === 'planned') {
        await output.write(print(statement, explainedBy(planned.plan)));
      } else {
        await messages.write(failureText(input.name, statement, planned.failure));
        code = 1;
      }
    }
  });
  return code;
}

/** An EXPLAIN in the input says what it explains, as everything else does. */
function explainedBy(plan: Plan): ExplainedPlan {
  return (plan.kind === 'rows' ? plan.explained : undefined) ?? explainPlan(plan);
}

type Print = (statement: InputStatement, plan: ExplainedPlan) => string;

function printText(): Print {
  let separator = '';
  return (_, plan) => {
    const text = `${separator}${printExplained(plan)}\n`;
    separator = '\n';
    return text;
  };
}

/** One JSON object a line and statement. */
function printJson(): Print {
  return ({ text: statement }, plan) => `${JSON.stringify({ statement, plan })}\n`;
}
