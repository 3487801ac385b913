// Runs the npm that started us, else the one on PATH.
import { spawn } from 'node:child_process';

const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];

/** Rejects with npm's own output and what to do, when npm fails or is not there. */
export async function runNpm(folder: string, commandAndOptions: readonly string[]): Promise<void> {
  const script = process.env['npm_execpath'];
  const [program, leading] =
    script?.endsWith('.js') === true ? [process.execPath, [script]] : ['npm', []];
  const child = spawn(program, [...leading, ...commandAndOptions, ...quiet], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  const append = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on('data', append);
  child.stderr.on('data', append);
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) =>
      resolve(code === 0 ? undefined : `it exited with code ${String(code)}`),
    );
  });
  if (failure === undefined) return;
  throw new Error(
    [
      `\`npm ${commandAndOptions.join(' ')}\` failed in ${folder}: ${failure}.`,
      'Check that npm reaches its registry (`npm ping`) and that the disk has 2 GB free, then run again: nothing half-installed is kept.',
      output.trim(),
    ].join('\n'),
  );
}
