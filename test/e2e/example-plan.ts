/** A plan as a run leaves it, for tests that look at how one is drawn. */
import type { ExplainedActual, ExplainedPlan } from '../../protocol/index.ts';

const nothing: ExplainedActual = {
  state: 'done',
  lists: 0,
  gets: 0,
  kept: 0,
  rows: 0,
  milliseconds: 0,
  throttles: 0,
  retries: 0,
};

export const examplePlan: ExplainedPlan = {
  steps: [
    {
      number: 1,
      kind: 'list',
      subject: 'AWS::IoTTwinMaker::Workspace',
      table: 'aws.iottwinmaker.workspaces',
      details: [
        { kind: 'place', text: 'regions: us-east-1' },
        { kind: 'exact', text: "pushed down, exact: w.region = 'us-east-1', as the regions" },
        {
          kind: 'unsupported',
          text: 'not pushed down: j.workspace_id = w.workspace_id (step 2 takes its values from here)',
        },
        { kind: 'calls', text: 'calls: 1 list, and one more for each further page' },
      ],
      estimate: '1 list',
      actual: { ...nothing, lists: 1, rows: 40, milliseconds: 212 },
      steps: [
        {
          number: 2,
          kind: 'list',
          subject: 'AWS::IoTTwinMaker::SyncJob',
          table: 'aws.iottwinmaker.sync_jobs',
          details: [
            { kind: 'place', text: 'regions: us-east-1' },
            {
              kind: 'input',
              text: 'with WorkspaceId = each workspace_id of `aws.iottwinmaker.workspaces`: SELECT DISTINCT "w"."workspace_id" FROM "aws.iottwinmaker.workspaces" AS "w"',
            },
            {
              kind: 'inexact',
              text: 'pushed down, checked again: j.workspace_id = w.workspace_id, as WorkspaceId',
            },
            { kind: 'hydrate', text: 'hydrate: rows that lack State' },
            { kind: 'reason', text: 'because the statement reads state' },
            {
              kind: 'calls',
              text: 'calls: 1 list for each value, and one more for each further page; at most one get for each row',
            },
          ],
          estimate: 'a list per workspace_id and a get per row',
          actual: {
            ...nothing,
            lists: 40,
            gets: 1_212,
            rows: 1_212,
            milliseconds: 8_431,
            throttles: 17,
            retries: 17,
          },
          steps: [],
        },
      ],
    },
    {
      number: 3,
      kind: 'sql',
      subject: 'SQLite',
      details: [
        {
          kind: 'sql',
          text: 'SELECT w.workspace_id, j.sync_source, j.state\nFROM "aws.iottwinmaker.workspaces" AS w\nJOIN "aws.iottwinmaker.sync_jobs" AS j ON j.workspace_id = w.workspace_id',
        },
      ],
      estimate: 'no calls',
      actual: { ...nothing, rows: 1_212, milliseconds: 6 },
      steps: [],
    },
  ],
  notices: [],
  estimate: '1 list, then a list per workspace_id and a get per row',
  actual: {
    ...nothing,
    lists: 41,
    gets: 1_212,
    rows: 1_212,
    milliseconds: 8_702,
    throttles: 17,
    retries: 17,
  },
};
