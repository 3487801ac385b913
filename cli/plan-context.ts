/** What planning needs to know of a command's options. */
import { partitionOf, regionsOf } from '../catalog/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { defaultRegion } from '../engine/cloudcontrol/index.ts';
import type { PlanContext } from '../engine/plan/index.ts';
import { fallbackRegion } from '../protocol/index.ts';
import type { ConnectionOptions } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export async function planContextOf(
  options: ConnectionOptions,
  terminal: Terminal,
  catalog: Catalog,
): Promise<PlanContext> {
  const region =
    options.region ?? (await defaultRegion(options.profile, terminal.env)) ?? fallbackRegion;
  return {
    catalog,
    defaultRegion: region,
    enabledRegions: regionsOf(partitionOf(region) ?? 'aws'),
  };
}
