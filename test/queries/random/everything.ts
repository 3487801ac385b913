/** All that an account holds, in SQLite: what answers a statement without any planning. */
import type { SqlRow, SqlValue, TableEngine } from '../../../engine/execute/index.ts';
import { openTableEngine } from '../../../engine/sqlite/index.ts';
import type { StoredResource } from '../account.ts';
import { defaultRegion, tables } from './tables.ts';
import type { RandomTable } from './tables.ts';

const declaredTypes = { text: 'TEXT', integer: 'INTEGER', boolean: 'BOOLEAN' } as const;

export async function openEverything(resources: readonly StoredResource[]): Promise<TableEngine> {
  const engine = openTableEngine(':memory:');
  for (const table of tables) {
    await fill(engine, `all:${table.name}`, table, resources);
    const atHome = resources.filter(({ region }) => region === defaultRegion);
    await fill(engine, `home:${table.name}`, table, atHome);
  }
  return engine;
}

async function fill(
  engine: TableEngine,
  name: string,
  { typeName, columns }: RandomTable,
  resources: readonly StoredResource[],
): Promise<void> {
  await engine.createTable({
    name,
    columns: [
      ...Object.entries(columns).map(([column, { type }]) => ({
        name: column,
        declaredType: declaredTypes[type],
      })),
      { name: 'region', declaredType: 'TEXT' },
    ],
  });
  const rows = resources
    .filter(({ type }) => type === typeName)
    .map(({ region, properties }): SqlRow => {
      const values = Object.values(columns).map(({ property }) => stored(properties[property]));
      return [...values, region];
    });
  if (rows.length > 0) await engine.insert(name, rows);
}

function stored(value: unknown): SqlValue {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : Number(value);
}

/** The statement as SQLite reads it over everything. */
export function overEverything(text: string): string {
  return text
    .replace(/\[\[id:(\w+):([\w.]+)\]\]/g, (_, alias: string, name: string) => {
      const parts = tables.find((table) => table.name === name)?.identifier ?? [];
      return `(${parts.map((part) => `${alias}.${part}`).join(" || '|' || ")})`;
    })
    .replace(/\[\[(all|home):([\w.]+)\]\]/g, '"$1:$2"');
}

/** The statement as a person writes it. */
export function asWritten(text: string): string {
  return text
    .replace(/\[\[id:(\w+):[\w.]+\]\]/g, '$1.data__Identifier')
    .replace(/\[\[(?:all|home):([\w.]+)\]\]/g, '$1');
}
