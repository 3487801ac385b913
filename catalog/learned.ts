/**
 * What AWS itself has said of its lists, laid over a catalog: where a list was refused for want of a
 * property, the type's list needs it, whatever the sources of the catalog knew.
 */
import { memoised } from './memoised.ts';
import type { DescribedType } from './schema-facts.ts';
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
  /** Takes the facts of a type's schema that no source told. Whether any of them was news. */
  describe(described: DescribedType): boolean;
  /** All that lists need and the catalog underneath does not know. */
  learned(): readonly LearnedListInputs[];
}

export function createLearnedCatalog(base: Catalog): LearnedCatalog {
  const needed = new Map<string, LearnedListInputs>();
  const described = new Map<string, DescribedType>();
  let version = 0;
  let typeOf = memoised(learnedType);
  let tableAt = memoised(learnedTable);

  function learnedType(typeName: string): ResourceType | undefined {
    const known = base.resourceType(typeName);
    const schema = described.get(typeName.toLowerCase());
    const type = known && schema ? withSchema(known, schema) : known;
    const learned = needed.get(typeName.toLowerCase());
    return type && learned ? withListInputs(type, learned.properties) : type;
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

  const isTaught = (typeName: string): boolean =>
    (needed.size > 0 || described.size > 0) &&
    (needed.has(typeName.toLowerCase()) || described.has(typeName.toLowerCase()));
  const hasChanged = (): void => {
    version += 1;
    typeOf = memoised(learnedType);
    tableAt = memoised(learnedTable);
  };

  return {
    ...base,
    get version() {
      return version;
    },
    resourceType: (typeName) =>
      isTaught(typeName) ? typeOf(typeName) : base.resourceType(typeName),
    table(parts) {
      const table = base.table(parts);
      return table?.type && isTaught(table.type.typeName) ? (tableAt(table.name) ?? table) : table;
    },
    learn({ typeName, properties }) {
      const type = base.resourceType(typeName);
      if (type === undefined) return false;
      const key = type.typeName.toLowerCase();
      const before = typeOf(typeName)?.listInputs ?? [];
      const known = new Set([...before, ...(needed.get(key)?.properties ?? [])]);
      const news = properties.filter(
        (property) => !known.has(property) && type.properties.some(({ name }) => name === property),
      );
      if (news.length === 0) return false;
      needed.set(key, { typeName: type.typeName, properties: [...new Set([...known, ...news])] });
      hasChanged();
      return true;
    },
    describe(schema) {
      const type = base.resourceType(schema.typeName);
      const key = schema.typeName.toLowerCase();
      const isNews =
        type !== undefined &&
        !described.has(key) &&
        ((type.handlers === undefined && schema.handlers !== undefined) ||
          (type.listInputs === undefined && schema.listInputs !== undefined));
      if (!isNews) return false;
      described.set(key, schema);
      hasChanged();
      return true;
    },
    learned: () => [
      ...[...described.values()]
        .filter(({ typeName }) => !needed.has(typeName.toLowerCase()))
        .flatMap(inputsOf),
      ...needed.values(),
    ],
  };
}

/** A list with alternatives needs none of its inputs for certain. */
function inputsOf({
  typeName,
  listInputs = [],
  listInputAlternatives = [],
}: DescribedType): readonly LearnedListInputs[] {
  return listInputs.length === 0 || listInputAlternatives.length > 0
    ? []
    : [{ typeName, properties: listInputs }];
}

/** What the sources of the catalog told stays as it is. */
function withSchema(type: ResourceType, schema: DescribedType): ResourceType {
  const { listInputs, listInputAlternatives, optionalListInputs } = schema;
  return {
    ...type,
    ...(type.handlers === undefined && schema.handlers && { handlers: schema.handlers }),
    ...(type.listInputs === undefined && {
      ...(listInputs && { listInputs }),
      ...(listInputAlternatives && { listInputAlternatives }),
      ...(optionalListInputs && { optionalListInputs }),
    }),
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
