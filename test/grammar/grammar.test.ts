/** Runs vscode-tmgrammar-test, VS Code's own tokenizer, over the annotated files beside this one. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const root = path.join(here, '..', '..');
const runner = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/unit.js');
const grammars = [
  path.join(root, 'syntaxes', 'iql.tmLanguage.json'),
  path.join(here, 'json.tmLanguage.json'),
].flatMap((file) => ['--grammar', file]);

/** What the runner says of a file; empty where every assertion holds. */
async function failures(file: string): Promise<string> {
  const parameters = [runner, '--compact', '--config', 'none', ...grammars, file];
  try {
    await promisify(execFile)(process.execPath, parameters, { cwd: here });
    return '';
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout) || error.message;
    throw error;
  }
}

describe('the grammar', () => {
  it.each(readdirSync(here).filter((name) => name.endsWith('.iql')))(
    'gives the scopes that %s names',
    async (name) => {
      expect(await failures(name)).toBe('');
    },
  );
});
