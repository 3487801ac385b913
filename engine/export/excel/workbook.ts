/**
 * An Excel workbook that is written while its rows are read: our own sheets (`sheet.ts`) in a ZIP file
 * of `yazl`. Rows past what a sheet holds go on in a further sheet.
 */
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { WriteRows } from '../exported-rows.ts';
import { contentTypes, packageRelations, styles, workbook, workbookRelations } from './parts.ts';
import { sheetXml } from './sheet.ts';
import type { SheetRows } from './sheet.ts';

/** Rows are mostly alike: little is gained by looking harder for what they share. */
const compressionLevel = 3;

export const writeExcel: WriteRows = async function* ({ columns, rows }, { title }) {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  zip.on('error', (error: Error) => output.destroy(error));
  const addText = (path: string, text: string): void =>
    zip.addBuffer(Buffer.from(text, 'utf8'), path, { mtime: noTime });

  const source = rows()[Symbol.asyncIterator]();
  const sheets: SheetRows = { columns, source, rest: [] };
  let count = 0;
  const addSheet = (): void => {
    count += 1;
    const sheet = Readable.from(sheetXml(sheets), { objectMode: false });
    zip.addReadStream(sheet, `xl/worksheets/sheet${count}.xml`, {
      mtime: noTime,
      compressionLevel,
    });
    sheet.once('error', (error) => output.destroy(error));
    sheet.once('end', () => (sheets.rest.length > 0 ? addSheet() : finish()));
  };
  const finish = (): void => {
    addText('[Content_Types].xml', contentTypes(count));
    addText('_rels/.rels', packageRelations);
    addText('xl/workbook.xml', workbook(title, count));
    addText('xl/_rels/workbook.xml.rels', workbookRelations(count));
    addText('xl/styles.xml', styles);
    zip.end();
  };
  addSheet();
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    await source.return?.();
  }
};

/** The same rows give the same file. ZIP knows no time before this one. */
const noTime = new Date(1980, 0, 1);
