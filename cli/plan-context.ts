/** What planning needs to know of a command's options. */
import { partitionOf, regionsOf } from '../catalog/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { configuredAccounts, defaultRegion } from '../engine/cloudcontrol/index.ts';
import type { PlanContext } from '../engine/plan/index.ts';
import { fallbackRegion } from '../protocol/index.ts';
import type { ConnectionOptions } from './arguments.ts';
import type { InputLanguage } from './language.ts';
import { versionIn } from './manifest.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

export async function planContextOf(
  options: ConnectionOptions,
  terminal: Terminal,
  catalog: Catalog,
  { bind }: InputLanguage,
): Promise<PlanContext> {
  const region =
    options.region ?? (await defaultRegion(options.profile, terminal.env)) ?? fallbackRegion;
  const partition = partitionOf(region);
  if (partition === undefined) {
    throw new UsageError(
      `your settings have \`${region}\` as the region, which is none: set \`--region\`, \`AWS_REGION\` or the profile's \`region\` to one such as \`${fallbackRegion}\``,
    );
  }
  const accounts = await configuredAccounts({
    profile: options.profile,
    roles: {},
    env: terminal.env,
  });
  return {
    ...accounts,
    catalog,
    bind,
    defaultRegion: region,
    enabledRegions: regionsOf(partition),
    version: versionIn(terminal.places.manifest),
  };
}
