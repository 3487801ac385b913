/** The accounts beside the connection's own that statements of the literate tests can name. */
import type { ConfiguredAccount } from '../../engine/plan/index.ts';
import type { RunFailure } from '../../protocol/index.ts';
import type { StoredResource } from './account.ts';

export const accounts: readonly ConfiguredAccount[] = [
  { name: 'default', region: 'us-east-1' },
  {
    name: 'audit',
    accountId: '222222222222',
    region: 'eu-west-1',
    ssoStartUrl: 'https://example.awsapps.com/start',
    ssoRegion: 'us-east-1',
    ssoRoleName: 'ReadOnly',
  },
  { name: 'sandbox', sourceProfile: 'default', region: 'eu-central-1' },
  { name: 'closed', accountId: '444444444444' },
];

/** What the configuration does not tell. */
export const accountIds: Readonly<Record<string, string>> = {
  default: '111111111111',
  sandbox: '333333333333',
};

export const accountFailures: Readonly<Record<string, RunFailure>> = {
  closed: { kind: 'credentials', message: 'the login of the profile `closed` has expired' },
  'arn:aws:iam::555555555555:role/locked': {
    kind: 'access',
    message: 'the role `arn:aws:iam::555555555555:role/locked` may not be assumed',
  },
};

const role = 'arn:aws:iam::666666666666:role/reader';

export const resourcesElsewhere: readonly StoredResource[] = [
  vpc('audit', 'us-east-1', 'vpc-a1'),
  vpc('audit', 'eu-west-1', 'vpc-a2'),
  vpc('sandbox', 'us-east-1', 'vpc-s1'),
  vpc(role, 'us-east-1', 'vpc-r1'),
  subnet('audit', 'us-east-1', 'subnet-a1', 'vpc-a1'),
  subnet('sandbox', 'us-east-1', 'subnet-s1', 'vpc-s1'),
  {
    type: 'AWS::IoTTwinMaker::Workspace',
    account: 'audit',
    region: 'us-east-1',
    identifier: 'ledger',
    properties: { WorkspaceId: 'ledger' },
  },
  {
    type: 'AWS::IoTTwinMaker::SyncJob',
    account: 'audit',
    region: 'us-east-1',
    identifier: 'ledger|SITEWISE',
    properties: { WorkspaceId: 'ledger', SyncSource: 'SITEWISE', State: 'ACTIVE' },
  },
  {
    type: 'AWS::IAM::Role',
    account: 'audit',
    region: 'us-east-1',
    identifier: 'Auditor',
    properties: { RoleName: 'Auditor', Path: '/' },
  },
];

function vpc(account: string, region: string, id: string): StoredResource {
  return {
    type: 'AWS::EC2::VPC',
    account,
    region,
    identifier: id,
    properties: { VpcId: id, CidrBlock: '10.9.0.0/16' },
  };
}

function subnet(account: string, region: string, id: string, vpcId: string): StoredResource {
  return {
    type: 'AWS::EC2::Subnet',
    account,
    region,
    identifier: id,
    properties: { SubnetId: id, VpcId: vpcId },
  };
}
