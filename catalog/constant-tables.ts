/**
 * Tables of what there is to ask, whose rows need no call: the regions, the accounts that are configured,
 * the services and their resource types. They stand right behind the provider, `aws.regions`, and are the
 * way to write a fan-out as a join. Here are their columns; planning knows the rows.
 */
import type { ResourceTable, TableColumn, ValueType } from './types.ts';

export const regionsTable = constantTable(
  'regions',
  "The regions of the connection's partition. Join them to ask several: `FROM aws.regions r JOIN aws.ec2.vpcs v ON v.region = r.region`",
  [
    column('region', 'string', 'Its name, as `region` of every resource holds it: `eu-west-1`.'),
    column('description', 'string', 'What AWS calls it: `Europe (Ireland)`.'),
    column('partition', 'string', 'The partition that it belongs to: `aws`, `aws-cn` and others.'),
    column(
      'is_enabled',
      'boolean',
      'Whether statements ask it without naming it: one of `iql.regions`, or any where that is empty.',
    ),
    column(
      'is_opt_in',
      'boolean',
      'Whether AWS asks an account to enable it before its first use.',
    ),
    column('is_default', 'boolean', 'Whether a statement that names no region asks it.'),
  ],
);

export const accountsTable = constantTable(
  'accounts',
  'The profiles of `~/.aws` and the roles of `iql.accounts`. Join them to ask several: `FROM aws.accounts a JOIN aws.ec2.vpcs v ON v.account = a.account`',
  [
    column('account', 'string', 'Its name, as `account` of every resource holds it: the profile.'),
    column('account_id', 'string', 'Its twelve digits, where the configuration tells them.'),
    column('region', 'string', "The profile's own region, where it has one."),
    column('role_arn', 'string', 'The role that is assumed, where one is.'),
    column('source_profile', 'string', 'The profile whose credentials assume the role.'),
    column(
      'sso_start_url',
      'string',
      'Where a person logs in, for a profile of IAM Identity Center.',
    ),
    column('sso_region', 'string', 'The region of that IAM Identity Center.'),
    column('sso_role_name', 'string', 'The permission set of that login.'),
    column('is_default', 'boolean', 'Whether a statement that names no account asks it.'),
  ],
);

export const servicesTable = constantTable('services', 'The services that have resource types', [
  column('service', 'string', 'Its name in a table: `ec2` of `aws.ec2.vpcs`.'),
  column('title', 'string', 'Its name in a type: `EC2` of `AWS::EC2::VPC`.'),
  column('resource_types', 'integer', 'How many resource types it has.'),
]);

export const resourceTypesTable = constantTable(
  'resource_types',
  'The resource types, with what can be done with each',
  [
    column('type_name', 'string', 'The CloudFormation type: `AWS::EC2::VPC`.'),
    column('service', 'string', 'Its service, as in a table name.'),
    column('table_name', 'string', 'The table that lists it: `aws.ec2.vpcs`.'),
    column('description', 'string', 'What AWS says that it is.'),
    column('is_listable', 'boolean', 'Whether AWS lists it; NULL where no source told.'),
    column(
      'is_readable',
      'boolean',
      'Whether AWS reads one by its identifier; NULL where no source told.',
    ),
    column('is_creatable', 'boolean', 'Whether AWS creates it; NULL where no source told.'),
    column('is_updatable', 'boolean', 'Whether AWS changes it; NULL where no source told.'),
    column('is_deletable', 'boolean', 'Whether AWS deletes it; NULL where no source told.'),
    column('is_global', 'boolean', 'Whether it is the same in every region, and so asked once.'),
    column(
      'primary_identifier',
      'array',
      'The columns that compose its identifier, joined by `|` in this order.',
    ),
    column(
      'list_inputs',
      'array',
      'The columns that it cannot be listed without; NULL where no source told.',
    ),
    column('documentation_url', 'string', "The type's page in AWS's documentation."),
  ],
);

export const constantTables: readonly ResourceTable[] = [
  regionsTable,
  accountsTable,
  servicesTable,
  resourceTypesTable,
];

export function isConstant({ form }: ResourceTable): boolean {
  return form === 'constant';
}

/** `undefined` for a name that is none of these. `name` is in lower case. */
export function constantTableNamed(name: string): ResourceTable | undefined {
  return constantTables.find((table) => table.name === `aws.${name}`);
}

function constantTable(
  name: string,
  description: string,
  columns: readonly TableColumn[],
): ResourceTable {
  return { name: `aws.${name}`, form: 'constant', description, columns, inputs: [], methods: [] };
}

function column(name: string, type: ValueType, documentation: string): TableColumn {
  return { name, type, documentation, aliases: [] };
}
