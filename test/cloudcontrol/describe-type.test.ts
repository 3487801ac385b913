/** Schemas of types from CloudFormation's registry. */
import { expect, it } from 'vitest';
import { describedTypeOf } from '../../catalog/index.ts';
import { createTypeDescriber } from '../../engine/cloudcontrol/index.ts';
import { emulatorWith } from '../emulator/emulator-under-test.ts';

const syncJob = 'AWS::IoTTwinMaker::SyncJob';

async function check(typeName: string, endpoint?: string) {
  await using test = await emulatorWith({}, { [syncJob]: { listInputs: ['WorkspaceId'] } });
  const describer = createTypeDescriber({
    endpoint: endpoint ?? test.emulator.url,
    concurrency: 1,
    env: {},
  });
  try {
    return await describer.describe(typeName, 'us-east-1', new AbortController().signal);
  } finally {
    describer.close();
  }
}

it('gives a schema from which the catalog takes handlers and list inputs', async () => {
  expect(describedTypeOf(await check(syncJob))).toMatchObject({
    typeName: syncJob,
    handlers: { list: { permissions: expect.anything() as unknown } },
    listInputs: ['WorkspaceId'],
  });
});

it('gives nothing of a type that the registry does not have', async () => {
  expect(await check('AWS::None::Such')).toBeUndefined();
});

it('rejects where nothing answers', async () => {
  await expect(check(syncJob, 'http://127.0.0.1:9')).rejects.toThrow();
});
