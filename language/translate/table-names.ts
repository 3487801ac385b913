/** What a resource's table is called in the other engine: a pattern tells. */
import type { ResourceTable } from '../../catalog/index.ts';

/** Placeholders: `{provider}`, `{service}`, `{resource}` (the plural) and `{type}`. */
export const defaultTablePattern = '{service}_{resource}';

const placeholder = /\{([^{}]*)\}/g;
const known = ['provider', 'service', 'resource', 'type'];

/** What is wrong with a pattern, in words; `undefined` for a good one. */
export function tablePatternProblem(pattern: string): string | undefined {
  const unknown = [...pattern.matchAll(placeholder)].find(([, name = '']) => !known.includes(name));
  if (unknown !== undefined) {
    return `\`${unknown[0]}\` is no placeholder: use {provider}, {service}, {resource} or {type}`;
  }
  if (!/\{(?:resource|type)\}/.test(pattern)) {
    return `\`${pattern}\` gives every resource the same name: put {resource} or {type} in it`;
  }
  return undefined;
}

/** The parts of the name that the pattern gives, divided at its dots. */
export function tableNameParts(table: ResourceTable, pattern: string): readonly string[] {
  const [provider = '', service = '', resource = ''] = table.name.split('.');
  const values: Readonly<Record<string, string>> = {
    provider,
    service,
    resource: resourceName(table, resource),
    type: (table.type?.typeName ?? `${provider}::${service}::${resource}`)
      .replaceAll('::', '_')
      .toLowerCase(),
  };
  return pattern
    .replace(placeholder, (whole, name: string) => values[name] ?? whole)
    .split('.')
    .filter((part) => part !== '');
}

/** One resource is a row of the table that holds all; tags are rows of a table of their own. */
function resourceName({ form, type }: ResourceTable, written: string): string {
  const isRowOfAll = form === 'one' || form === 'all' || form === 'listOnly';
  return isRowOfAll && type !== undefined ? type.plural : written;
}
