/** What is wrong is said before anything is asked, and what AWS refuses is said where it stands. */
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { waitForCondition } from '../host/workbench/wait-for-condition.ts';
import type { Product } from './product.ts';
import { openProduct } from './product.ts';
import { findResults, waitForRunState, waitForStatus } from './results.ts';

const getsOne = `SELECT state FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'my-workspace|SITEWISE';`;

describe('a statement that cannot run', () => {
  let product: Product;
  beforeAll(async () => {
    product = await openProduct({ files: { 'draft.iql': '' } });
  });
  afterAll(async () => {
    await product[Symbol.asyncDispose]();
  });

  it('is underlined with its message and its code until it is put right', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('underlined'));
    const editor = await workbench.openFile('draft.iql');

    await editor.replaceAll(getsOne.replace('state', 'stat'));
    expect(await workbench.problems.waitFor('did you mean')).toEqual({
      severity: 'error',
      message: 'no column `stat` on `aws.iottwinmaker.sync_job`: did you mean `state`?',
      code: 'unknown-column',
      place: '[Ln 1, Col 8]',
    });
    await editor.replaceAll('SELECT state FROM aws.iottwinmaker.sync_job;');
    const missing = await workbench.problems.waitFor('reads one resource');
    expect(missing.message).toContain('add `WHERE data__Identifier = ');
    expect(missing).toMatchObject({
      severity: 'error',
      code: 'missing-parameter',
      place: '[Ln 1, Col 19]',
    });
    await editor.replaceAll(getsOne);
    await waitForNoProblems();
  });

  it('sends nothing, and says the same in the results', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('no plan'));
    emulator.requests.reset();
    const editor = workbench.getEditor('draft.iql');
    await editor.replaceAll('SELECT state FROM aws.iottwinmaker.sync_job;');
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    const words = await waitForRunState(results, 'cannot be run as it stands');
    expect(words).toContain('reads one resource by its identifier');
    expect(emulator.requests.count()).toBe(0);
    await workbench.problems.show();
    expect(await workbench.problems.read()).toHaveLength(1);
  });

  it('says what AWS refused, how to be let in, and where, until the text is changed', async () => {
    const { workbench, emulator } = product;
    onTestFailed(() => workbench.saveFailurePicture('access denied'));
    const heal = emulator.addFault({
      match: { operation: 'GetResource' },
      action: {
        kind: 'error',
        name: 'AccessDeniedException',
        message:
          'User: arn:aws:iam::123456789012:user/ann is not authorized to perform: iottwinmaker:GetSyncJob',
      },
    });
    const editor = workbench.getEditor('draft.iql');
    await editor.replaceAll(getsOne);
    await waitForNoProblems();
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    const words = await waitForRunState(results, 'AWS denied access');
    expect(words).toContain('iottwinmaker:GetSyncJob');
    expect(words).toContain('Select Profile…');
    expect(await workbench.problems.waitFor('iottwinmaker:GetSyncJob')).toMatchObject({
      severity: 'error',
      code: 'AccessDeniedException',
      place: '[Ln 1, Col 19]',
    });
    heal();
    await editor.press('ControlOrMeta+Enter');
    await waitForStatus(await findResults(workbench), '1 row');
    await waitForNoProblems();
  });

  it('points from the failure to the statement', async () => {
    const { workbench } = product;
    onTestFailed(() => workbench.saveFailurePicture('show in editor'));
    const editor = workbench.getEditor('draft.iql');
    await editor.replaceAll('\n\nSELECT state FROM aws.iottwinmaker.sync_job;\n');
    await editor.placeCaret(3, 4);
    await editor.press('ControlOrMeta+Enter');
    const results = await findResults(workbench);
    await waitForRunState(results, 'cannot be run as it stands');
    await editor.placeCaret(1, 1);
    await results.getByText('Show in Editor').click();
    await workbench.statusBar.waitFor('Ln 3');
  });

  function waitForNoProblems(): Promise<true> {
    return waitForCondition(product.workbench.page, 'no problems', async () =>
      (await product.workbench.problems.readSummary()).includes('No Problems') ? true : undefined,
    );
  }
});
