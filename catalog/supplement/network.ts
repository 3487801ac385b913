/** EC2's networks and instances, load balancers, CloudFront and Route 53. */
import { actions, sourcesOf, type SupplementFacts } from './facts.ts';

const ec2 = (...names: readonly string[]): readonly string[] => actions('ec2', ...names);
const elb = (...names: readonly string[]): readonly string[] =>
  actions('elasticloadbalancing', ...names);
const cloudFront = (...names: readonly string[]): readonly string[] =>
  actions('cloudfront', ...names);
const route53 = (...names: readonly string[]): readonly string[] => actions('route53', ...names);

const readInstance = [
  ...ec2(
    'DescribeInstanceAttribute',
    'DescribeInstanceCreditSpecifications',
    'DescribeInstances',
    'DescribeLaunchTemplates',
    'DescribeNetworkInterfaces',
    'DescribeVolumes',
  ),
  ...actions('ssm', 'DescribeAssociation', 'ListAssociations'),
];

const changeInstance = [
  ...readInstance,
  ...ec2(
    'AssociateIamInstanceProfile',
    'AttachVolume',
    'CreateTags',
    'DescribeIamInstanceProfileAssociations',
    'DescribeKeyPairs',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeVpcs',
    'DetachVolume',
    'DisassociateIamInstanceProfile',
    'ModifyInstanceAttribute',
    'ModifyInstanceCreditSpecification',
    'ModifyInstancePlacement',
    'ModifyPrivateDnsNameOptions',
    'MonitorInstances',
    'ReplaceIamInstanceProfileAssociation',
    'StartInstances',
  ),
  'ssm:CreateAssociation',
];

export const network: readonly SupplementFacts[] = [
  {
    typeName: 'AWS::EC2::VPC',
    sources: sourcesOf('AWS::EC2::VPC'),
    handlers: {
      create: ec2(
        'CreateTags',
        'CreateVpc',
        'CreateVpcEncryptionControl',
        'DescribeVpcAttribute',
        'DescribeVpcs',
        'ModifyVpcAttribute',
      ),
      read: ec2(
        'DescribeNetworkAcls',
        'DescribeSecurityGroups',
        'DescribeVpcAttribute',
        'DescribeVpcEncryptionControls',
        'DescribeVpcs',
      ),
      update: ec2(
        'CreateTags',
        'DeleteTags',
        'DescribeVpcAttribute',
        'ModifyVpcAttribute',
        'ModifyVpcTenancy',
      ),
      delete: ec2('DeleteVpc', 'DescribeVpcs'),
      list: ec2('DescribeVpcEncryptionControls', 'DescribeVpcs'),
    },
    listInputs: [],
    readOnly: [
      'CidrBlockAssociations',
      'DefaultNetworkAcl',
      'DefaultSecurityGroup',
      'Ipv6CidrBlocks',
      'VpcId',
    ],
    writeOnly: ['Ipv4IpamPoolId', 'Ipv4NetmaskLength'],
    enumerations: {
      InstanceTenancy: ['default', 'dedicated', 'host'],
    },
  },
  {
    typeName: 'AWS::EC2::Subnet',
    sources: sourcesOf('AWS::EC2::Subnet'),
    handlers: {
      create: ec2('CreateSubnet', 'CreateTags', 'DescribeSubnets', 'ModifySubnetAttribute'),
      read: ec2('DescribeNetworkAcls', 'DescribeSubnets'),
      update: ec2(
        'AssociateSubnetCidrBlock',
        'CreateTags',
        'DeleteTags',
        'DescribeSubnets',
        'DisassociateSubnetCidrBlock',
        'ModifySubnetAttribute',
      ),
      delete: ec2('DeleteSubnet', 'DescribeSubnets'),
      list: ec2('DescribeNetworkAcls', 'DescribeSubnets'),
    },
    listInputs: [],
    readOnly: ['NetworkAclAssociationId', 'SubnetId'],
    writeOnly: ['Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength'],
  },
  {
    typeName: 'AWS::EC2::Instance',
    sources: sourcesOf('AWS::EC2::Instance'),
    handlers: {
      create: [
        ...changeInstance,
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:RunInstances',
        'iam:PassRole',
      ],
      read: readInstance,
      update: [
        ...changeInstance,
        ...ec2(
          'DeleteTags',
          'ModifyInstanceMaintenanceOptions',
          'StopInstances',
          'UnmonitorInstances',
        ),
        'ssm:DeleteAssociation',
      ],
      delete: [...readInstance, 'ec2:TerminateInstances'],
      list: ec2('DescribeInstances'),
    },
    listInputs: [],
    readOnly: ['InstanceId', 'PrivateDnsName', 'PrivateIp', 'PublicDnsName', 'PublicIp', 'VpcId'],
    writeOnly: [
      'AdditionalInfo',
      'Ipv6AddressCount',
      'Ipv6Addresses',
      'PropagateTagsToVolumeOnCreation',
    ],
    enumerations: {
      InstanceInitiatedShutdownBehavior: ['stop', 'terminate'],
      Tenancy: ['default', 'dedicated', 'host'],
    },
  },
  {
    typeName: 'AWS::EC2::SecurityGroup',
    sources: sourcesOf('AWS::EC2::SecurityGroup'),
    handlers: {
      create: ec2(
        'AuthorizeSecurityGroupEgress',
        'AuthorizeSecurityGroupIngress',
        'CreateSecurityGroup',
        'CreateTags',
        'DescribeSecurityGroups',
        'RevokeSecurityGroupEgress',
      ),
      read: ec2('DescribeSecurityGroups'),
      update: ec2(
        'AuthorizeSecurityGroupEgress',
        'AuthorizeSecurityGroupIngress',
        'CreateTags',
        'DeleteTags',
        'DescribeSecurityGroups',
        'RevokeSecurityGroupEgress',
        'RevokeSecurityGroupIngress',
      ),
      delete: ec2('DeleteSecurityGroup', 'DescribeInstances', 'DescribeSecurityGroups'),
      list: ec2('DescribeSecurityGroups'),
    },
    listInputs: [],
    readOnly: ['GroupId', 'Id'],
    writeOnly: ['SecurityGroupIngress/*/SourceSecurityGroupName'],
  },
  {
    typeName: 'AWS::ElasticLoadBalancingV2::Listener',
    sources: sourcesOf('AWS::ElasticLoadBalancingV2::Listener'),
    handlers: {
      create: [
        'cognito-idp:DescribeUserPoolClient',
        ...elb('CreateListener', 'DescribeListeners', 'ModifyListenerAttributes'),
      ],
      read: elb('DescribeListenerAttributes', 'DescribeListeners'),
      update: [
        'cognito-idp:DescribeUserPoolClient',
        ...elb('DescribeListeners', 'ModifyListener', 'ModifyListenerAttributes'),
      ],
      delete: elb('DeleteListener', 'DescribeListeners'),
      list: elb('DescribeListeners'),
    },
    listInputs: ['LoadBalancerArn'],
    readOnly: ['ListenerArn'],
    writeOnly: ['DefaultActions/*/AuthenticateOidcConfig/ClientSecret'],
  },
  {
    typeName: 'AWS::CloudFront::Distribution',
    sources: sourcesOf('AWS::CloudFront::Distribution'),
    handlers: {
      create: cloudFront(
        'CreateConnectionGroup',
        'CreateDistribution',
        'CreateDistributionWithTags',
        'GetConnectionGroup',
        'GetDistribution',
        'GetDistributionConfig',
        'GetVpcOrigin',
        'TagResource',
      ),
      read: cloudFront('GetDistribution', 'GetDistributionConfig', 'ListTagsForResource'),
      update: cloudFront(
        'CreateConnectionGroup',
        'GetConnectionGroup',
        'GetDistribution',
        'GetDistributionConfig',
        'GetVpcOrigin',
        'ListTagsForResource',
        'TagResource',
        'UntagResource',
        'UpdateDistribution',
        'UpdateDistributionWithStagingConfig',
      ),
      delete: cloudFront('DeleteDistribution', 'GetDistribution', 'GetDistributionConfig'),
      list: cloudFront('ListDistributions', 'ListTagsForResource'),
    },
    listInputs: [],
    readOnly: ['DomainName', 'Id'],
  },
  {
    typeName: 'AWS::Route53::HostedZone',
    sources: sourcesOf('AWS::Route53::HostedZone'),
    handlers: {
      create: [
        'ec2:DescribeVpcs',
        ...route53(
          'AssociateVPCWithHostedZone',
          'ChangeTagsForResource',
          'CreateHostedZone',
          'CreateQueryLoggingConfig',
          'GetChange',
        ),
      ],
      read: route53('GetHostedZone', 'ListQueryLoggingConfigs', 'ListTagsForResource'),
      update: [
        'ec2:DescribeVpcs',
        ...route53(
          'AssociateVPCWithHostedZone',
          'ChangeTagsForResource',
          'CreateQueryLoggingConfig',
          'DeleteQueryLoggingConfig',
          'DisassociateVPCFromHostedZone',
          'GetChange',
          'ListTagsForResource',
          'UpdateHostedZoneComment',
        ),
      ],
      delete: route53(
        'DeleteHostedZone',
        'DeleteQueryLoggingConfig',
        'GetChange',
        'ListQueryLoggingConfigs',
      ),
      list: route53(
        'GetHostedZone',
        'ListHostedZones',
        'ListHostedZonesByName',
        'ListQueryLoggingConfigs',
        'ListTagsForResource',
      ),
    },
    listInputs: [],
    readOnly: ['Id', 'NameServers'],
  },
];
