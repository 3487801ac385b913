/** How the process of the language server is started, by whoever starts it. */

/**
 * V8's options for a program that answers in short bursts and shares a desktop with others: no second
 * optimising compiler, a small nursery, and a heap that grows with care. On a file of 2,000 statements
 * they leave less than half of the memory and make answers somewhat slower: `bench/README.md` has the
 * figures of both.
 */
export const serverProcessOptions: readonly string[] = [
  '--no-maglev',
  '--max-semi-space-size=2',
  '--heap-growing-percent=30',
];
