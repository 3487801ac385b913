/** A result, or a view of it, as a table of a SQLite database of its own. */
import { DatabaseSync } from 'node:sqlite';
import type { ResultType } from '../../protocol/index.ts';
import { viewColumns } from '../../protocol/index.ts';
import { registerFunctions } from './functions/register-functions.ts';
import { quoted } from './identifiers.ts';
import { placesIn } from './result-cursor.ts';
import type { ReadResult } from './result-cursor.ts';
import { readResultShape } from './result-table.ts';
import { createViewOrders } from './view-order.ts';

/** Declared so that SQLite changes no value that such a column holds. */
const declaredTypes: Readonly<Record<ResultType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'BOOLEAN',
  json: 'JSON TEXT',
  timestamp: 'TIMESTAMP TEXT',
  any: '',
};

/**
 * Makes the database `path`, which must not exist, with one table of the rows. Gives back their number.
 * No row passes through JavaScript.
 */
export function copyResult(
  { file, view, columns: wanted }: ReadResult,
  path: string,
  table: string,
): number {
  const database = new DatabaseSync(file);
  try {
    registerFunctions(database);
    const shape = readResultShape(database);
    if (shape === undefined) {
      throw new Error('there is no result to read');
    }
    const all = viewColumns(view, shape.columns);
    const places = placesIn(all, wanted);
    const columns = places.flatMap((place) => all[place] ?? []);
    const names = namesOfTable(columns.map(({ name }) => name));
    const definitions = columns.map(({ type }, index) =>
      `${quoted(names[index] ?? '')} ${declaredTypes[type]}`.trimEnd(),
    );
    const target = `exported.${quoted(tableName(table))}`;
    database.prepare('ATTACH ? AS exported').run(path);
    database.exec(`
      PRAGMA exported.journal_mode = OFF;
      PRAGMA exported.synchronous = OFF;
      CREATE TABLE ${target} (${definitions.join(', ')});`);
    const source = createViewOrders(database).source(view, shape.columns.length);
    const selected = places.map(source.column).join(', ');
    const { changes } = database
      .prepare(
        `INSERT INTO ${target} SELECT ${selected} FROM ${source.from} ORDER BY ${source.position}`,
      )
      .run();
    return Number(changes);
  } finally {
    database.close();
  }
}

/** SQLite keeps names that begin with `sqlite_` for itself. */
function tableName(name: string): string {
  return /^sqlite_/i.test(name) || name === '' ? `result_${name}` : name;
}

/** The names of a table's columns are the same in either case. */
function namesOfTable(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
      free = `${name}_${number}`;
    }
    taken.add(free.toLowerCase());
    return free;
  });
}
