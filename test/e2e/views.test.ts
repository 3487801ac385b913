/** A view in one file, read by statements of another one. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { findResults, runAt, waitForColumns, waitForRows, waitForStatus } from './results.ts';

const definitions = `CREATE VIEW heavy_functions AS
SELECT function_name, memory_size FROM functions_of_two_regions
WHERE memory_size >= 2048;

CREATE VIEW functions_of_two_regions AS
SELECT region, function_name, memory_size FROM aws.lambda.functions
WHERE region IN ('us-east-1', 'eu-west-1');
`;

const reader = `SELECT function_name, memory_size
FROM heavy_functions
ORDER BY function_name;
`;

describe('a view', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files: { 'views.iql': definitions, 'reader.iql': reader } });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('of a file that is not open is read by a statement of another one', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('view of another file'));
    emulator.requests.reset();
    const editor = await workbench.openFile('reader.iql');
    await editor.waitForCodeLens('2 regions · 2 lists, then a get per row');
    await editor.placeCaret(1, 1);
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    await waitForColumns(results, ['function_name', 'memory_size']);
    await waitForRows(results, [
      ['image-resize', '2048'],
      ['image-resize-eu', '2048'],
      ['nightly-report', '3008'],
    ]);
    expect(await waitForStatus(results, '3 rows')).toContain('2 lists');
  });

  it('is read as its editor has it, before it is saved', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('unsaved view'));
    const editor = await workbench.openFile('views.iql');
    await editor.placeCaret(3, 23);
    await editor.type('9');
    await runAt(workbench, 'reader.iql', 1);
    await waitForStatus(await findResults(workbench), '0 rows');
  });

  it('says that it can be read where it is run itself, without a call', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('running a view'));
    emulator.requests.reset();
    await runAt(workbench, 'views.iql', 5);
    const results = await findResults(workbench);
    await waitForRows(results, [
      [expect.stringContaining('`functions_of_two_regions` is a view') as string],
    ]);
    expect(emulator.requests.count()).toBe(0);
  });
});
