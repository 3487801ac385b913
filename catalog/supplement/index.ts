/** The room's single entry: every type whose facts are held by hand. */
import { compute } from './compute.ts';
import type { SupplementFacts } from './facts.ts';
import { iotTwinMaker } from './iottwinmaker.ts';
import { network } from './network.ts';
import { security } from './security.ts';
import { storage } from './storage.ts';

export type { PropertySupplement, SupplementFacts } from './facts.ts';

export const supplement: readonly SupplementFacts[] = [
  ...iotTwinMaker,
  ...network,
  ...compute,
  ...storage,
  ...security,
];
