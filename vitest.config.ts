import { defineConfig } from 'vitest/config';

/** `unit` is the quick project; `host` opens a real VS Code and a real browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/host/**', 'test/e2e/**'],
          testTimeout: 20_000,
          // No test mocks a module or keeps state in one: sharing them halves the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'host',
          include: ['test/host/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
