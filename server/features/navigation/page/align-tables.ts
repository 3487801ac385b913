/** Tables that can be read as text: their columns stand below one another. The last is left ragged. */

/** Changes nothing but the white space of Markdown's tables. */
export function alignTables(markdown: string): string {
  const lines = markdown.split('\n');
  const aligned: string[] = [];
  for (let from = 0; from < lines.length;) {
    let to = from;
    while (lines[to]?.startsWith('| ') === true) to += 1;
    aligned.push(...alignRows(lines.slice(from, to)));
    if (to === from) {
      aligned.push(lines[from] ?? '');
      to += 1;
    }
    from = to;
  }
  return aligned.join('\n');
}

/** A cell longer than this does not push the others away. */
const widest = 48;

function alignRows(rows: readonly string[]): readonly string[] {
  const cells = rows.map((row) => row.slice(2, -2).split(/(?<!\\) \| /));
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.min(widest, Math.max(0, ...cells.map((row) => row[column]?.length ?? 0))),
  );
  return cells.map((row) => {
    const padded = row.map((cell, column) => {
      if (column === row.length - 1) return cell;
      return cell.padEnd(widths[column] ?? 0, cell === '---' ? '-' : ' ');
    });
    return `| ${padded.join(' | ')} |`;
  });
}
