// A VS Code on loopback: the server of npm's `code-server`, started without code-server's own wrapper,
// which has no way to load an extension under development.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ensureVsCodeServer } from './install.ts';
import { getNode24Path } from './node-24.ts';
import { composeUserSettings, type UserSettings } from './user-settings.ts';

const startTimeoutMs = 60_000;
const stopTimeoutMs = 5_000;

/** No extension is looked for in the open: a test reaches this machine and nothing else. */
const withoutGallery = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }) };

export interface VsCodeOptions {
  /** Absolute path of the folder to open, or of a `.code-workspace` file. */
  readonly workspace: string;
  /**
   * Absolute path of an extension to load as one under development. Such a window is the test driver's:
   * VS Code shows no toasts and asks no question about trust in it.
   */
  readonly extensionPath?: string;
  /** Absolute path of an extension to load as an installed one: the window is what a user has. */
  readonly installedExtensionPath?: string;
  /** Absolute path of a CommonJS module whose `run()` the extension host calls; its result closes the window. */
  readonly extensionTestsPath?: string;
  /** Added to the quiet settings of `user-settings.ts`, and stronger than they are. */
  readonly userSettings?: UserSettings;
  /** Without it, a port that is free. */
  readonly port?: number;
  /** Added to this process's environment; the extension host has it too. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where settings, storage and installed extensions live. Without it, a new folder that `close` removes. */
  readonly dataFolder?: string;
}

export interface RunningVsCode {
  /** The address of the window, with the workspace and the extension in it. */
  readonly url: string;
  /** The latest 30 lines that the server has printed. */
  readonly readOutput: () => string;
  /** Ends the server and its extension hosts. Calling it again does nothing. */
  readonly close: () => Promise<void>;
}

/** Resolves when the server listens. */
export async function startVsCode(options: VsCodeOptions): Promise<RunningVsCode> {
  const serverPath = await ensureVsCodeServer();
  const dataFolder =
    options.dataFolder ?? (await realpath(await mkdtemp(join(tmpdir(), 'iql-vscode-'))));
  await writeUserSettings(dataFolder, options.userSettings ?? {});
  if (options.installedExtensionPath !== undefined) {
    await linkInstalledExtension(dataFolder, options.installedExtensionPath);
  }
  const child = spawn(getNode24Path(), serverArguments(serverPath, dataFolder, options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...withoutGallery, ...options.environment },
  });
  const output = collectOutput(child);
  const endWithThisProcess = () => child.kill('SIGTERM');
  process.once('exit', endWithThisProcess);
  const close = async () => {
    process.off('exit', endWithThisProcess);
    await stop(child);
    if (options.dataFolder === undefined) {
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
  try {
    const port = await output.waitForPort(startTimeoutMs);
    return { url: windowUrl(port, options), readOutput: output.read, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The web workbench of this server keeps user settings on the server's disk, not in the browser. What is
 * there already stays, so that a person's changes outlive a restart. The same settings stand for the
 * machine, for a setting of scope `machine` or `machine-overridable` counts only there: to VS Code
 * this window is a remote one.
 */
async function writeUserSettings(dataFolder: string, overrides: UserSettings): Promise<void> {
  const settings = JSON.stringify(composeUserSettings(overrides), undefined, 2);
  for (const folder of ['User', 'Machine']) {
    await mkdir(join(dataFolder, 'data', folder), { recursive: true });
    const file = join(dataFolder, 'data', folder, 'settings.json');
    if (!existsSync(file)) await writeFile(file, settings);
  }
}

/** Where the extensions folder has no list, the server makes one of what it finds there. */
async function linkInstalledExtension(dataFolder: string, extensionPath: string): Promise<void> {
  const folder = join(dataFolder, 'extensions');
  const link = join(folder, `${basename(extensionPath)}-linked`);
  await mkdir(folder, { recursive: true });
  await rm(join(folder, 'extensions.json'), { force: true });
  await rm(link, { force: true });
  await symlink(extensionPath, link, 'junction');
}

function serverArguments(serverPath: string, dataFolder: string, options: VsCodeOptions): string[] {
  return [
    join(serverPath, 'out', 'server-main.js'),
    '--without-connection-token',
    '--accept-server-license-terms',
    // Without it the window ignores the extension that its address names.
    ...(options.extensionPath === undefined ? [] : ['--enable-smoke-test-driver']),
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--host=127.0.0.1',
    `--port=${options.port ?? 0}`,
    `--server-data-dir=${dataFolder}`,
  ];
}

function windowUrl(port: number, options: VsCodeOptions): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${toUriPath(path)}`;
  const payload: [string, string][] = [];
  if (options.extensionPath !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(options.extensionPath)]);
  }
  if (options.extensionTestsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(options.extensionTestsPath)]);
  }
  const kind = options.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: toUriPath(options.workspace) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/** `C:\work` is `/C:/work` in a URI; other systems' absolute paths are as they are. */
function toUriPath(path: string): string {
  return path.startsWith('/') ? path : `/${path.replaceAll('\\', '/')}`;
}

interface CollectedOutput {
  readonly read: () => string;
  readonly waitForPort: (timeoutMs: number) => Promise<number>;
}

function collectOutput(child: ChildProcess): CollectedOutput {
  let lines: readonly string[] = [];
  const listening = Promise.withResolvers<number>();
  const append = (chunk: Buffer) => {
    const printed = chunk.toString().split('\n');
    lines = [...lines, ...printed.filter((line) => line.trim() !== '')].slice(-30);
    const port = /Extension host agent listening on (\d+)/.exec(chunk.toString())?.[1];
    if (port !== undefined) listening.resolve(Number(port));
  };
  child.stdout?.on('data', append);
  child.stderr?.on('data', append);
  const fail = (why: string) =>
    listening.reject(new Error(`The VS Code server ${why}. It printed:\n${lines.join('\n')}`));
  child.once('error', (error) => fail(`did not start (${error.message})`));
  child.once('exit', (code) => fail(`ended with code ${String(code)} before it listened`));
  return {
    read: () => lines.join('\n'),
    waitForPort: async (timeoutMs) => {
      const timer = setTimeout(() => fail(`did not listen within ${timeoutMs} ms`), timeoutMs);
      return listening.promise.finally(() => clearTimeout(timer));
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  await ended.finally(() => clearTimeout(timer));
}
