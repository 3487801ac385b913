/** The room's single entry. */
export type { CellSource, NotebookCell, ParsedNotebook, PlacedCell } from './notebook.ts';
export { textCellMark } from './notebook.ts';
export { parseNotebook } from './parse-notebook.ts';
export { printNotebook } from './print-notebook.ts';
