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
};

const common: readonly Meaning[] = ['roleArn', 'typeVersionId'];
const mutations: readonly Meaning[] = ['patchDocument', 'desiredState', 'clientToken'];

const meanings: Readonly<Record<TableForm, readonly Meaning[]>> = {
  one: ['identifier', ...mutations, ...common, 'typeName'],
  all: ['identifier', ...mutations, ...common, 'typeName'],
  listOnly: [...common, 'typeName'],
  tags: ['identifier', ...common, 'typeName'],
  genericOne: ['typeName', 'identifier', ...mutations, ...common],
  genericAll: ['typeName', 'identifier', ...mutations, ...common],
  requests: ['requestStatusFilter', 'requestToken'],
  request: ['requestToken'],
};

/**
 * Both spellings of each input of a form. Where a column of a typed table has the bare spelling, the
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
    const names = taken.has(bare.toLowerCase()) ? [`data__${bare}`] : [`data__${bare}`, bare];
    return names.map((name) => ({ name, meaning, documentation: documented[meaning] }));
  });
}
