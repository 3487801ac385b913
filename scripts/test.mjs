// `npm test`: installs, builds, type-checks, lints and runs every test. Its last line is
// `N passed, N failed`, in which each check beside the tests counts as one. `--unit` runs the quick
// tests alone, `--awscli` those alone that need the AWS CLI, which `npm test` leaves out.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, node, root, run } from './install.mjs';

const modules = join(root, 'node_modules');
const reports = join(root, 'out', 'reports');
const only = ['unit', 'awscli'].find((project) => process.argv.includes(`--${project}`));

ensureInstalled();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const totals = { passed: 0, failed: 0 };
await check('build', [join(root, 'esbuild.mjs')]);
if (only === undefined) {
  await check('type check', [join(modules, 'typescript/bin/tsc'), '-b']);
  await check('lint', [join(modules, 'eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
  await check('format', [
    join(modules, 'prettier/bin/prettier.cjs'),
    '--check',
    '--log-level',
    'warn',
    '.',
  ]);
}
const projects = only === undefined ? ['unit', 'properties', 'programs', 'host'] : [only];
for (const project of projects) await tests(project);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

async function check(name, args) {
  const started = performance.now();
  const code = await run(node, args);
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${name} (${seconds(started)} s)`);
  totals[code === 0 ? 'passed' : 'failed'] += 1;
}

async function tests(project) {
  const started = performance.now();
  const report = join(reports, `${project}.json`);
  const code = await run(node, [
    join(modules, 'vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    console.log(`FAILED: ${project} tests gave no report`);
    totals.failed += 1;
    return;
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that cannot be loaded has no test to fail, and a skipped test is one that did not pass.
  const failed = numFailedTests + numPendingTests + numTodoTests;
  totals.passed += numPassedTests;
  totals.failed += code !== 0 && failed === 0 ? 1 : failed;
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${project} tests (${seconds(started)} s)`);
}

function seconds(started) {
  return ((performance.now() - started) / 1000).toFixed(1);
}
