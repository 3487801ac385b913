/**
 * A page of its own, to be opened or sent: it asks for nothing, and its Content-Security-Policy lets
 * it run nothing, whatever its values hold.
 */
import type { Cell, ResultColumn } from '../../protocol/index.ts';
import { textOf } from './cells.ts';
import type { WriteRows } from './exported-rows.ts';

export const writeHtml: WriteRows = async function* ({ columns, rows }, { title, statement }) {
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
${style}
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
`;
  if (statement !== undefined) {
    yield `<pre>${escaped(statement)}</pre>\n`;
  }
  const names = columns.map(({ name }) => `<th scope="col">${escaped(name)}</th>`);
  yield `<table>\n<thead>\n<tr>${names.join('')}</tr>\n</thead>\n<tbody>\n`;
  for await (const portion of rows()) {
    yield portion
      .map((row) => `<tr>${row.map((cell, index) => field(cell, columns[index])).join('')}</tr>\n`)
      .join('');
  }
  yield '</tbody>\n</table>\n</body>\n</html>\n';
};

const style = `:root { color-scheme: light dark; }
body { margin: 1.5rem; font: 14px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.25rem; }
pre { overflow-x: auto; padding: 0.75rem; background: color-mix(in srgb, currentColor 7%, Canvas); }
table { border-collapse: collapse; }
th, td { padding: 0.25rem 0.75rem; border: 1px solid color-mix(in srgb, currentColor 25%, Canvas); text-align: start; vertical-align: top; unicode-bidi: isolate; white-space: pre-wrap; overflow-wrap: anywhere; }
th { position: sticky; top: 0; background: color-mix(in srgb, currentColor 10%, Canvas); }
.number { text-align: end; font-variant-numeric: tabular-nums; }
.null { opacity: 0.5; font-style: italic; }`;

function field(cell: Cell, column: ResultColumn | undefined): string {
  if (cell === null) {
    return '<td class="null">NULL</td>';
  }
  const type = column?.type ?? 'any';
  const isNumber = type === 'integer' || type === 'real';
  return `<td${isNumber ? ' class="number"' : ''}>${escaped(textOf(cell, type))}</td>`;
}

/** NUL has no place in a page: it shows as the sign for a character that is missing. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\0', '\uFFFD');
}
