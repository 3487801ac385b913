/** JSON: an array of one object a row; NDJSON: one object a line. */
import type { ExportedRows, WriteRows } from './exported-rows.ts';
import { distinctNames } from './exported-rows.ts';
import { jsonOf } from './cells.ts';

export const writeJson: WriteRows = async function* (rows) {
  yield '[';
  let separator = '\n';
  for await (const objects of objectsOf(rows)) {
    yield `${separator}${objects.join(',\n')}`;
    separator = ',\n';
  }
  yield '\n]\n';
};

export const writeNdjson: WriteRows = async function* (rows) {
  for await (const objects of objectsOf(rows)) {
    yield objects.map((object) => `${object}\n`).join('');
  }
};

async function* objectsOf({ columns, rows }: ExportedRows): AsyncGenerator<readonly string[]> {
  const keys = distinctNames(columns.map(({ name }) => name)).map((name) => JSON.stringify(name));
  for await (const portion of rows()) {
    yield portion.map((row) => {
      const members = row.map(
        (cell, index) => `${keys[index] ?? ''}:${jsonOf(cell, columns[index]?.type ?? 'any')}`,
      );
      return `{${members.join(',')}}`;
    });
  }
}
