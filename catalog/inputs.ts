/** Names that shape a request: generation 2 writes them with `data__`, generation 3 without. */
import type { TableColumn, TableForm, TableInput } from './types.ts';

type Meaning = TableInput['meaning'];

const spelled: Readonly<Record<Meaning, string>> = {
  identifier: 'Identifier',
  typeName: 'TypeName',
  patchDocument: 'PatchDocument',
  desiredState: 'DesiredState',
  clientToken: 'ClientToken',
  roleArn: 'RoleArn',
  typeVersionId: 'TypeVersionId',
  requestToken: 'RequestToken',
  requestStatusFilter: 'ResourceRequestStatusFilter',
  account: 'account',
  accountId: 'account_id',
};

const documented: Readonly<Record<Meaning, string>> = {
  identifier:
    "The resource's primary identifier. Several parts are joined by `|` in the schema's order.",
  typeName: 'The CloudFormation type of the resource, `AWS::S3::Bucket` for example.',
  patchDocument: 'A JSON Patch (RFC 6902): an array of operations, as JSON text.',
  desiredState: 'The properties of the resource to create, as JSON text.',
  clientToken: 'Makes the request idempotent: AWS does the same token once. Made up if left out.',
  roleArn: 'The ARN of an IAM role that Cloud Control assumes for the request.',
  typeVersionId: 'The version of a private type. The default version if left out.',
  requestToken: 'The token that Cloud Control gave to a create, update or delete request.',
  requestStatusFilter:
    'JSON text with `Operations` (CREATE, UPDATE, DELETE) and `OperationStatuses` to show only such requests.',
  account:
    'Which account is asked: a profile of `~/.aws`, a name of `iql.accounts`, or the ARN of a role. In a row, the account that it came from.',
  accountId: 'The twelve digits of the account that a row came from.',
};

const common: readonly Meaning[] = ['roleArn', 'typeVersionId'];
const accounts: readonly Meaning[] = ['account', 'accountId'];
const mutations: readonly Meaning[] = ['patchDocument', 'desiredState', 'clientToken'];

const meanings: Readonly<Record<TableForm, readonly Meaning[]>> = {
  one: ['identifier', ...mutations, ...common, 'typeName', ...accounts],
  all: ['identifier', ...mutations, ...common, 'typeName', ...accounts],
  listOnly: [...common, 'typeName', ...accounts],
  tags: ['identifier', ...common, 'typeName', ...accounts],
  genericOne: ['typeName', 'identifier', ...mutations, ...common, ...accounts],
  genericAll: ['typeName', 'identifier', ...mutations, ...common, ...accounts],
  requests: ['requestStatusFilter', 'requestToken'],
  request: ['requestToken'],
  constant: [],
};

/**
 * Both spellings of each input of a form; an account's has the prefix only where it needs it. Where a column of a typed table has the bare spelling, the
 * name means the column; the `data__` spelling always means the input.
 */
export function inputsOf(form: TableForm, columns: readonly TableColumn[]): readonly TableInput[] {
  const taken = new Set(
    columns.flatMap(({ name, property, aliases }) =>
      property === undefined ? [] : [name, ...aliases].map((spelling) => spelling.toLowerCase()),
    ),
  );
  return meanings[form].flatMap((meaning) => {
    const bare = spelled[meaning];
    const isAccount = accounts.includes(meaning);
    const prefixed = isAccount && !taken.has(bare) ? [] : [`data__${bare}`];
    const names = taken.has(bare.toLowerCase()) ? prefixed : [...prefixed, bare];
    return names.map((name) => ({ name, meaning, documentation: documented[meaning] }));
  });
}
