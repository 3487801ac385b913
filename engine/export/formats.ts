/** The formats of files, by the names that commands and options give them. */

export const exportFormatNames = [
  'csv',
  'tsv',
  'json',
  'ndjson',
  'markdown',
  'html',
  'excel',
  'parquet',
  'sqlite',
  'sql',
] as const;

export type ExportFormatName = (typeof exportFormatNames)[number];

export interface ExportFormat {
  readonly name: ExportFormatName;
  readonly title: string;
  /** What it is good for, in a few words. */
  readonly description: string;
  /** Of files in it, without the dot, the usual one first. */
  readonly extensions: readonly [string, ...string[]];
}

const formats: Readonly<Record<ExportFormatName, Omit<ExportFormat, 'name'>>> = {
  csv: {
    title: 'CSV',
    description: 'fields parted by commas, for spreadsheets and most programs',
    extensions: ['csv'],
  },
  tsv: {
    title: 'TSV',
    description: 'fields parted by tabs',
    extensions: ['tsv', 'tab'],
  },
  json: {
    title: 'JSON',
    description: 'an array with an object for each row',
    extensions: ['json'],
  },
  ndjson: {
    title: 'NDJSON',
    description: 'a JSON object for each row, one a line',
    extensions: ['ndjson', 'jsonl'],
  },
  markdown: {
    title: 'Markdown',
    description: 'a table for documents, issues and pull requests',
    extensions: ['md', 'markdown'],
  },
  html: {
    title: 'HTML',
    description: 'a page of its own, to be opened or sent',
    extensions: ['html', 'htm'],
  },
  excel: {
    title: 'Excel',
    description: 'a workbook with typed cells',
    extensions: ['xlsx'],
  },
  parquet: {
    title: 'Parquet',
    description: 'typed columns, for DuckDB, Athena, Spark and pandas',
    extensions: ['parquet'],
  },
  sqlite: {
    title: 'SQLite',
    description: 'a database with one table',
    extensions: ['sqlite', 'sqlite3', 'db'],
  },
  sql: {
    title: 'SQL',
    description: 'INSERT statements',
    extensions: ['sql'],
  },
};

export const exportFormats: readonly ExportFormat[] = exportFormatNames.map((name) => ({
  name,
  ...formats[name],
}));

export function exportFormat(name: ExportFormatName): ExportFormat {
  return { name, ...formats[name] };
}

/** The format of files that are called like `path`; `undefined` where no format is. */
export function exportFormatOfPath(path: string): ExportFormat | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return exportFormats.find(({ extensions }) => extensions.includes(extension));
}
