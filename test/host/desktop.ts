// The same suites in the desktop VS Code, which `@vscode/test-electron` downloads from outside npm:
// for machines whose network allows it, chosen with `IQL_TEST_HOST=desktop`.
import { runTests } from '@vscode/test-electron';
import type { SuiteOptions } from './run-suite.ts';
import { runSuite } from './run-suite.ts';

/** Runs a suite in the host that `IQL_TEST_HOST` names, the VS Code server if it names none. */
export async function runSuiteInChosenHost(options: SuiteOptions): Promise<number> {
  if (process.env['IQL_TEST_HOST'] === 'desktop') return runSuiteOnDesktop(options);
  return (await runSuite(options)).exitCode;
}

/** Console lines go to this process's own output: the desktop has no channel for them. */
async function runSuiteOnDesktop(options: SuiteOptions): Promise<number> {
  return runTests({
    extensionDevelopmentPath: options.extensionPath,
    extensionTestsPath: options.suitePath,
    extensionTestsEnv: { ...options.environment },
    launchArgs: [options.workspace, '--disable-extensions', '--disable-workspace-trust'],
  });
}
