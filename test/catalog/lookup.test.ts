import { describe, expect, it } from 'vitest';
import { testCatalog } from './fixture.ts';

/** `form canonical of type`, or nothing where the name means nothing. */
function check(name: string): string | undefined {
  const found = testCatalog().lookup(name.split('.'));
  return found && [found.form, found.canonical, found.typeName ?? ''].join(' ').trim();
}

const syncJob = 'AWS::IoTTwinMaker::SyncJob';

describe('a table name', () => {
  it.each([
    ['aws.iottwinmaker.sync_job', `one sync_job ${syncJob}`],
    ['aws.iottwinmaker.sync_jobs', `all sync_jobs ${syncJob}`],
    ['aws.iottwinmaker.sync_jobs_list_only', `listOnly sync_jobs_list_only ${syncJob}`],
    ['aws.iottwinmaker.sync_job_tags', `tags sync_job_tags ${syncJob}`],
  ])('resolves in every generation: %s', (name, meaning) => {
    expect(check(name)).toBe(meaning);
  });

  it('resolves under both providers and in any case', () => {
    expect(check('awscc.iottwinmaker.sync_jobs')).toBe(`all sync_jobs ${syncJob}`);
    expect(check('AWS.IoTTwinMaker.SYNC_JOB')).toBe(`one sync_job ${syncJob}`);
  });

  it.each([
    ['aws.ec2.ec2_fleets', 'all ec2fleets AWS::EC2::EC2Fleet'],
    ['aws.ec2.ec2fleet', 'one ec2fleet AWS::EC2::EC2Fleet'],
    ['aws.iam.virtual_mfa_devices', 'all virtualmfa_devices AWS::IAM::VirtualMFADevice'],
    ['aws.iam.virtualmfa_device', 'one virtualmfa_device AWS::IAM::VirtualMFADevice'],
    ['aws.appsync.graphql_apis', 'all graphql_apis AWS::AppSync::GraphQLApi'],
    ['aws.apigateway.domain_name_v2s', 'all domain_name_v2s AWS::ApiGateway::DomainNameV2'],
    [
      'aws.datasync.locationf_sx_open_zfs',
      'all locationf_sx_open_zfs AWS::DataSync::LocationFSxOpenZFS',
    ],
    [
      'aws.datasync.location_fsx_open_zfs',
      'all locationf_sx_open_zfs AWS::DataSync::LocationFSxOpenZFS',
    ],
  ])('resolves by its published and its sane spelling: %s', (name, meaning) => {
    expect(check(name)).toBe(meaning);
  });

  it('resolves both plurals of schema', () => {
    expect(check('aws.glue.schemata')).toBe('all schemata AWS::Glue::Schema');
    expect(check('aws.glue.schemas')).toBe('all schemata AWS::Glue::Schema');
    expect(check('aws.glue.schemas_list_only')).toBe(
      'listOnly schemata_list_only AWS::Glue::Schema',
    );
    expect(check('aws.glue.schema')).toBe('one schema AWS::Glue::Schema');
  });

  it.each([
    ['aws.kinesis.kinesis_stream', 'one kinesis_stream AWS::Kinesis::Stream'],
    ['aws.kinesis.stream', 'one kinesis_stream AWS::Kinesis::Stream'],
    ['aws.kinesis.streams', 'all streams AWS::Kinesis::Stream'],
    ['aws.kinesis.stream_tags', 'tags stream_tags AWS::Kinesis::Stream'],
    [
      'aws.eventschemas.eventschemas_registry',
      'one eventschemas_registry AWS::EventSchemas::Registry',
    ],
    ['aws.frauddetector.frauddetector_list', 'one frauddetector_list AWS::FraudDetector::List'],
  ])('carries the service where the singular is registry, list or stream: %s', (name, meaning) => {
    expect(check(name)).toBe(meaning);
  });

  it('has one meaning, all, where plural and singular are equal', () => {
    expect(check('aws.ec2.dhcp_options')).toBe('all dhcp_options AWS::EC2::DHCPOptions');
    expect(check('aws.s3.storage_lens')).toBe('all storage_lens AWS::S3::StorageLens');
    expect(check('aws.workspacesweb.user_settings')).toBe(
      'all user_settings AWS::WorkSpacesWeb::UserSettings',
    );
  });

  it.each([
    ['aws.cloud_control.resources', 'genericAll resources'],
    ['aws.cloud_control.resource', 'genericOne resource'],
    ['aws.cloud_control.resource_requests', 'requests resource_requests'],
    ['awscc.cloud_control_legacy.resource_request', 'request resource_request'],
    ['aws.cloud_control.buckets', undefined],
  ])('serves any type by name: %s', (name, meaning) => {
    expect(check(name)).toBe(meaning);
  });

  it.each([
    'aws.iottwinmaker.sync_jobz',
    'aws.nothing.sync_jobs',
    'azure.iottwinmaker.sync_jobs',
    'aws.iottwinmaker',
    'aws.iottwinmaker.sync_jobs.more',
    'aws.constructor.prototype',
    '',
  ])('means nothing where nothing has it: %s', (name) => {
    expect(check(name)).toBeUndefined();
    expect(testCatalog().table(name.split('.'))).toBeUndefined();
  });
});

describe('a service', () => {
  it('lists its canonical names', () => {
    expect(
      testCatalog()
        .tables('IoTTwinMaker')
        .filter(({ typeName }) => typeName === syncJob)
        .map(({ name, form }) => `${name} ${form}`),
    ).toEqual([
      'sync_jobs all',
      'sync_job one',
      'sync_jobs_list_only listOnly',
      'sync_job_tags tags',
    ]);
    expect(testCatalog().tables('nothing')).toEqual([]);
  });

  it('says how many resource types it has', () => {
    const service = (name: string) =>
      testCatalog()
        .services()
        .find((each) => each.name === name);
    expect(service('iottwinmaker')).toEqual({ name: 'iottwinmaker', resourceCount: 5 });
    expect(service('cloud_control')).toEqual({ name: 'cloud_control', resourceCount: 4 });
  });
});
