/**
 * The values of a finished run that the language server is told, for completion to propose: texts of
 * columns that pass a property of a resource on unchanged. What is written only, and what its name calls
 * a secret, is not even read.
 */
import type { ResultReader } from '../../engine/sqlite/index.ts';
import type { BoundColumn, BoundStatement } from '../../language/semantics/index.ts';
import type { ResultValues, WindowCell } from '../../protocol/index.ts';
import { looksSecret, resultValuesLimits } from '../../protocol/index.ts';

/** `undefined` where the result has no column of use. Rejects as the reader does. */
export async function readValues(
  { statement, outputs }: BoundStatement,
  reader: Pick<ResultReader, 'window'>,
): Promise<ResultValues | undefined> {
  const limits = resultValuesLimits;
  const { root, text } = statement;
  const given = root.kind === 'selectStatement' ? outputs.get(root.query) : undefined;
  const columns = (given ?? [])
    .flatMap((column, position) => (isOfUse(column) ? [position] : []))
    .slice(0, limits.columns);
  if (columns.length === 0 || text.length > limits.statement) {
    return undefined;
  }
  const rows = await reader.window({ start: 0, count: limits.rows, columns }, limits.text);
  return { statement: text, columns, rows: rows.map((row) => row.map(shortText)) };
}

function isOfUse({ name, type, column }: BoundColumn): boolean {
  const property = column?.property;
  if (column?.name === 'region' && property === undefined) {
    return true;
  }
  return (
    property !== undefined &&
    type === 'string' &&
    !property.writeOnly &&
    !looksSecret(property.name) &&
    !looksSecret(name)
  );
}

function shortText(cell: WindowCell): string | null {
  return typeof cell === 'string' && cell.length <= resultValuesLimits.text ? cell : null;
}
