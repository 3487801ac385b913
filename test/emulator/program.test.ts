import { execFile, spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from '../../emulator/arguments.ts';

const program = resolve(import.meta.dirname, '../../emulator/main.ts');

/** Exit code and messages of a start that fails. */
function failureOf(...args: readonly string[]): Promise<{ code: unknown; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], (error, _stdout, stderr) => {
      done({ code: error?.code, stderr });
    });
  });
}

describe('the command line', () => {
  it('becomes options', () => {
    const line =
      '--port 4566 --data a.json --save b.json --latency 80 --rate 2.5 --page 25 --catalog c';
    expect(readArguments(line.split(' '))).toEqual({
      options: {
        port: 4566,
        dataFile: 'a.json',
        saveFile: 'b.json',
        latencyMs: 80,
        requestsPerSecond: 2.5,
        pageSize: 25,
      },
      catalogDirectory: 'c',
    });
    expect(readArguments([])).toEqual({ options: {}, catalogDirectory: undefined });
  });

  it.each([
    [['--port', '70000'], '`--port` takes a whole number from 0 to 65535, not `70000`'],
    [['--page', '1.5'], '`--page` takes a whole number from 1 to 100000, not `1.5`'],
    [['--rate', ''], '`--rate` takes a number from 0.01 to 1000000, not ``'],
    [['--latency', 'ten'], '`--latency` takes a whole number from 0 to 600000, not `ten`'],
  ])('is refused: %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(new UsageError(message));
  });
});

describe('the program', () => {
  it('prints where it listens, answers there, and ends when it is told to', async () => {
    const child = spawn(process.execPath, [program, '--port', '0', '--page', '7']);
    const ended = new Promise((done) => child.once('exit', done));
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) if (lines.push(line) === 2) break;
    expect(lines).toEqual([
      expect.stringMatching(/^listening on http:\/\/127\.0\.0\.1:\d+$/),
      'accepts any signature, listens on loopback only',
    ]);
    const answer = await fetch(lines[0]?.slice('listening on '.length) ?? '');
    expect(await answer.text()).toContain('Cloud Control');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--catalog', '/nowhere'], '/nowhere'],
    [['--data', '/nowhere.json'], '`/nowhere.json`: it cannot be read'],
  ])('exits with 2 on %j', async (args, message) => {
    const { code, stderr } = await failureOf(...args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(code).toBe(2);
  });

  it('says that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await failureOf('--port', String(port));
    server.close();
    expect(stderr).toContain('choose another with `--port`');
    expect(code).toBe(1);
  });
});
