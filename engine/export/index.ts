/** The room's single entry. What the export's own process loads is not in it. */
export { isTruth, jsonOf, textOf } from './cells.ts';
export { distinctNames } from './exported-rows.ts';
export type { ExportedRows, ExportOptions, RowPortion, WriteRows } from './exported-rows.ts';
export type { ExportProgress } from './export-file.ts';
export { forkExport } from './fork-export.ts';
export type { ExportTask } from './fork-export.ts';
export { exportFormat, exportFormatNames, exportFormatOfPath, exportFormats } from './formats.ts';
export type { ExportFormat, ExportFormatName } from './formats.ts';
export { writeInList } from './in-list.ts';
export { writeJson, writeNdjson } from './json.ts';
export { writeMarkdown } from './markdown.ts';
export { writeCsv, writeTsv } from './separated.ts';
export { writeInserts } from './sql-insert.ts';
