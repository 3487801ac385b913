/** Runs a property over many random cases. */
import fc from 'fast-check';

/** Every run has the same cases, so that the change that breaks a property is the one that hears of it. */
const usualSeed = 20_261_124;

/**
 * Fails with the smallest counterexample and the seed that found it. `IQL_SEED=random` in the environment
 * hunts for new cases, `IQL_SEED=…` runs those of a seed again, and `IQL_CASES=10` runs ten times as many.
 */
export function checkProperty<Values extends [unknown, ...unknown[]]>(
  property: fc.IPropertyWithHooks<Values>,
  cases: number,
): void {
  fc.assert(property, parametersFor(cases));
}

/** The same for a property that has to wait for something. */
export function checkAsyncProperty<Values extends [unknown, ...unknown[]]>(
  property: fc.IAsyncPropertyWithHooks<Values>,
  cases: number,
): Promise<void> {
  return fc.assert(property, parametersFor(cases));
}

function parametersFor(cases: number): { readonly numRuns: number; readonly seed?: number } {
  const asked = process.env['IQL_SEED'] ?? usualSeed;
  const times = Number(process.env['IQL_CASES'] ?? 1);
  return {
    numRuns: Math.ceil(cases * (times > 0 ? times : 1)),
    ...(asked === 'random' ? {} : { seed: Number(asked) }),
  };
}
