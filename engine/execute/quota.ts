/** How many rows a fetch with a limit still wants. */
import type { Fetch } from '../plan/index.ts';
import type { ResourceProperties } from './ports.ts';
import { propertyAt } from './resource-rows.ts';
import type { ReadResource } from './resource-rows.ts';

export interface Quota {
  isFull(): boolean;
  /** As many resources of a page as could be wanted yet. */
  share<T>(page: readonly T[]): readonly T[];
  /** Counts the rows of a resource, unless SQLite would reject them by the list's inputs. */
  count(resource: ReadResource, model: ResourceProperties, rows: number): void;
}

export function createQuota({ limit = Number.POSITIVE_INFINITY, table, access }: Fetch): Quota {
  let counted = 0;
  const isExact = table.form !== 'tags' && (access.kind === 'get' || access.inputs.length === 0);
  return {
    isFull: () => counted >= limit,
    share: (page) => (isExact ? page.slice(0, Math.max(0, limit - counted)) : page),
    count(resource, model, rows) {
      const holds = Object.entries(model).every(
        ([property, value]) => String(propertyAt(resource, property)) === String(value),
      );
      if (holds) counted += rows;
    },
  };
}
