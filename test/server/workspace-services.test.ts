import { describe, expect, it } from 'vitest';
import { followServices } from '../../server/features/completion/workspace-services.ts';
import { createWorkspaceIndex } from '../../server/workspace/workspace-index.ts';
import { testWorkspace } from './check-workspace.ts';

/** A workspace of files of which none is open. */
function workspaceOf(files: Readonly<Record<string, string>>) {
  const index = createWorkspaceIndex({
    get: () => undefined,
    onChange: () => undefined,
    onClose: () => undefined,
  });
  for (const [uri, text] of Object.entries(files)) {
    index.putFile(uri, text);
  }
  return index;
}

describe('services of the workspace', () => {
  it('are counted once a file', () => {
    const services = followServices(
      workspaceOf({
        'file:///a.iql': 'SELECT 1 FROM aws.s3.buckets, AWSCC.SQS.queues, aws.s3.access_points',
        'file:///b.iql': 'SELECT 1 FROM aws.s3.buckets',
      }),
    );
    expect([...services()]).toEqual([
      ['s3', 2],
      ['sqs', 1],
    ]);
  });

  it('follow a file that changes or goes', () => {
    const index = workspaceOf({ 'file:///a.iql': 'SELECT 1 FROM aws.s3.buckets' });
    const services = followServices(index);
    expect([...services().keys()]).toEqual(['s3']);
    index.putFile('file:///a.iql', 'SELECT 1 FROM aws.sqs.queues');
    expect([...services().keys()]).toEqual(['sqs']);
    index.removeFile('file:///a.iql');
    expect([...services().keys()]).toEqual([]);
  });

  it('leave a file out while it is open, however its URI is spelled', () => {
    const { index, open, close } = testWorkspace();
    index.putFile('file:///c%3A/a.iql', 'SELECT 1 FROM aws.s3.buckets');
    const services = followServices(index);
    expect([...services().keys()]).toEqual(['s3']);
    open('file:///c:/a.iql', 'SELECT 1');
    expect([...services().keys()]).toEqual([]);
    close('file:///c:/a.iql');
    expect([...services().keys()]).toEqual(['s3']);
  });

  it('of large files are read list by list', () => {
    const long = (service: string) => `SELECT 1 FROM aws.${service}.x;${' '.repeat(300_000)}`;
    const services = followServices(
      workspaceOf({ 'file:///a.iql': long('s3'), 'file:///b.iql': long('sqs') }),
    );
    expect([...services().keys()]).toEqual(['s3']);
    expect([...services().keys()]).toEqual(['s3', 'sqs']);
  });
});
