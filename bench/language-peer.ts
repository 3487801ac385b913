/**
 * npm's `sql-language-server`, the one SQL server that installs from npm alone, on the statements
 * that it can read. It is installed on the first run, and never with the project.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connectTo } from './language-client.ts';
import type { MeasuringClient } from './language-client.ts';

const folder = resolve(import.meta.dirname, '../out/bench/peer');
const program = join(folder, 'node_modules/sql-language-server/npm_bin/cli.js');

export interface Peer {
  readonly client: MeasuringClient;
  /** Milliseconds from the start of the process to the answer of initialize. */
  readonly initialized: number;
  stop(): void;
}

export async function startPeer(): Promise<Peer> {
  install();
  const from = performance.now();
  const child = spawn(process.execPath, [program, 'up', '--method', 'stdio'], { cwd: folder });
  child.stderr.pipe(process.stderr);
  const client = connectTo(child);
  await client.request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    rootPath: folder,
    capabilities: {},
  });
  const initialized = performance.now() - from;
  client.notify('initialized', {});
  return { client, initialized, stop: () => void child.kill() };
}

/**
 * Its scripts, which build native database drivers, are not run: a schema file needs none. It loads
 * with version 3.16 of the protocol's package only, later ones hide a file that it imports.
 */
function install(): void {
  if (existsSync(program)) {
    return;
  }
  mkdirSync(folder, { recursive: true });
  const dependencies = {
    'sql-language-server': '1.7.1',
    'vscode-languageserver-protocol': '3.16.0',
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  writeFileSync(
    join(folder, '.sqllsrc.json'),
    JSON.stringify({ name: 'bench', adapter: 'json', filename: join(folder, 'schema.json') }),
  );
  writeFileSync(join(folder, 'schema.json'), JSON.stringify(schema));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync(npm, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    throw new Error('`sql-language-server` could not be installed from npm');
  }
}

const schema = {
  tables: ['buckets', 'vpcs', 'subnets', 'functions', 'roles'].map((tableName) => ({
    catalog: null,
    database: null,
    tableName,
    columns: ['region', 'arn', 'tags'].map((columnName) => ({ columnName, description: '' })),
  })),
  functions: [],
};
