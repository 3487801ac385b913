/** The suite of `test/suite/`, run inside a real VS Code; each of its checks is a test here. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSuiteInChosenHost } from '../host/desktop.ts';

const root = resolve(import.meta.dirname, '../..');

interface Verdict {
  readonly name: string;
  readonly failure?: string;
}

describe('the extension, asked through the API of VS Code', () => {
  it('passes every check of the suite', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'iql-suite-'));
    try {
      const exitCode = await runSuiteInChosenHost({
        workspace,
        extensionPath: root,
        suitePath: join(root, 'out/suite/index.cjs'),
      });
      const verdicts = JSON.parse(
        readFileSync(join(workspace, 'verdicts.json'), 'utf8'),
      ) as readonly Verdict[];
      expect(verdicts.filter(({ failure }) => failure !== undefined)).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(0);
      expect(exitCode).toBe(0);
    } finally {
      rmSync(workspace, { recursive: true, force: true });
    }
  });
});
