/**
 * Measures the engine against the emulator, which runs in a process of its own and takes 40 ms for each
 * answer. Run it with `npm run bench:engine`, or with the names of measurements after `--`; it needs
 * `dist/catalog`, and `others` needs the AWS CLI. `bench/README.md` has the figures.
 */
import { measureHydration, measureLimited, measureOtherWays } from './engine-hydration.ts';
import { measureAggregate, measureBlocking, measureFirstRow } from './engine-lists.ts';
import { printTable } from './engine-table.ts';
import type { Measurement } from './engine-table.ts';

const all: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
  hydration: measureHydration,
  limited: measureLimited,
  aggregate: measureAggregate,
  'first-row': measureFirstRow,
  others: measureOtherWays,
  blocking: measureBlocking,
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !Object.hasOwn(all, name));
if (unknown !== undefined) {
  throw new Error(`there is no \`${unknown}\`: there are ${Object.keys(all).join(', ')}`);
}

const measurements: Measurement[] = [];
for (const [name, measure] of Object.entries(all)) {
  if (named.length === 0 || named.includes(name)) measurements.push(...(await measure()));
}
printTable(measurements);
