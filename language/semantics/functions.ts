/** Every function that a statement may call, by name. */
import { aggregateFunctions } from './functions/aggregate.ts';
import { coreFunctions } from './functions/core.ts';
import { dateFunctions } from './functions/date.ts';
import type { FunctionDocumentation } from './functions/documentation.ts';
import { jsonFunctions } from './functions/json.ts';
import { mathFunctions } from './functions/math.ts';
import { dialectFunctions } from './functions/stackql.ts';
import { tableFunctions } from './functions/table.ts';
import { textFunctions } from './functions/text.ts';
import { windowFunctions } from './functions/window.ts';

export type { FunctionDocumentation } from './functions/documentation.ts';

/** In the order in which a list of them reads best: SQLite's families, then the dialect's own. */
export const functions: readonly FunctionDocumentation[] = [
  ...coreFunctions,
  ...textFunctions,
  ...jsonFunctions,
  ...dateFunctions,
  ...mathFunctions,
  ...aggregateFunctions,
  ...windowFunctions,
  ...dialectFunctions,
  ...tableFunctions,
];

const byName: ReadonlyMap<string, FunctionDocumentation> = new Map(
  functions.map((each) => [each.name, each]),
);

/** Without case. `json` serves both SQLite's function and the dialect's `JSON('…')`. */
export function functionNamed(name: string): FunctionDocumentation | undefined {
  return byName.get(name.toLowerCase());
}

/** Names of everything but table functions, to suggest from. */
export const functionNames: readonly string[] = functions
  .filter((each) => each.kind !== 'table')
  .map((each) => each.name);

/**
 * SQLite also has functions for its own extensions (full-text search, R-trees, polygons), of no use
 * to these tables. They are not documented, and not called unknown either.
 */
export function isKnownFunction(name: string): boolean {
  const written = name.toLowerCase();
  return byName.has(written) || extensions.has(written) || extensionFamily.test(written);
}

const extensions: ReadonlySet<string> = new Set([
  'bm25',
  'highlight',
  'snippet',
  'match',
  'matchinfo',
  'offsets',
  'optimize',
  'load_extension',
  'sqlite_log',
  'sqlite_offset',
]);

const extensionFamily = /^(fts[345]_?|geopoly_|rtree)/;
