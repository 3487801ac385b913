/** The services that have resource types, each with its name in a type. */
import type { Catalog } from '../../../catalog/index.ts';
import type { ConstantRow } from '../plan.ts';

/** In the order of the columns of `aws.services`. The generic tables belong to no type. */
export function serviceRows(catalog: Catalog): readonly ConstantRow[] {
  return catalog.services().flatMap(({ name, resourceCount }) => {
    const [typeName] = typeNamesOf(catalog, name);
    const title = typeName?.split('::')[1];
    return title === undefined ? [] : [[name, title, resourceCount]];
  });
}

export function typeNamesOf(catalog: Catalog, service: string): readonly string[] {
  const names = catalog.tables(service).map(({ typeName }) => typeName);
  return [...new Set(names)].filter((typeName) => typeName !== '');
}
