import { defineConfig } from 'vitest/config';

/** Tests that start our programs as a person would, and so take seconds instead of milliseconds. */
const programs = [
  'test/cli/**/*.test.ts',
  'test/samples/**/*.test.ts',
  'test/catalog/build.test.ts',
  'test/export/excel.test.ts',
  'test/emulator/program.test.ts',
  'test/server/completion-items.test.ts',
  'test/server/diagnostics.test.ts',
  'test/server/formatting-requests.test.ts',
  'test/server/learned-inputs.test.ts',
  'test/server/settings.test.ts',
  'test/server/stdio.test.ts',
];

/** Tests whose worth is in how many random cases they run. */
const properties = [
  'test/**/*propert*.test.ts',
  'test/**/*robustness.test.ts',
  'test/**/*agreement.test.ts',
  'test/server/code-action-rows.test.ts',
  'test/sqlite/precedence.test.ts',
];

/**
 * `unit` is the quick project; `awscli` needs the AWS CLI, and `npm test` leaves it out; `host` opens
 * a real VS Code and a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/host/**', 'test/e2e/**', 'test/awscli/**', ...programs, ...properties],
          testTimeout: 20_000,
          // No test mocks a module or keeps state in one: sharing them halves the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'properties',
          include: properties,
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'programs',
          include: programs,
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'awscli',
          include: ['test/awscli/**/*.test.ts'],
          // A command of the CLI takes half a second, and longer on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'host',
          include: ['test/host/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          // A busy machine takes its time to draw what is waited for.
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
          // A window can lose a key or a click while the machine is busy; what fails twice has failed.
          retry: 1,
        },
      },
    ],
  },
});
