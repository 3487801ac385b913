/** Lambda, ECS and EKS. */
import { actions, sourcesOf, type SupplementFacts } from './facts.ts';

const ecs = (...names: readonly string[]): readonly string[] => actions('ecs', ...names);
const eks = (...names: readonly string[]): readonly string[] => actions('eks', ...names);
const lambda = (...names: readonly string[]): readonly string[] => actions('lambda', ...names);
const ec2 = (...names: readonly string[]): readonly string[] => actions('ec2', ...names);

const changeFunction = [
  ...ec2('DescribeSecurityGroups', 'DescribeSubnets', 'DescribeVpcs'),
  'elasticfilesystem:DescribeMountTargets',
  'iam:PassRole',
  ...actions('kms', 'CreateGrant', 'Decrypt', 'GenerateDataKey'),
  ...lambda(
    'GetCodeSigningConfig',
    'GetFunction',
    'GetFunctionCodeSigningConfig',
    'GetRuntimeManagementConfig',
    'PutFunctionConcurrency',
    'PutRuntimeManagementConfig',
    'TagResource',
  ),
  ...actions('s3', 'GetObject', 'GetObjectVersion'),
];

export const compute: readonly SupplementFacts[] = [
  {
    typeName: 'AWS::Lambda::Function',
    sources: sourcesOf('AWS::Lambda::Function'),
    handlers: {
      create: [...changeFunction, ...lambda('CreateFunction', 'GetLayerVersion'), 'kms:Encrypt'],
      read: lambda('GetFunction', 'GetFunctionCodeSigningConfig'),
      update: [
        ...changeFunction,
        ...lambda(
          'DeleteFunctionCodeSigningConfig',
          'DeleteFunctionConcurrency',
          'ListTags',
          'PutFunctionCodeSigningConfig',
          'UntagResource',
          'UpdateFunctionCode',
          'UpdateFunctionConfiguration',
        ),
      ],
      delete: ['ec2:DescribeNetworkInterfaces', ...lambda('DeleteFunction', 'GetFunction')],
      list: lambda('ListFunctions'),
    },
    listInputs: [],
    readOnly: ['Arn', 'SnapStartResponse'],
    writeOnly: [
      'Code/ImageUri',
      'Code/S3Bucket',
      'Code/S3Key',
      'Code/S3ObjectVersion',
      'Code/ZipFile',
      'SnapStart',
    ],
  },
  {
    typeName: 'AWS::ECS::Cluster',
    sources: sourcesOf('AWS::ECS::Cluster'),
    handlers: {
      create: [
        ...ecs('CreateCluster', 'DescribeClusters', 'TagResource'),
        'iam:CreateServiceLinkedRole',
        'kms:DescribeKey',
      ],
      read: [...ecs('DescribeClusters'), 'kms:DescribeKey'],
      update: [
        ...ecs(
          'DescribeClusters',
          'ListTagsForResource',
          'PutAccountSetting',
          'PutAccountSettingDefault',
          'PutClusterCapacityProviders',
          'TagResource',
          'UntagResource',
          'UpdateCluster',
          'UpdateClusterSettings',
        ),
        'kms:DescribeKey',
      ],
      delete: [...ecs('DeleteCluster', 'DescribeClusters'), 'kms:DescribeKey'],
      list: ecs('DescribeClusters', 'ListClusters'),
    },
    listInputs: [],
    readOnly: ['Arn'],
    writeOnly: ['ServiceConnectDefaults'],
  },
  {
    typeName: 'AWS::ECS::Service',
    sources: sourcesOf('AWS::ECS::Service'),
    handlers: {
      create: [
        ...ecs(
          'CreateService',
          'DescribeServiceDeployments',
          'DescribeServices',
          'ListServiceDeployments',
          'TagResource',
        ),
        'iam:PassRole',
      ],
      read: ecs('DescribeServices'),
      update: ecs(
        'DescribeServiceDeployments',
        'DescribeServices',
        'ListServiceDeployments',
        'ListTagsForResource',
        'StopServiceDeployment',
        'TagResource',
        'UntagResource',
        'UpdateService',
      ),
      delete: ecs('DeleteService', 'DescribeServices'),
      list: ecs('DescribeServices', 'ListClusters', 'ListServices'),
    },
    listInputs: [],
    readOnly: ['Name', 'ServiceArn'],
    writeOnly: ['ServiceConnectConfiguration', 'VolumeConfigurations'],
  },
  {
    typeName: 'AWS::EKS::Cluster',
    sources: sourcesOf('AWS::EKS::Cluster'),
    handlers: {
      create: [
        ...ec2('DescribeSubnets', 'DescribeVpcs'),
        ...eks('CreateAccessEntry', 'CreateCluster', 'DescribeCluster', 'TagResource'),
        ...actions(
          'iam',
          'AddRoleToInstanceProfile',
          'CreateInstanceProfile',
          'CreateServiceLinkedRole',
          'DeleteInstanceProfile',
          'GetInstanceProfile',
          'GetRole',
          'ListAttachedRolePolicies',
          'PassRole',
          'RemoveRoleFromInstanceProfile',
          'TagInstanceProfile',
        ),
        ...actions('kms', 'CreateGrant', 'DescribeKey'),
      ],
      read: eks('DescribeCluster'),
      update: [
        ...eks(
          'DescribeCluster',
          'DescribeUpdate',
          'TagResource',
          'UntagResource',
          'UpdateClusterConfig',
          'UpdateClusterVersion',
        ),
        'iam:PassRole',
      ],
      delete: eks('DeleteCluster', 'DescribeCluster'),
      list: eks('ListClusters'),
    },
    listInputs: [],
    readOnly: [
      'Arn',
      'CertificateAuthorityData',
      'ClusterSecurityGroupId',
      'EncryptionConfigKeyArn',
      'Endpoint',
      'Id',
      'KubernetesNetworkConfig/ServiceIpv6Cidr',
      'OpenIdConnectIssuerUrl',
    ],
    writeOnly: [
      'AccessConfig/BootstrapClusterCreatorAdminPermissions',
      'BootstrapSelfManagedAddons',
      'Force',
    ],
  },
  {
    typeName: 'AWS::EKS::Nodegroup',
    sources: sourcesOf('AWS::EKS::Nodegroup'),
    handlers: {
      create: [
        ...ec2(
          'CreateTags',
          'DeleteTags',
          'DescribeKeyPairs',
          'DescribeLaunchTemplates',
          'DescribeLaunchTemplateVersions',
          'DescribeRouteTables',
          'DescribeSecurityGroups',
          'DescribeSubnets',
          'DescribeVpcs',
          'RunInstances',
        ),
        ...eks('CreateNodegroup', 'DescribeNodegroup', 'TagResource'),
        ...actions(
          'iam',
          'CreateServiceLinkedRole',
          'GetRole',
          'ListAttachedRolePolicies',
          'PassRole',
        ),
      ],
      read: eks('DescribeNodegroup'),
      update: [
        ...eks(
          'DescribeNodegroup',
          'DescribeUpdate',
          'ListUpdates',
          'TagResource',
          'UntagResource',
          'UpdateNodegroupConfig',
          'UpdateNodegroupVersion',
        ),
        ...actions('iam', 'GetRole', 'PassRole'),
      ],
      delete: eks('DeleteNodegroup', 'DescribeNodegroup'),
      list: eks('ListNodegroups'),
    },
    listInputs: ['ClusterName'],
    readOnly: ['Arn', 'Id'],
    writeOnly: ['ForceUpdateEnabled'],
    enumerations: {
      CapacityType: ['ON_DEMAND', 'SPOT', 'CAPACITY_BLOCK'],
    },
  },
];
