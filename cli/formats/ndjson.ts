/** A JSON object a row, one a line. */
import type { PrintedRows, ResultFormat } from './result-format.ts';
import { jsonOf } from './cells.ts';

export function ndjsonFormat(): ResultFormat {
  return { open: () => '', result: print, rows: print, close: () => '' };
}

async function* print({ columns, rows }: PrintedRows): AsyncGenerator<string> {
  const keys = distinct(columns.map((column) => column.name)).map((name) => JSON.stringify(name));
  for await (const portion of rows()) {
    const lines = portion.map((row) => {
      const members = row.map(
        (cell, index) => `${keys[index] ?? ''}:${jsonOf(cell, columns[index]?.type ?? 'any')}`,
      );
      return `{${members.join(',')}}\n`;
    });
    yield lines.join('');
  }
}

/** A name that comes again gets a number, so that no value is lost in an object. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) {
      free = `${name}_${number}`;
    }
    taken.add(free);
    return free;
  });
}
