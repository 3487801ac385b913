/** A notebook with its outputs as one Markdown file, which anything that shows Markdown shows. */
import { writeMarkdown } from '../../../engine/export/index.ts';
import type { NotebookCell } from '../../../language/notebook/index.ts';
import { printNotebook } from '../../../language/notebook/index.ts';
import { exported, joined, wholeCell } from '../cell-outputs.ts';
import type { ExportedCell, ExportedOutput } from './exported-notebook.ts';
import { shownFigures } from './exported-notebook.ts';

export async function exportMarkdown(cells: readonly ExportedCell[]): Promise<string> {
  const printed: NotebookCell[] = [];
  for (const { kind, text, outputs } of cells) {
    printed.push({ kind, text });
    for (const output of outputs) {
      printed.push({ kind: 'text', text: await outputText(output) });
    }
  }
  return printNotebook(joinTexts(printed.filter(({ text }) => text.trim() !== '')));
}

/** Texts that follow each other are one: nothing has to tell them apart. */
function joinTexts(cells: readonly NotebookCell[]): readonly NotebookCell[] {
  const joinedCells: NotebookCell[] = [];
  for (const cell of cells) {
    const last = joinedCells.at(-1);
    if (cell.kind === 'text' && last?.kind === 'text') {
      joinedCells[joinedCells.length - 1] = { kind: 'text', text: `${last.text}\n\n${cell.text}` };
    } else {
      joinedCells.push(cell);
    }
  }
  return joinedCells;
}

async function outputText(output: ExportedOutput): Promise<string> {
  if (output.kind === 'error') {
    return quoted(`**${output.name}:** ${output.message}`);
  }
  const { result } = output;
  const rows = exported(
    result.columns,
    result.rows.map((row) => row.map(wholeCell)),
  );
  const table =
    result.columns.length === 0 ? '' : await joined(writeMarkdown(rows, { title: result.title }));
  const notices = result.notices.map(({ message }) => `${quoted(message)}\n\n`);
  return `${notices.join('')}${table}\n${shownFigures(result)}`.trim();
}

function quoted(text: string): string {
  return text.replace(/^/gm, '> ');
}
