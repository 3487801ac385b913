/**
 * A notebook with its outputs as a page of its own. It asks for nothing, and its Content-Security-Policy
 * lets it run nothing and takes its one style sheet by its hash.
 */
import { createHash } from 'node:crypto';
import { textOf } from '../../../engine/export/index.ts';
import type { NotebookResult, ResultColumn, WindowCell } from '../../../protocol/index.ts';
import { wholeCell } from '../cell-outputs.ts';
import type { ExportedCell, ExportedOutput } from './exported-notebook.ts';
import { shownFigures } from './exported-notebook.ts';
import { escaped } from './html-text.ts';
import { markdownHtml } from './markdown-html.ts';

export function exportHtml(title: string, cells: readonly ExportedCell[]): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${cells.map(cellHtml).join('')}</main>
</body>
</html>
`;
}

function cellHtml({ kind, text, outputs }: ExportedCell): string {
  const body =
    kind === 'text'
      ? markdownHtml(text)
      : `<pre class="statement"><code>${escaped(text)}</code></pre>\n`;
  return body + outputs.map(outputHtml).join('');
}

function outputHtml(output: ExportedOutput): string {
  if (output.kind === 'error') {
    return `<div class="error"><strong>${escaped(output.name)}</strong> ${escaped(output.message)}</div>\n`;
  }
  const { result } = output;
  const notices = result.notices.map(
    ({ message }) => `<p class="notice">${escaped(message)}</p>\n`,
  );
  const table = result.columns.length === 0 ? '' : tableHtml(result);
  return `${notices.join('')}${table}<p class="figures">${escaped(shownFigures(result))}</p>\n`;
}

function tableHtml({ title, columns, rows }: NotebookResult): string {
  const names = columns.map(
    (column) => `<th scope="col"${right(column)}>${escaped(column.name)}</th>`,
  );
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => fieldHtml(cell, columns[index])).join('')}</tr>\n`,
  );
  return `<div class="rows" tabindex="0" role="region" aria-label="${escaped(`Rows of ${title}`)}">
<table>
<thead>
<tr>${names.join('')}</tr>
</thead>
<tbody>
${body.join('')}</tbody>
</table>
</div>
`;
}

function fieldHtml(cell: WindowCell, column: ResultColumn | undefined): string {
  const value = wholeCell(cell);
  return value === null
    ? '<td class="null">NULL</td>'
    : `<td${right(column)}>${escaped(textOf(value, column?.type ?? 'any'))}</td>`;
}

function right(column: ResultColumn | undefined): string {
  return column?.type === 'integer' || column?.type === 'real' ? ' class="right"' : '';
}

const style = `:root { color-scheme: light dark; }
body { margin: 2rem 1.5rem; font: 15px/1.55 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; }
h1, h2, h3 { line-height: 1.25; }
code, pre, .rows { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 13px; }
pre { overflow-x: auto; padding: 0.75rem; background: color-mix(in srgb, currentColor 7%, Canvas); }
.statement { margin-bottom: 0.5rem; border-left: 3px solid #2f81f7; }
table { border-collapse: collapse; }
.rows { max-height: 32rem; overflow: auto; }
th, td { padding: 0.2rem 0.7rem; border: 1px solid color-mix(in srgb, currentColor 22%, Canvas); text-align: start; vertical-align: top; unicode-bidi: isolate; white-space: pre-wrap; overflow-wrap: anywhere; }
th { background: color-mix(in srgb, currentColor 9%, Canvas); }
.right { text-align: end; font-variant-numeric: tabular-nums; }
.null { opacity: 0.55; font-style: italic; }
.figures { margin: 0.3rem 0 1.5rem; opacity: 0.7; font-size: 13px; }
.error, .notice { margin: 0.5rem 0; padding: 0.5rem 0.75rem; border-left: 3px solid #d29922; white-space: pre-wrap; overflow-wrap: anywhere; }
.error { border-color: #cf222e; }
blockquote { margin-inline: 0; padding-left: 1rem; border-left: 3px solid color-mix(in srgb, currentColor 25%, Canvas); }
`;
