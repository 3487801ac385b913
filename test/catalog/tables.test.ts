import { describe, expect, it } from 'vitest';
import { homeRegion, type ResourceTable } from '../../catalog/index.ts';
import { testCatalog } from './fixture.ts';

function tableNamed(name: string): ResourceTable {
  const table = testCatalog().table(name.split('.'));
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

const columnsOf = (name: string): readonly string[] =>
  tableNamed(name).columns.map((column) => column.name);

const inputsOf = (name: string): readonly string[] =>
  tableNamed(name).inputs.map((input) => input.name);

describe('the forms of a table', () => {
  it('give a list-only table the parts of the identifier and the region', () => {
    expect(columnsOf('aws.iottwinmaker.sync_jobs_list_only')).toEqual([
      'workspace_id',
      'sync_source',
      'region',
    ]);
  });

  it('add to a list-only table what its list needs', () => {
    expect(columnsOf('aws.eks.nodegroups_list_only')).toEqual(['id', 'cluster_name', 'region']);
  });

  it('give a tags table a key and a value in place of the tags', () => {
    const columns = columnsOf('aws.iottwinmaker.sync_job_tags');
    expect(columns).not.toContain('tags');
    expect(columns.slice(-3)).toEqual(['tag_key', 'tag_value', 'region']);
  });

  it('make a column of an identifier part that lies inside a property', () => {
    expect(columnsOf('aws.s3.storage_lens_list_only')).toEqual([
      'storage_lens_configuration_id',
      'region',
    ]);
    expect(columnsOf('aws.s3.storage_lens')).toContain('storage_lens_configuration_id');
  });

  it('are described', () => {
    expect(tableNamed('aws.iottwinmaker.sync_jobs').description).toBe(
      'Retrieves a list of sync_jobs or creates a resource, use sync_job to get or operate on an individual resource',
    );
    expect(tableNamed('aws.ec2.dhcp_options').description).toBe(
      'Retrieves a list of dhcp_options resources, creates a resource, or gets or operates on an individual one by its identifier',
    );
  });

  it('keep the canonical name, whatever was written', () => {
    expect(tableNamed('awscc.ec2.ec2_fleets').name).toBe('aws.ec2.ec2fleets');
  });
});

describe('the inputs of a table', () => {
  it('are spelled with and without data__', () => {
    expect(inputsOf('aws.iottwinmaker.sync_job')).toEqual([
      'data__Identifier',
      'Identifier',
      'data__PatchDocument',
      'PatchDocument',
      'data__DesiredState',
      'DesiredState',
      'data__ClientToken',
      'ClientToken',
      'data__RoleArn',
      'RoleArn',
      'data__TypeVersionId',
      'TypeVersionId',
      'data__TypeName',
      'TypeName',
      'account',
      'account_id',
    ]);
  });

  it('leave a bare spelling to the column that has it', () => {
    expect(columnsOf('aws.eks.clusters')).toContain('role_arn');
    expect(inputsOf('aws.eks.clusters')).not.toContain('RoleArn');
    expect(inputsOf('aws.eks.clusters')).toContain('data__RoleArn');
  });
});

describe('the generic tables', () => {
  it('have the columns of Cloud Control', () => {
    expect(columnsOf('aws.cloud_control.resources')).toEqual([
      'TypeName',
      'Identifier',
      'Properties',
      'region',
    ]);
    expect(columnsOf('aws.cloud_control.resource_requests')).toEqual([
      'TypeName',
      'Identifier',
      'RequestToken',
      'HooksRequestToken',
      'Operation',
      'OperationStatus',
      'EventTime',
      'ResourceModel',
      'StatusMessage',
      'ErrorCode',
      'RetryAfter',
      'region',
    ]);
  });

  it('take the type and the identifier by both spellings', () => {
    expect(inputsOf('aws.cloud_control_legacy.resource').slice(0, 4)).toEqual([
      'data__TypeName',
      'TypeName',
      'data__Identifier',
      'Identifier',
    ]);
    expect(inputsOf('aws.cloud_control.resource_request')).toEqual([
      'data__RequestToken',
      'RequestToken',
    ]);
  });

  it('say what their methods need', () => {
    expect(
      tableNamed('aws.cloud_control.resource').methods.map(
        ({ name, requiredParameters }) => `${name}: ${requiredParameters.join(', ')}`,
      ),
    ).toEqual([
      'delete_resource: data__Identifier, data__TypeName, region',
      'get_resource: data__Identifier, data__TypeName, region',
      'update_resource: data__Identifier, data__PatchDocument, data__TypeName, region',
    ]);
  });
});

describe('a property', () => {
  const property = (typeName: string, name: string) =>
    testCatalog()
      .resourceType(typeName)
      ?.properties.find((each) => each.name === name);

  it('that is both property and attribute stands once and can be set', () => {
    const names = testCatalog()
      .resourceType('AWS::S3::Bucket')
      ?.properties.map(({ name }) => name);
    expect(names?.length).toBe(new Set(names).size);
    expect(property('AWS::S3::Bucket', 'BucketName')).toMatchObject({
      readOnly: false,
      createOnly: true,
    });
  });

  it('that only AWS sets is read-only', () => {
    expect(property('AWS::IoTTwinMaker::SyncJob', 'Arn')).toMatchObject({
      readOnly: true,
      required: false,
    });
  });

  it('carries its values, its references and its nested type', () => {
    expect(property('AWS::S3::Bucket', 'AccessControl')?.enumeration).toContain('PublicRead');
    expect(property('AWS::DynamoDB::Table', 'BillingMode')?.enumeration).toContain('PROVISIONED');
    expect(property('AWS::IoTTwinMaker::Workspace', 'Role')?.references).toEqual([
      { typeName: 'AWS::IAM::Role', property: 'Arn' },
    ]);
    const nested = property('AWS::S3::Bucket', 'VersioningConfiguration')?.nestedType ?? '';
    expect(
      testCatalog()
        .nestedType('AWS::S3::Bucket', nested)
        ?.properties.map(({ name }) => name),
    ).toEqual(['Status']);
  });

  it('of an attribute with a dotted name is one object', () => {
    expect(property('AWS::EC2::Instance', 'State')).toMatchObject({
      type: 'object',
      readOnly: true,
      nestedType: 'State',
    });
  });

  it('inside a nested type is marked where reads never return it', () => {
    const type = testCatalog().resourceType('AWS::Lambda::Function');
    expect(type?.nestedWriteOnly).toContain('Code/ZipFile');
    expect(
      testCatalog()
        .nestedType('AWS::Lambda::Function', 'Code')
        ?.properties.find(({ name }) => name === 'ZipFile')?.writeOnly,
    ).toBe(true);
  });
});

describe('a type', () => {
  it('is found in any case', () => {
    expect(testCatalog().resourceType('aws::s3::bucket')?.typeName).toBe('AWS::S3::Bucket');
    expect(testCatalog().resourceType('AWS::S3::Nothing')).toBeUndefined();
    expect(testCatalog().resourceType('no type at all')).toBeUndefined();
  });

  it('of an account-wide service is global and has a home', () => {
    expect(testCatalog().resourceType('AWS::IAM::Role')?.scope).toBe('global');
    expect(testCatalog().resourceType('AWS::EC2::VPC')?.scope).toBe('regional');
    expect(homeRegion('AWS::IAM::Role', 'aws')).toBe('us-east-1');
    expect(homeRegion('AWS::CloudFront::Distribution', 'aws-cn')).toBe('cn-northwest-1');
    expect(homeRegion('AWS::GlobalAccelerator::Accelerator', 'eu-west-1')).toBe('us-west-2');
    expect(homeRegion('AWS::EC2::VPC', 'aws')).toBeUndefined();
  });

  it('whose support no source told is unknown, and one that cannot be served is unsupported', () => {
    expect(testCatalog().resourceType('AWS::S3::Bucket')?.provisioning).toBe('supported');
    expect(testCatalog().resourceType('AWS::S3::AccessPoint')?.provisioning).toBe('unknown');
    expect(testCatalog().resourceType('AWS::Serverless::Api')?.provisioning).toBe('unsupported');
  });

  it('that needs a parent to be listed says so', () => {
    const inputs = (name: string) => testCatalog().resourceType(name)?.listInputs;
    expect(inputs('AWS::EKS::Nodegroup')).toEqual(['ClusterName']);
    expect(inputs('AWS::ElasticLoadBalancingV2::Listener')).toEqual(['LoadBalancerArn']);
    expect(inputs('AWS::EC2::VPC')).toEqual([]);
    expect(inputs('AWS::S3::AccessPoint')).toBeUndefined();
  });
});
