/** Command lines as typed options. Throws `UsageError` with one line of advice. */
import type { ParseArgsConfig } from 'node:util';
import { exportFormatNames, exportFormatOfPath } from '../engine/export/index.ts';
import type { ExportFormatName } from '../engine/export/index.ts';
import { problemCodes } from '../language/semantics/index.ts';
import {
  defaultTablePattern,
  isTarget,
  tablePatternProblem,
  targets,
} from '../language/translate/index.ts';
import type { Target } from '../language/translate/index.ts';
import { defaultSettings, readSettings } from '../protocol/index.ts';
import type { DiagnosticSettings } from '../protocol/index.ts';
import { readCommandLine, wholeNumber } from './command-line.ts';
import { withOptionNames } from './option-names.ts';
import { parameterOptions } from './parameters.ts';
import type { ParameterOptions } from './parameters.ts';
import { UsageError } from './usage.ts';

/** What standard output can be given; files take `ExportFormatName`s. */
export type FormatName = (typeof formatNames)[number];

const formatNames = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'sql'] as const;

export interface FileOptions {
  readonly path: string;
  readonly format: ExportFormatName;
}

export interface ConnectionOptions {
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly endpoint: string | undefined;
}

export interface InputOptions {
  /** A path, or `-` for standard input. */
  readonly file: string | undefined;
  readonly execute: string | undefined;
}

export interface ViewOptions {
  /** Files whose views statements may read. */
  readonly views: readonly string[];
}

export interface RunOptions extends ConnectionOptions, InputOptions, ViewOptions, ParameterOptions {
  readonly format: FormatName;
  /** Where the rows go in the place of standard output. */
  readonly output?: FileOptions;
  /** Fields of CSV and TSV that a spreadsheet would run are written as they are. */
  readonly keepFormulas: boolean;
  readonly rowLimit: number;
  readonly concurrency: number;
  /** Seconds after which a statement is stopped; 0: never. */
  readonly timeout: number;
  /** A region, an account or a resource that cannot be read is an error. */
  readonly strict: boolean;
  /** Mutations need no confirmation. */
  readonly yes: boolean;
}

export interface ExplainOptions
  extends ConnectionOptions, InputOptions, ViewOptions, ParameterOptions {
  readonly format: 'text' | 'json';
}

export interface CheckOptions extends ViewOptions {
  readonly files: readonly string[];
  readonly format: 'text' | 'json';
  /** By the problem's code, in place of what its problems bring. */
  readonly severity: DiagnosticSettings['severity'];
}

export interface TranslateOptions extends InputOptions, ViewOptions {
  readonly target: Target;
  readonly tablePattern: string;
}

const connection = {
  region: { type: 'string' },
  profile: { type: 'string' },
  endpoint: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

const input = {
  execute: { type: 'string', short: 'e' },
} as const satisfies ParseArgsConfig['options'];

const views = {
  views: { type: 'string', multiple: true },
} as const satisfies ParseArgsConfig['options'];

const parameters = {
  param: { type: 'string', multiple: true },
  vars: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

export function parseRun(argv: readonly string[]): RunOptions {
  const { values, positionals } = readCommandLine('run', argv, {
    ...connection,
    ...input,
    ...views,
    ...parameters,
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    'keep-formulas': { type: 'boolean' },
    'row-limit': { type: 'string' },
    concurrency: { type: 'string' },
    timeout: { type: 'string' },
    strict: { type: 'boolean' },
    yes: { type: 'boolean' },
  });
  const output = values.output === undefined ? undefined : fileOf(values.output, values.format);
  const rowLimit = wholeNumber('--row-limit', values['row-limit']);
  const concurrency = wholeNumber('--concurrency', values.concurrency);
  const queryTimeout = wholeNumber('--timeout', values.timeout);
  return {
    ...inputOf(positionals, values.execute),
    ...connectionOf(values, { rowLimit, concurrency, queryTimeout }),
    views: values.views ?? [],
    ...parameterOptions(values.param ?? [], values.vars),
    format: output === undefined ? formatOf(values.format) : 'table',
    ...(output !== undefined && { output }),
    keepFormulas: values['keep-formulas'] ?? false,
    rowLimit: rowLimit ?? (output === undefined ? defaultSettings.rowLimit : mostRowsInFile),
    concurrency: concurrency ?? defaultSettings.concurrency,
    timeout: queryTimeout ?? defaultSettings.queryTimeout,
    strict: values.strict ?? defaultSettings.strict,
    yes: values.yes ?? false,
  };
}

export function parseExplain(argv: readonly string[]): ExplainOptions {
  const { values, positionals } = readCommandLine('explain', argv, {
    ...connection,
    ...input,
    ...views,
    ...parameters,
    format: { type: 'string' },
  });
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json') {
    throw new UsageError(`\`--format ${format}\` is no format of explain: use text or json`);
  }
  return {
    format,
    ...inputOf(positionals, values.execute),
    ...connectionOf(values, {}),
    views: values.views ?? [],
    ...parameterOptions(values.param ?? [], values.vars),
  };
}

export function parseTranslate(argv: readonly string[]): TranslateOptions {
  const { values, positionals } = readCommandLine('translate', argv, {
    ...input,
    ...views,
    to: { type: 'string' },
    'table-pattern': { type: 'string' },
  });
  const { to = '', 'table-pattern': tablePattern = defaultTablePattern } = values;
  if (!isTarget(to)) {
    const engines = targets.join(', ');
    throw new UsageError(
      to === ''
        ? `translate needs \`--to\`: use one of ${engines}`
        : `\`--to ${to}\` is no engine: use one of ${engines}`,
    );
  }
  const problem = tablePatternProblem(tablePattern);
  if (problem !== undefined) {
    throw new UsageError(`\`--table-pattern\`: ${problem}`);
  }
  return {
    ...inputOf(positionals, values.execute),
    views: values.views ?? [],
    target: to,
    tablePattern,
  };
}

export function parseCheck(argv: readonly string[]): CheckOptions {
  const { values, positionals } = readCommandLine('check', argv, {
    ...views,
    format: { type: 'string' },
    severity: { type: 'string', multiple: true },
  });
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json') {
    throw new UsageError(`\`--format ${format}\` is no format of check: use text or json`);
  }
  if (positionals.length === 0) {
    throw new UsageError('check needs at least one FILE');
  }
  const severity = severitiesOf(values.severity ?? []);
  return { files: positionals, views: values.views ?? [], format, severity };
}

/** Of `code=level`: of two for one code the last counts, as with any option. */
function severitiesOf(texts: readonly string[]): CheckOptions['severity'] {
  const written: Record<string, string> = {};
  for (const text of texts) {
    const [, code, level = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (code === undefined) {
      throw new UsageError(
        `\`--severity ${text}\`: write a code and a level, \`unused-alias=off\``,
      );
    }
    if (!problemCodes.some((known) => known === code)) {
      throw new UsageError(`\`--severity ${text}\`: no problem has the code \`${code}\``);
    }
    written[code] = level;
  }
  const { settings, problems } = readSettings({ diagnostics: { severity: written } });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UsageError(withOptionNames(problem.message).replace(/\.$/, ''));
  }
  return settings.diagnostics.severity;
}

function inputOf(positionals: readonly string[], execute: string | undefined): InputOptions {
  const [file, second] = positionals;
  if (second !== undefined) {
    throw new UsageError(`one FILE at a time: \`${second}\` is a second one`);
  }
  if (file !== undefined && execute !== undefined) {
    throw new UsageError('give a FILE or `-e SQL`, not both');
  }
  return { file, execute };
}

/** The settings of the editor obey the same rules, and one place knows them. */
function connectionOf(
  values: { readonly region?: string; readonly profile?: string; readonly endpoint?: string },
  counts: Readonly<
    Partial<Record<'rowLimit' | 'concurrency' | 'queryTimeout', number | undefined>>
  >,
): ConnectionOptions {
  const { settings, problems } = readSettings({ ...values, ...counts });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new UsageError(withOptionNames(problem.message).replace(/\.$/, ''));
  }
  return { region: settings.region, profile: settings.profile, endpoint: settings.endpoint };
}

/** A file has room for what a person would not read. */
const mostRowsInFile = 5_000_000;

function formatOf(text = 'table'): FormatName {
  const format = formatNames.find((name) => name === text);
  if (format === undefined) {
    throw new UsageError(
      isExportFormat(text)
        ? `\`--format ${text}\` needs \`--output FILE\``
        : `\`--format ${text}\` is no format: use ${listed(formatNames)}`,
    );
  }
  return format;
}

/** The format is named, or else told by the file's name. */
function fileOf(path: string, format: string | undefined): FileOptions {
  if (path === '' || path === '-') {
    throw new UsageError('`--output` takes a FILE; without it rows go to standard output');
  }
  if (format === undefined) {
    const told = exportFormatOfPath(path);
    if (told === undefined) {
      throw new UsageError(
        `\`--output ${path}\`: no format's files are called so: add \`--format\` with ${listed(exportFormatNames)}`,
      );
    }
    return { path, format: told.name };
  }
  if (!isExportFormat(format)) {
    throw new UsageError(
      `\`--format ${format}\` is no format of files: use ${listed(exportFormatNames)}`,
    );
  }
  return { path, format };
}

function isExportFormat(text: string): text is ExportFormatName {
  return exportFormatNames.some((name) => name === text);
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
