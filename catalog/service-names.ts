/** The names of one service's tables, made from the index when the service is first asked for. */
import { resourceNames, type ResourceName } from './names.ts';
import type { IndexedService } from './records.ts';
import type { TableSummary, TypedForm } from './types.ts';

interface NamedType {
  readonly typeName: string;
  readonly plural: string;
}

interface NamedTable {
  readonly canonical: string;
  readonly form: TypedForm;
  readonly typeName: string;
}

export interface NamedService {
  readonly lookups: ReadonlyMap<string, NamedTable>;
  readonly summaries: readonly TableSummary[];
  /** By type name in lower case. */
  readonly types: ReadonlyMap<string, NamedType>;
}

/** A canonical name always beats an alias; among equals the first type in the index's order wins. */
export function nameService({ namespace, types }: IndexedService): NamedService {
  const names = types.flatMap(([name, plural, taggable, sane = plural]) => {
    const typeName = `${namespace}::${name}`;
    return resourceNames(typeName, { canonical: plural, sane }, taggable === 1).map((each) => ({
      ...each,
      typeName,
    }));
  });
  const lookups = new Map<string, NamedTable>();
  const isCanonical = (each: ResourceName): boolean => each.name === each.canonical;
  for (const each of [...names.filter(isCanonical), ...names]) {
    const { name, canonical, form, typeName } = each;
    if (!lookups.has(name)) lookups.set(name, { canonical, form, typeName });
  }
  return {
    lookups,
    summaries: [...lookups]
      .filter(([name, { canonical }]) => name === canonical)
      .map(([name, { form, typeName }]) => ({ name, form, typeName })),
    types: new Map(
      types.map(([name, plural]) => {
        const typeName = `${namespace}::${name}`;
        return [typeName.toLowerCase(), { typeName, plural }];
      }),
    ),
  };
}
