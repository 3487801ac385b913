/** How the process of the language server is started, by whoever starts it. */

/**
 * V8's options for a program that answers in short bursts and shares a desktop with others: no second
 * optimising compiler, a small nursery, and a heap that grows with care. Of a file of 2,000 statements
 * they leave a quarter of the memory; `bench/README.md` has the figures.
 */
export const serverProcessOptions: readonly string[] = [
  '--no-maglev',
  '--max-semi-space-size=1',
  '--optimize-for-size',
];
