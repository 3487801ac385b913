/** Notebooks on the command line: their cells are what a file's statements are. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileWith, iql } from './command.ts';

const notebook = `# Numbers

\`\`\`iql
SELECT 1 AS one
\`\`\`

Words; and more words.

\`\`\`sql
SELECT 'not run'
\`\`\`

\`\`\`iql
SELECT 2 AS two; SELECT three
\`\`\`
`;

describe('iql with a notebook', () => {
  it('runs its cells in order, each for itself, and says where in the file one fails', async () => {
    const path = fileWith('numbers.iqlnb', notebook);
    const { code, stdout, stderr } = await iql(['run', path, '--format', 'ndjson']);
    expect(stdout).toBe('{"one":1}\n{"two":2}\n');
    expect(stderr).toContain(`${path}:14:25`);
    expect(stderr).toContain('  SELECT 2 AS two; SELECT three\n');
    expect(code).toBe(1);
  });

  it('reads in a cell the views of another', async () => {
    const path = fileWith(
      'views.IQLNB',
      '```iql\nSELECT * FROM ones\n```\n\n```iql\nCREATE VIEW ones AS SELECT 1 AS one\n```\n',
    );
    const { stdout } = await iql(['run', path, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ results: [{ rows: [[1]] }, {}] });
  });

  it('checks its cells', async () => {
    const path = fileWith('numbers.iqlnb', notebook);
    const { stdout } = await iql(['check', path]);
    expect(stdout).toMatch(/numbers\.iqlnb:14:25 error .*three/);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('lays its cells out, and leaves its texts alone', async () => {
    const path = fileWith(
      'numbers.iqlnb',
      notebook.replace('SELECT', 'select').replaceAll('\n', '\r\n'),
    );
    expect(await iql(['format', path, '--write'])).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).toBe(
      notebook
        .replace('SELECT 2 AS two; SELECT three', 'SELECT 2 AS two;\nSELECT three')
        .replaceAll('\n', '\r\n'),
    );
  });
});
