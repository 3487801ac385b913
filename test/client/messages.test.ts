import { describe, expect, it } from 'vitest';
import type { Connection } from '../../client/connection/connection.ts';
import { confirmationOf, progressText, targetText } from '../../client/run/messages.ts';
import { noCalls } from '../../protocol/index.ts';

const unnamed: Connection = {
  region: 'us-east-1',
  regionFrom: 'setting',
  regions: [],
  concurrency: 8,
  rowLimit: 100,
};
const connection: Connection = { ...unnamed, profile: 'production' };

describe('the question before a DELETE', () => {
  it('names the resource, its place, whose account and the rights it takes', () => {
    const { message, detail, yes } = confirmationOf(
      {
        operation: 'delete',
        typeName: 'AWS::IoTTwinMaker::SyncJob',
        identifier: 'factory|SITEWISE',
        region: 'eu-west-1',
        permissions: ['iottwinmaker:DeleteSyncJob', 'iottwinmaker:GetSyncJob'],
      },
      connection,
    );
    expect(message).toBe('Delete AWS::IoTTwinMaker::SyncJob "factory|SITEWISE"?');
    expect(yes).toBe('Delete');
    expect(detail.split('\n')).toEqual([
      'Type: AWS::IoTTwinMaker::SyncJob',
      'Identifier: factory|SITEWISE',
      'Region: eu-west-1',
      'Profile: production',
      '',
      'This needs the IAM actions:',
      '  iottwinmaker:DeleteSyncJob',
      '  iottwinmaker:GetSyncJob',
      '',
      'Deleting a resource cannot be undone.',
    ]);
  });

  it('names the account that the statement names, in place of the profile', () => {
    const preview = { typeName: 'T', identifier: 'i', region: 'r', permissions: [] };
    const { detail } = confirmationOf(
      { operation: 'delete', ...preview, account: 'audit' },
      connection,
    );
    expect(detail).toContain('Account: audit');
    expect(detail).not.toContain('production');
  });

  it('says when it is not AWS that is asked', () => {
    const { detail } = confirmationOf(
      { operation: 'delete', typeName: 'T', identifier: 'i', region: 'r', permissions: [] },
      { ...connection, endpoint: 'http://127.0.0.1:8008' },
    );
    expect(detail).toContain('Endpoint: http://127.0.0.1:8008');
    expect(detail).not.toContain('IAM');
  });
});

describe('the words around a run', () => {
  it('count calls and resources', () => {
    const calls = { list: 1, get: 11, create: 0, update: 0, delete: 0, status: 0 };
    expect(progressText([{ calls, rowsFetched: 340 }])).toBe('12 calls, 340 resources');
    const throttled = {
      region: 'eu-west-1',
      operation: 'GetResource',
      ratePerSecond: 25.2,
      concurrency: 2,
    };
    expect(progressText([{ calls, rowsFetched: 340, throttled }])).toBe(
      '12 calls, 340 resources, throttled to 25 a second',
    );
  });

  it('are the sums of all statements that run', () => {
    const calls = { ...noCalls, list: 1 };
    expect(
      progressText([
        { calls, rowsFetched: 1_000 },
        { calls, rowsFetched: 20 },
      ]),
    ).toBe('2 statements, 2 calls, 1,020 resources');
  });

  it('say whose AWS it is', () => {
    expect(targetText(connection)).toBe('profile production, us-east-1');
    expect(targetText({ ...unnamed, endpoint: 'http://127.0.0.1:1' })).toBe(
      'us-east-1, 127.0.0.1:1',
    );
  });
});
