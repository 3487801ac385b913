import { expect, it } from 'vitest';
import type { FaultAction } from '../../emulator/index.ts';
import { emulatorForAws } from './emulator-for-aws.ts';

const list = ['cloudcontrol', 'list-resources', '--type-name', 'AWS::S3::Bucket'];
const resources = [
  { type: 'AWS::S3::Bucket', region: 'us-east-1', properties: { BucketName: 'a' } },
];
const once = (action: FaultAction) => ({ match: {}, times: 1, action });
const error = (name: string, status: number, message = 'It is what it is'): FaultAction => ({
  kind: 'error',
  name,
  message,
  status,
});

it('is throttled by name when the rate is exceeded, and answered again with time', async () => {
  await using test = await emulatorForAws({ data: { resources }, requestsPerSecond: 1 });
  expect(await test.answer(...list)).toBeDefined();
  expect(await test.refusal(...list)).toBe(
    'An error occurred (ThrottlingException) when calling the ListResources operation: Rate exceeded',
  );
  test.clock.advance(1000);
  expect(await test.answer(...list)).toBeDefined();
});

it('says how often it tried where the throttling does not end', async () => {
  await using test = await emulatorForAws({ data: { resources }, requestsPerSecond: 1 });
  await test.answer(...list);
  const { error: said } = await test.outcome({ attempts: 2 }, ...list);
  expect(said).toContain('(ThrottlingException)');
  expect(said).toContain('reached max retries: 1');
  expect(test.emulator.requests.count('ListResources')).toBe(3);
});

it.each<[string, FaultAction]>([
  ['a throttled request', error('ThrottlingException', 400, 'Rate exceeded')],
  ['an internal failure', error('InternalFailure', 500)],
  ['an unavailable service', error('ServiceUnavailable', 503)],
  ['a lost connection', { kind: 'drop', when: 'before' }],
  ['a lost answer', { kind: 'drop', when: 'after' }],
])('gets over %s by asking again', async (_, action) => {
  await using test = await emulatorForAws({ data: { resources }, faults: [once(action)] });
  const { exitCode, output } = await test.outcome({ attempts: 2 }, ...list);
  expect([exitCode, output]).toMatchObject([0, { ResourceDescriptions: [{ Identifier: 'a' }] }]);
  expect(test.emulator.requests.count('ListResources')).toBe(2);
});

it.each([
  ['ExpiredTokenException', 'The security token included in the request is expired'],
  ['AccessDeniedException', 'User is not authorized to perform this action'],
  ['UnrecognizedClientException', 'The security token included in the request is invalid'],
])('stops at %s without asking again', async (name, message) => {
  await using test = await emulatorForAws({
    data: { resources },
    faults: [once(error(name, 400, message))],
  });
  const { error: said } = await test.outcome({ attempts: 3 }, ...list);
  expect(said).toBe(
    `An error occurred (${name}) when calling the ListResources operation: ${message}`,
  );
  expect(test.emulator.requests.count('ListResources')).toBe(1);
});

it('waits for a slow answer', async () => {
  await using test = await emulatorForAws({
    data: { resources },
    faults: [once({ kind: 'delay', milliseconds: 300 })],
  });
  expect(await test.answer(...list)).toMatchObject({ ResourceDescriptions: [{ Identifier: 'a' }] });
});

it('sends nothing without credentials', async () => {
  await using test = await emulatorForAws({ data: { resources } });
  const { error: said } = await test.outcome({ credentials: 'none' }, ...list);
  expect(said).toContain('Unable to locate credentials');
  expect(test.emulator.requests.count()).toBe(0);
});
