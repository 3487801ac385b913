/** `iql check`: what the editor would underline, in files. */
import type { Problem } from '../language/semantics/index.ts';
import { parseCheck } from './arguments.ts';
import type { CheckOptions } from './arguments.ts';
import { languageOf, openGeneratedCatalog } from './language.ts';
import type { InputStatement } from './language.ts';
import { outputTo, untilClosed } from './output.ts';
import { createProblemFinder } from './problem-finder.ts';
import { readSqlFiles } from './sql-input.ts';
import type { Terminal } from './terminal.ts';

/** As `--format json` prints it; lines and columns from 1, the end exclusive. */
interface PlacedProblem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface CheckedFile {
  readonly file: string;
  readonly problems: readonly PlacedProblem[];
}

export async function checkCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseCheck(argv);
  const catalog = openGeneratedCatalog(terminal.places.catalog);
  const files: CheckedFile[] = [];
  const inputs = await readSqlFiles(options.files);
  const language = languageOf([...inputs, ...(await readSqlFiles(options.views))], catalog);
  const finder = createProblemFinder(catalog, language);
  for (const input of inputs) {
    const problems = language
      .statementsOf(input)
      .flatMap((statement) =>
        finder
          .problemsOf(statement.bound)
          .flatMap((problem) => placed(statement, problem, options.severity) ?? []),
      );
    files.push({ file: input.name, problems });
  }
  finder.close();
  await untilClosed(async () => {
    await outputTo(terminal.stdout).write(
      options.format === 'json' ? `${JSON.stringify({ files })}\n` : files.map(textOf).join(''),
    );
  });
  const found = files.flatMap((file) => file.problems);
  return found.some((problem) => problem.severity === 'error') ? 1 : 0;
}

/** `undefined` where the problem's kind is not to be shown. */
function placed(
  statement: InputStatement,
  problem: Problem,
  severities: CheckOptions['severity'],
): PlacedProblem | undefined {
  const severity = severities[problem.code] ?? problem.severity;
  if (severity === 'off') {
    return undefined;
  }
  const start = statement.placeOf(problem.span.start);
  const end = statement.placeOf(problem.span.end);
  return {
    code: problem.code,
    severity,
    message: problem.message,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function textOf({ file, problems }: CheckedFile): string {
  return problems
    .map(
      ({ startLine, startColumn, severity, message, code }) =>
        `${file}:${startLine}:${startColumn} ${severity} ${message} [${code}]\n`,
    )
    .join('');
}
