/** Names of resources in a company that could be any: `prod-orders-api-0017`. */
import { choose, draw, hashText } from './random.ts';

/** Distinct for distinct serials. */
export function resourceName(typeName: string, region: string, serial: number): string {
  const number = draw(hashText(`${typeName} ${region} name`), serial);
  const system = choose(systems, number);
  const part = choose(parts, number >>> 8);
  return `${choose(stages, number >>> 16)}-${system}-${part}-${String(serial + 1).padStart(4, '0')}`;
}

const stages = ['prod', 'prod', 'staging', 'dev'] as const;
const systems = [
  'orders',
  'billing',
  'catalog',
  'search',
  'shipping',
  'telemetry',
  'reporting',
  'identity',
  'media',
  'warehouse',
] as const;
const parts = ['api', 'web', 'worker', 'events', 'archive', 'cache', 'batch', 'stream'] as const;
