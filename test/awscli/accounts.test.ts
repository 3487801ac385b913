import { expect, it } from 'vitest';
import type { ListAnswer } from './answers.ts';
import type { Credentials } from './aws.ts';
import { emulatorForAws } from './emulator-for-aws.ts';

const bucket = (name: string) => ({
  type: 'AWS::S3::Bucket',
  region: 'us-east-1',
  properties: { BucketName: name },
});
const other = '210987654321';
const data = {
  resources: [bucket('mine')],
  accounts: { [other]: { resources: [bucket('theirs')] } },
};
const list = ['cloudcontrol', 'list-resources', '--type-name', 'AWS::S3::Bucket'];
const whoAmI = ['sts', 'get-caller-identity'];
const assume = (account: string) => [
  ...['sts', 'assume-role', '--role-session-name', 'test'],
  ...['--role-arn', `arn:aws:iam::${account}:role/reader`],
];

it('shows the resources of the account whose role was assumed', async () => {
  await using test = await emulatorForAws({ data });
  const assumed = await test.answer<{ readonly Credentials: Credentials }>(...assume(other));
  const credentials = assumed.Credentials;
  expect(await test.outcome({ credentials }, ...whoAmI)).toMatchObject({
    output: { Account: other },
  });
  const { output } = await test.outcome({ credentials }, ...list);
  expect((output as ListAnswer).ResourceDescriptions).toMatchObject([{ Identifier: 'theirs' }]);
  expect((await test.answer<ListAnswer>(...list)).ResourceDescriptions).toMatchObject([
    { Identifier: 'mine' },
  ]);
});

it('refuses the role of an account that there is not', async () => {
  await using test = await emulatorForAws({ data });
  expect(await test.refusal(...assume('999999999999'))).toContain(
    '(AccessDenied) when calling the AssumeRole operation',
  );
});

it('throttles each account by itself', async () => {
  await using test = await emulatorForAws({ data, requestsPerSecond: 1 });
  const { Credentials: credentials } = await test.answer<{ readonly Credentials: Credentials }>(
    ...assume(other),
  );
  await test.answer(...list);
  expect(await test.outcome({ credentials }, ...list)).toMatchObject({ exitCode: 0 });
  expect(await test.refusal(...list)).toContain('(ThrottlingException)');
});
