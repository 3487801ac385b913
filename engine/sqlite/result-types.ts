/** The types of a result's columns: declared where a column passes through, else seen in values. */
import type { DatabaseSync } from 'node:sqlite';
import type { ResultType } from '../../protocol/index.ts';

/** The type that a table's declared type stands for; `undefined` where it says nothing. */
export function declaredResultType(declaredType: string | null): ResultType | undefined {
  return declaredType === null ? undefined : declared[declaredType];
}

const declared: Readonly<Record<string, ResultType | undefined>> = {
  TEXT: 'text',
  INTEGER: 'integer',
  REAL: 'real',
  BOOLEAN: 'boolean',
  'JSON TEXT': 'json',
  'TIMESTAMP TEXT': 'timestamp',
};

/** Rows that are looked at to type an expression. */
const sampleSize = 1000;

/**
 * The type that the first values of a stored result column have in common; `any` where they have
 * none or are all NULL. Text that is a JSON object or array in every row is `json`.
 */
export function sampledResultType(database: DatabaseSync, column: string): ResultType {
  const sample = `(SELECT ${column} AS v FROM result WHERE ${column} IS NOT NULL LIMIT ${sampleSize})`;
  const statement = database.prepare(
    `SELECT typeof(v), min(typeof(v) = 'text' AND substr(v, 1, 1) IN ('{', '[') AND json_valid(v))
     FROM ${sample} GROUP BY 1`,
  );
  statement.setReturnArrays(true);
  const found = new Map(
    (statement.all() as unknown as [string, number][]).map(([type, isJson]) => [
      type,
      isJson === 1,
    ]),
  );
  const types = [...found.keys()];
  if (types.every((type) => type === 'text') && types.length > 0) {
    return found.get('text') === true ? 'json' : 'text';
  }
  if (types.length > 0 && types.every((type) => type === 'integer' || type === 'real')) {
    return types.includes('real') ? 'real' : 'integer';
  }
  return 'any';
}
