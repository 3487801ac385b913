/** AWS IoT TwinMaker. The texts of SyncJob's columns are those of its published StackQL page. */
import { actions, sourcesOf, type SupplementFacts } from './facts.ts';

const twinMaker = (...names: readonly string[]): readonly string[] =>
  actions('iottwinmaker', ...names);

export const iotTwinMaker: readonly SupplementFacts[] = [
  {
    typeName: 'AWS::IoTTwinMaker::SyncJob',
    sources: sourcesOf('AWS::IoTTwinMaker::SyncJob'),
    handlers: {
      create: [
        'iam:PassRole',
        ...twinMaker(
          'CreateSyncJob',
          'GetSyncJob',
          'GetWorkspace',
          'ListTagsForResource',
          'TagResource',
        ),
      ],
      read: twinMaker('GetSyncJob', 'GetWorkspace', 'ListTagsForResource'),
      delete: twinMaker('DeleteSyncJob', 'GetSyncJob', 'GetWorkspace'),
      list: twinMaker('GetWorkspace', 'ListSyncJobs', 'ListTagsForResource'),
    },
    listInputs: ['WorkspaceId'],
    readOnly: ['Arn', 'CreationDateTime', 'State', 'UpdateDateTime'],
    properties: {
      WorkspaceId: { type: 'string', documentation: 'The ID of the workspace.' },
      SyncSource: { type: 'string', documentation: 'The source of the SyncJob.' },
      SyncRole: { type: 'string', documentation: 'The IAM Role that execute SyncJob.' },
      CreationDateTime: { type: 'string' },
      UpdateDateTime: { type: 'string' },
      Arn: { type: 'string' },
      State: { type: 'string' },
      Tags: { type: 'object', documentation: 'A key-value pair to associate with a resource.' },
    },
    order: [
      'WorkspaceId',
      'SyncSource',
      'SyncRole',
      'CreationDateTime',
      'UpdateDateTime',
      'Arn',
      'State',
      'Tags',
    ],
  },
  {
    typeName: 'AWS::IoTTwinMaker::Workspace',
    sources: sourcesOf('AWS::IoTTwinMaker::Workspace'),
    handlers: {
      create: [
        'iam:PassRole',
        ...twinMaker('CreateWorkspace', 'GetWorkspace', 'ListTagsForResource', 'TagResource'),
      ],
      read: twinMaker('GetWorkspace', 'ListTagsForResource'),
      update: twinMaker(
        'GetWorkspace',
        'ListTagsForResource',
        'TagResource',
        'UntagResource',
        'UpdateWorkspace',
      ),
      delete: twinMaker('DeleteWorkspace', 'GetWorkspace'),
      list: twinMaker('GetWorkspace', 'ListTagsForResource', 'ListWorkspaces'),
    },
    listInputs: [],
    readOnly: ['Arn', 'CreationDateTime', 'UpdateDateTime'],
  },
];
