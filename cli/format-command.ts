/** `iql format`: the layout of the editor, for files and for checks before a commit. */
import { readFile, writeFile } from 'node:fs/promises';
import { applyReplacements, formatDocument, type FormatOptions } from '../language/format/index.ts';
import { parseDocument } from '../language/syntax/index.ts';
import { readFormatSettings } from '../protocol/index.ts';
import { readCommandLine, wholeNumber } from './command-line.ts';
import { withChangedParts } from './notebook-input.ts';
import { outputTo } from './output.ts';
import { InputError, readInput, readSqlFile } from './sql-input.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

interface FormatCommand {
  readonly files: readonly string[];
  /** Whether the text is printed, the files are rewritten, or what would change is named. */
  readonly mode: 'print' | 'write' | 'check';
  readonly options: FormatOptions;
}

const mostIndent = 16;

/** 1 where `--check` finds a file that would change. */
export async function formatCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { files, mode, options } = parseFormat(argv);
  const output = outputTo(terminal.stdout);
  let changed = 0;
  for (const path of files) {
    const input =
      path === '-'
        ? await readInput({ file: '-', execute: undefined }, terminal)
        : await readSqlFile(path);
    const { name, text } = input;
    const formatted = withChangedParts(input, (part, isWholeFile) =>
      applyReplacements(
        part,
        formatDocument(parseDocument(part), { ...options, insertFinalNewline: isWholeFile }),
      ),
    );
    if (mode === 'print') {
      await output.write(formatted);
    } else if (formatted !== text) {
      changed += 1;
      if (mode === 'write') await rewrite(path, text, formatted);
      await output.write(`${name}\n`);
    }
  }
  return mode === 'check' && changed > 0 ? 1 : 0;
}

/** Only what was read is replaced: a text in another encoding would lose what cannot be read. */
async function rewrite(path: string, text: string, formatted: string): Promise<void> {
  const bytes = await readFile(path);
  const mark = Buffer.from('\ufeff');
  const isMarked = bytes.subarray(0, mark.length).equals(mark);
  if (!bytes.subarray(isMarked ? mark.length : 0).equals(Buffer.from(text))) {
    throw new InputError(`\`${path}\` is not UTF-8: save it as UTF-8 to have it formatted`);
  }
  await writeFile(path, isMarked ? `\ufeff${formatted}` : formatted);
}

function parseFormat(argv: readonly string[]): FormatCommand {
  const { values, positionals: files } = readCommandLine('format', argv, {
    check: { type: 'boolean' },
    write: { type: 'boolean' },
    'keyword-case': { type: 'string' },
    'comma-place': { type: 'string' },
    'line-width': { type: 'string' },
    indent: { type: 'string' },
    tabs: { type: 'boolean' },
  });
  const { check = false, write = false } = values;
  if (files.length === 0) throw new UsageError('format needs at least one FILE, or `-`');
  if (check && write) throw new UsageError('format takes `--check` or `--write`, not both');
  if (write && files.includes('-')) {
    throw new UsageError('format cannot write to standard input: leave `--write` out');
  }
  const indent = wholeNumber('--indent', values.indent) ?? 2;
  if (indent < 1 || indent > mostIndent) {
    throw new UsageError(`\`--indent\` must be a whole number from 1 to ${mostIndent}`);
  }
  const settings = readFormatSettings(
    {
      keywordCase: values['keyword-case'],
      commaPlace: values['comma-place'],
      lineWidth: wholeNumber('--line-width', values['line-width']),
    },
    (name, message) => {
      throw new UsageError(`\`${optionNames[name] ?? name}\` ${message.replace(/\.$/, '')}`);
    },
  );
  return {
    files,
    mode: check ? 'check' : write ? 'write' : 'print',
    options: {
      ...settings,
      indent: values.tabs === true ? '\t' : ' '.repeat(indent),
      tabSize: indent,
      insertFinalNewline: true,
    },
  };
}

const optionNames: Readonly<Record<string, string | undefined>> = {
  'format.keywordCase': '--keyword-case',
  'format.commaPlace': '--comma-place',
  'format.lineWidth': '--line-width',
};
