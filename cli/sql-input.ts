/** Where the statements of a command come from: a file, standard input, or the command line. */
import { open } from 'node:fs/promises';
import type { InputOptions } from './arguments.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface SqlInput {
  /** As messages name it: a path, `<stdin>` or `<command line>`. */
  readonly name: string;
  readonly text: string;
}

/** A text that cannot be read: one message, exit code 1. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Far beyond any file of statements; a larger one is some other file given by mistake. */
const mostBytes = 16 * 1024 * 1024;

export async function readInput(options: InputOptions, terminal: Terminal): Promise<SqlInput> {
  if (options.execute !== undefined) {
    return { name: '<command line>', text: options.execute };
  }
  if (options.file !== undefined && options.file !== '-') {
    return readSqlFile(options.file);
  }
  if (options.file === undefined && terminal.stdin.isTTY === true) {
    throw new UsageError('give a FILE, `-e SQL`, or `-` for standard input');
  }
  return { name: '<stdin>', text: await readStream(terminal.stdin, '<stdin>') };
}

/** One after the other, in the order in which they are named. */
export async function readSqlFiles(paths: readonly string[]): Promise<readonly SqlInput[]> {
  const inputs: SqlInput[] = [];
  for (const path of paths) {
    inputs.push(await readSqlFile(path));
  }
  return inputs;
}

export async function readSqlFile(path: string): Promise<SqlInput> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    if (size > mostBytes) {
      throw tooLarge(path);
    }
    return { name: path, text: textOf(path, await file.readFile()) };
  } catch (error) {
    throw error instanceof InputError ? error : cannotRead(path, error);
  }
}

async function readStream(stream: NodeJS.ReadableStream, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostBytes) {
      throw tooLarge(name);
    }
    chunks.push(bytes);
  }
  return textOf(name, Buffer.concat(chunks));
}

/** Text is UTF-8, or UTF-16 behind its mark, as Windows PowerShell writes it. */
function textOf(name: string, bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  if (text.includes('\0')) {
    throw new InputError(`\`${name}\` holds no text: give a file of statements`);
  }
  return text;
}

function tooLarge(name: string): InputError {
  return new InputError(
    `\`${name}\` is larger than ${mostBytes / 1024 / 1024} MB: give a file of statements`,
  );
}

const reasons: Readonly<Record<string, string | undefined>> = {
  ENOENT: 'there is no such file: check the path',
  EISDIR: 'it is a directory: give a file',
  EACCES: 'reading it is not allowed: check its permissions',
};

function cannotRead(path: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return new InputError(`cannot read \`${path}\`: ${reason}`, { cause: error });
}
