/**
 * The tables of Cloud Control itself: any type by its name, and the requests that change resources.
 * Their columns keep the API's spelling, as published files do.
 */
import { inputsOf } from './inputs.ts';
import { genericMethodsOf } from './methods.ts';
import { saneName } from './names.ts';
import { regionColumn } from './tables.ts';
import type { ResourceTable, TableColumn, TableForm, ValueType } from './types.ts';

/** `cloud_control_legacy` is an older name of the same service. */
export const genericService = 'cloud_control';
export const genericServices: readonly string[] = [genericService, 'cloud_control_legacy'];

const resourceColumns: readonly TableColumn[] = [
  column('TypeName', 'string', 'The CloudFormation type of the resource.'),
  column('Identifier', 'string', "The resource's primary identifier."),
  column('Properties', 'object', "The resource's properties."),
  regionColumn,
];

const requestColumns: readonly TableColumn[] = [
  column('TypeName', 'string', 'The CloudFormation type of the resource.'),
  column('Identifier', 'string', "The resource's primary identifier, once it has one."),
  column('RequestToken', 'string', 'The token of this request.'),
  column('HooksRequestToken', 'string', 'The token of the hooks that run for this request.'),
  column('Operation', 'string', 'CREATE, UPDATE or DELETE.'),
  column(
    'OperationStatus',
    'string',
    'PENDING, IN_PROGRESS, SUCCESS, FAILED, CANCEL_IN_PROGRESS or CANCEL_COMPLETE.',
  ),
  column('EventTime', 'timestamp', 'When the request entered its status.'),
  column('ResourceModel', 'object', 'The resource as the handler knows it, often its identifier.'),
  column('StatusMessage', 'string', "The handler's message."),
  column('ErrorCode', 'string', 'Why the request failed, as a Cloud Control handler error code.'),
  column('RetryAfter', 'timestamp', 'When to ask again.'),
  regionColumn,
];

interface GenericTable {
  readonly form: TableForm;
  readonly description: string;
  readonly columns: readonly TableColumn[];
}

const tables: ReadonlyMap<string, GenericTable> = new Map([
  [
    'resources',
    {
      form: 'genericAll',
      description: 'Lists or creates resources of the type that `TypeName` names',
      columns: resourceColumns,
    },
  ],
  [
    'resource',
    {
      form: 'genericOne',
      description: 'Gets or operates on one resource of the type that `TypeName` names',
      columns: resourceColumns,
    },
  ],
  [
    'resource_requests',
    {
      form: 'requests',
      description: 'Lists requests to create, update or delete resources; DELETE cancels one',
      columns: requestColumns,
    },
  ],
  [
    'resource_request',
    {
      form: 'request',
      description: 'Gets the status of the request that `RequestToken` names',
      columns: requestColumns,
    },
  ],
]);

export const genericForms: readonly (readonly [name: string, form: TableForm])[] = [...tables].map(
  ([name, { form }]) => [name, form],
);

/** `undefined` for a name that is none of the four. */
export function genericTable(name: string): ResourceTable | undefined {
  const table = tables.get(name);
  return (
    table && {
      name: `aws.${genericService}.${name}`,
      ...table,
      inputs: inputsOf(table.form, table.columns),
      methods: genericMethodsOf(table.form),
    }
  );
}

function column(name: string, type: ValueType, documentation: string): TableColumn {
  return { name, type, documentation, aliases: [saneName(name)] };
}
