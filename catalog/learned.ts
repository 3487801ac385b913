/**
 * What AWS itself has said of its lists, laid over a catalog: where a list was refused for want of a
 * property, the type's list needs it, whatever the sources of the catalog knew.
 */
import { memoised } from './memoised.ts';
import { tableOf } from './tables.ts';
import type { Catalog, ResourceTable, ResourceType, TypedForm } from './types.ts';

/** Properties that a type's list must be given, as Cloud Control names them. */
export interface LearnedListInputs {
  readonly typeName: string;
  readonly properties: readonly string[];
}

export interface LearnedCatalog extends Catalog {
  /** Changes whenever a table has changed: what was made of tables before is then out of date. */
  readonly version: number;
  /** Whether this was news. Types and properties that the catalog does not have are passed over. */
  learn(learned: LearnedListInputs): boolean;
  /** All that was learned and that the catalog underneath does not know. */
  learned(): readonly LearnedListInputs[];
}

export function createLearnedCatalog(base: Catalog): LearnedCatalog {
  const needed = new Map<string, LearnedListInputs>();
  let version = 0;
  let typeOf = memoised(learnedType);
  let tableAt = memoised(learnedTable);

  function learnedType(typeName: string): ResourceType | undefined {
    const type = base.resourceType(typeName);
    const learned = needed.get(typeName.toLowerCase());
    return type && learned && withListInputs(type, learned.properties);
  }

  /** By the canonical name: `aws.eks.nodegroups`. */
  function learnedTable(name: string): ResourceTable | undefined {
    const table = base.table(name.split('.'));
    const type = table?.type && typeOf(table.type.typeName);
    const canonical = name.split('.')[2];
    return table && type && canonical !== undefined
      ? tableOf(type, table.form as TypedForm, canonical)
      : undefined;
  }

  return {
    ...base,
    get version() {
      return version;
    },
    resourceType: (typeName) =>
      (needed.size === 0 ? undefined : typeOf(typeName)) ?? base.resourceType(typeName),
    table(parts) {
      const table = base.table(parts);
      return table && (needed.size === 0 ? table : (tableAt(table.name) ?? table));
    },
    learn({ typeName, properties }) {
      const type = base.resourceType(typeName);
      if (type === undefined) return false;
      const key = type.typeName.toLowerCase();
      const known = new Set([...(type.listInputs ?? []), ...(needed.get(key)?.properties ?? [])]);
      const news = properties.filter(
        (property) => !known.has(property) && type.properties.some(({ name }) => name === property),
      );
      if (news.length === 0) return false;
      needed.set(key, { typeName: type.typeName, properties: [...new Set([...known, ...news])] });
      version += 1;
      typeOf = memoised(learnedType);
      tableAt = memoised(learnedTable);
      return true;
    },
    learned: () => [...needed.values()],
  };
}

/** Any of the alternatives that were known was not enough, or AWS would not have refused. */
function withListInputs(type: ResourceType, properties: readonly string[]): ResourceType {
  const { optionalListInputs = [] } = type;
  return {
    ...type,
    listInputs: properties,
    listInputAlternatives: [],
    optionalListInputs: optionalListInputs.filter((name) => !properties.includes(name)),
  };
}
