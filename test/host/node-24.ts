// The VS Code server needs Node 24, and the machine's own Node may be older: the project's `node`
// package holds one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-paths.ts';

export function getNode24Path(): string {
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(projectRoot, 'node_modules', 'node', 'bin', file);
  if (existsSync(path)) return path;
  throw new Error(
    `The VS Code server needs Node 24, this is Node ${process.versions.node}, and ${path} is missing: run \`npm install\` in ${projectRoot}.`,
  );
}
