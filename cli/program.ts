/** Chooses the command and turns its errors into one message and an exit code. */
import { checkCommand } from './check-command.ts';
import { explainCommand } from './explain-command.ts';
import { formatCommand } from './format-command.ts';
import { versionIn } from './manifest.ts';
import { OutputClosed } from './output.ts';
import { runCommand } from './run-command.ts';
import { emulatorCommand, lspCommand } from './sibling-command.ts';
import { InputError } from './sql-input.ts';
import type { Terminal } from './terminal.ts';
import { translateCommand } from './translate-command.ts';
import { help, UsageError } from './usage.ts';

type Command = (argv: readonly string[], terminal: Terminal) => Promise<number>;

const commands: Readonly<Record<string, Command | undefined>> = {
  run: runCommand,
  explain: explainCommand,
  check: checkCommand,
  translate: translateCommand,
  format: formatCommand,
  emulator: emulatorCommand,
  lsp: lspCommand,
};

/** 0 fine, 1 a statement or an input failed, 2 wrong usage. */
export async function runProgram(terminal: Terminal): Promise<number> {
  const [name = '', ...argv] = terminal.argv;
  try {
    if (name === '--version' || name === '-v') {
      terminal.stdout.write(`${versionIn(terminal.places.manifest)}\n`);
      return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (['--help', '-h', 'help'].includes(name) || (command && asksForHelp(name, argv))) {
      terminal.stdout.write(help);
      return 0;
    }
    if (command === undefined) {
      throw new UsageError(name === '' ? 'give a command' : `there is no command \`${name}\``);
    }
    return await command(argv, terminal);
  } catch (error) {
    return report(error, terminal);
  }
}

/** The emulator prints a help of its own. */
function asksForHelp(name: string, argv: readonly string[]): boolean {
  return name !== 'emulator' && argv.some((argument) => argument === '--help' || argument === '-h');
}

function report(error: unknown, { stderr }: Terminal): number {
  if (error instanceof UsageError) {
    stderr.write(`iql: ${error.message}; \`iql --help\` lists all options\n`);
    return 2;
  }
  if (error instanceof OutputClosed) {
    return 0;
  }
  if (error instanceof InputError) {
    stderr.write(`iql: ${error.message}\n`);
    return 1;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`iql: this is a fault of iql itself, please report it:\n${detail}\n`);
  return 1;
}
