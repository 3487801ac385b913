/** The regions of the connection's partition, and those of the settings that its list lacks. */
import { isOptIn, partitionOf, regionDescription, regionsOf } from '../../../catalog/index.ts';
import type { ConstantRow } from '../plan.ts';
import type { PlanContext } from '../result.ts';

/** In the order of the columns of `aws.regions`. */
export function regionRows({ defaultRegion, enabledRegions }: PlanContext): readonly ConstantRow[] {
  const partition = partitionOf(defaultRegion) ?? 'aws';
  const names = new Set([...regionsOf(partition), ...enabledRegions, defaultRegion]);
  return [...names].map((region) => [
    region,
    regionDescription(region) ?? null,
    partitionOf(region) ?? null,
    Number(enabledRegions.includes(region)),
    Number(isOptIn(region)),
    Number(region === defaultRegion),
  ]);
}
