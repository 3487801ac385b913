import { describe, expect, it } from 'vitest';
import {
  columnAliases,
  columnName,
  resourceName,
  resourceNames,
  saneName,
} from '../../catalog/index.ts';

describe('a column', () => {
  it.each([
    ['WorkspaceId', 'workspace_id'],
    ['DBInstanceArn', 'db_instance_arn'],
    ['EC2InstanceType', 'e_c2_instance_type'],
    ['TargetGroupARNs', 'target_group_arns'],
    ['VPNGatewayId', 'v_pn_gateway_id'],
    ['CSS', 'c_ss'],
    ['EIP', 'e_ip'],
    ['ETag', 'e_tag'],
    ['OpenZFSConfiguration', 'open_zf_sconfiguration'],
    ['MinACU', 'min_ac_u'],
    ['LoRaWAN', 'lo_ra_wan'],
    ['AIAgentArn', 'a_iagent_arn'],
    ['Schema', '_schema'],
    ['Format', '_format'],
    ['Values', '_values'],
    ['Database', '_database'],
    ['Update', '_update'],
    ['Force', '_force'],
    ['Match', '_match'],
    ['Registry', '_registry'],
    ['ClientIdsForOIDC', 'client_ids_for_oid_c'],
    ['OAuthScopes', 'oauth_scopes'],
  ])('is named as published pages name it: %s is %s', (property, column) => {
    expect(columnName(property)).toBe(column);
  });

  it.each([
    ['VPNGatewayId', ['vpn_gateway_id', 'VPNGatewayId']],
    ['EC2InstanceType', ['ec2_instance_type', 'EC2InstanceType']],
    ['OpenZFSConfiguration', ['open_zfs_configuration', 'OpenZFSConfiguration']],
    ['Schema', ['Schema']],
    ['WorkspaceId', ['WorkspaceId']],
    ['Arn', []],
  ])('is found by its sane and its original name: %s', (property, aliases) => {
    expect(columnAliases(property)).toEqual(aliases);
  });

  it.each([
    ['TargetGroupARNs', 'target_group_arns'],
    ['IPv6CidrBlock', 'ipv6_cidr_block'],
    ['VpcIDs', 'vpc_ids'],
    ['LoRaWANDevice', 'lorawan_device'],
    ['LocationFSxOpenZFS', 'location_fsx_open_zfs'],
    ['S3Location', 's3_location'],
  ])('has a sane name without broken acronyms: %s is %s', (property, sane) => {
    expect(saneName(property)).toBe(sane);
  });
});

describe('a resource', () => {
  it.each([
    ['SyncJob', 'sync_job'],
    ['EC2Fleet', 'ec2fleet'],
    ['VirtualMFADevice', 'virtualmfa_device'],
    ['LocationFSxOpenZFS', 'locationf_sx_open_zfs'],
    ['GraphQLApi', 'graphql_api'],
    ['DomainNameV2', 'domain_name_v2'],
    ['DHCPOptions', 'dhcp_options'],
  ])('is named as published pages name it: %s is %s', (thirdPart, name) => {
    expect(resourceName(thirdPart)).toBe(name);
  });

  it('has one name of each form, the canonical ones first', () => {
    const names = resourceNames(
      'AWS::EC2::EC2Fleet',
      { canonical: 'ec2fleets', sane: 'ec2_fleets' },
      true,
    );
    expect(names.map(({ name, canonical, form }) => `${form} ${name} = ${canonical}`)).toEqual([
      'all ec2fleets = ec2fleets',
      'one ec2fleet = ec2fleet',
      'listOnly ec2fleets_list_only = ec2fleets_list_only',
      'tags ec2fleet_tags = ec2fleet_tags',
      'all ec2_fleets = ec2fleets',
      'one ec2_fleet = ec2fleet',
      'listOnly ec2_fleets_list_only = ec2fleets_list_only',
      'tags ec2_fleet_tags = ec2fleet_tags',
    ]);
  });
});
