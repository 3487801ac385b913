/** `iql run`: statements one after the other, up to the first that fails. */
import type { LearnedCatalog } from '../catalog/index.ts';
import { createLearnedCatalog } from '../catalog/index.ts';
import { createCloudControlSource } from '../engine/cloudcontrol/index.ts';
import type { CloudControlSource } from '../engine/cloudcontrol/index.ts';
import { planStatement } from '../engine/plan/index.ts';
import type { PlanContext, PlanResult } from '../engine/plan/index.ts';
import type { RunFailure } from '../protocol/index.ts';
import { parseRun } from './arguments.ts';
import type { RunOptions } from './arguments.ts';
import { failureText, printedFailure } from './failure-report.ts';
import { fileOutput } from './file-output.ts';
import type { FileOutput } from './file-output.ts';
import { createFormat } from './formats/result-format.ts';
import type { ResultFormat } from './formats/result-format.ts';
import { languageOf, openGeneratedCatalog } from './language.ts';
import type { InputLanguage, InputStatement } from './language.ts';
import { outputTo } from './output.ts';
import type { Output } from './output.ts';
import { fillStatement, readValues } from './parameters.ts';
import type { ValueOf } from './parameters.ts';
import { planContextOf } from './plan-context.ts';
import { createStatementRunner } from './statement-runner.ts';
import type { StatementRunner } from './statement-runner.ts';
import { readInput, readSqlFiles } from './sql-input.ts';
import { summaryText } from './summary.ts';
import type { Terminal } from './terminal.ts';

export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseRun(argv);
  const input = await readInput(options, terminal);
  const catalog = createLearnedCatalog(openGeneratedCatalog(terminal.places.catalog));
  const language = languageOf([input, ...(await readSqlFiles(options.views))], catalog);
  const context = await planContextOf(options, terminal, catalog, language);
  const valueOf = await readValues(options);
  const output = outputTo(terminal.stdout);
  const messages = outputTo(terminal.stderr);
  const { output: file } = options;
  const files = file && fileOutput(file, options, terminal, messages);
  const source = createSource(options, terminal);
  const runner = createStatementRunner({ options, terminal, source, messages });
  try {
    const command = {
      catalog,
      language,
      context,
      valueOf,
      runner,
      output,
      messages,
      format: formatFor(options, terminal),
      ...(files !== undefined && { files }),
    };
    return await runAll(command, input.name, language.statementsOf(input));
  } finally {
    runner.close();
    source.close();
  }
}

interface RunningCommand {
  readonly catalog: LearnedCatalog;
  readonly language: InputLanguage;
  readonly context: PlanContext;
  readonly valueOf: ValueOf;
  readonly runner: StatementRunner;
  readonly output: Output;
  readonly messages: Output;
  readonly format: ResultFormat;
  /** Set where the rows go to files. */
  readonly files?: FileOutput;
}

async function runAll(
  command: RunningCommand,
  name: string,
  statements: readonly InputStatement[],
): Promise<number> {
  const { output, messages, format } = command;
  await output.write(format.open());
  for (const written of statements) {
    const filled = fillStatement(written, command.valueOf, command.language.bind);
    const statement = filled.kind === 'filled' ? filled.statement : written;
    const failure = filled.kind === 'filled' ? await runOne(command, statement) : filled.failure;
    if (failure !== undefined) {
      await output.write(format.close(printedFailure(statement, failure)));
      await messages.write(failureText(name, statement, failure));
      return 1;
    }
  }
  await output.write(format.close(undefined));
  return 0;
}

async function runOne(
  { catalog, language, context, runner, output, messages, format, files }: RunningCommand,
  statement: InputStatement,
): Promise<RunFailure | undefined> {
  /** A binding holds the tables as they were known when it was made. */
  const plan = (): PlanResult => {
    const bind = language.newBinder();
    return planStatement(bind(statement.bound.statement), { ...context, bind });
  };
  const write = async (texts: AsyncIterable<string | Uint8Array>): Promise<void> => {
    for await (const text of texts) {
      await output.write(text);
    }
  };
  const { rows } = format;
  return runner.run(
    statement.text,
    { plan, learn: (learned) => catalog.learn(learned) },
    {
      ...(rows !== undefined && files === undefined && { rows: (result) => write(rows(result)) }),
      result: (result) => files?.write(result) ?? write(format.result(result)),
      summary: (result) => messages.write(summaryText(result)),
    },
  );
}

function createSource(options: RunOptions, terminal: Terminal): CloudControlSource {
  return createCloudControlSource({
    concurrency: options.concurrency,
    env: terminal.env,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  });
}

function formatFor(options: RunOptions, { stdout, env }: Terminal): ResultFormat {
  const isTerminal = stdout.isTTY === true;
  return createFormat(
    options.format,
    {
      width: isTerminal ? stdout.columns : undefined,
      colors: isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    },
    options.keepFormulas,
  );
}
