/** Runs a property over many random cases. */
import fc from 'fast-check';

/**
 * Fails with the smallest counterexample and the seed that found it. `IQL_SEED=…` in the environment
 * runs the same cases again.
 */
export function checkProperty<Values extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Values>,
  cases: number,
): void {
  const seed = Number(process.env['IQL_SEED'] ?? Number.NaN);
  fc.assert(property, { numRuns: cases, ...(Number.isInteger(seed) ? { seed } : {}) });
}
