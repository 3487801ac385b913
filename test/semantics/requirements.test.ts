import { describe, expect, it } from 'vitest';
import type { ResourceTable } from '../../catalog/index.ts';
import {
  describeMissing,
  requirementsIn,
  requirementsOf,
  type Requirement,
} from '../../language/semantics/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { bindText } from './check.ts';

function tableOf(name: string): ResourceTable {
  const table = testCatalog().table(name.split('.'));
  if (table === undefined) throw new Error(`no table \`${name}\``);
  return table;
}

/** `name: first set | second set` for each requirement. */
function describeRequirements(requirements: readonly Requirement[]): readonly string[] {
  return requirements.map(
    ({ name, alternatives }) =>
      `${name}: ${alternatives.map((names) => names.join(' + ')).join(' | ')}`,
  );
}

function check(table: ResourceTable, expected: readonly string[]): void {
  expect(describeRequirements(requirementsOf(table))).toEqual(expected);
}

const identifier = 'data__Identifier | Identifier';

describe('what a table needs', () => {
  it('is the identifier, whole or in parts, where it reads one resource', () => {
    check(tableOf('aws.iottwinmaker.sync_job'), [
      `data__Identifier: ${identifier} | workspace_id + sync_source`,
    ]);
  });

  it('is the inputs of its list, or an identifier in their place', () => {
    check(tableOf('aws.iottwinmaker.sync_jobs'), [
      `workspace_id: workspace_id | ${identifier} | workspace_id + sync_source`,
    ]);
    check(tableOf('aws.iottwinmaker.sync_jobs_list_only'), ['workspace_id: workspace_id']);
  });

  it('may be said by other inputs of the list', () => {
    const table = withAlternatives();
    check(table, [
      `workspace_id: workspace_id | sync_role | ${identifier} | workspace_id + sync_source`,
    ]);
    expect(describeMissing(table, requirementsOf(table), testCatalog())).toBe(
      '`aws.iottwinmaker.sync_jobs` needs `workspace_id` to be listed: add `WHERE workspace_id = …`, `WHERE sync_role = …` or join `aws.iottwinmaker.workspaces`',
    );
  });

  it('is the identifier where the type cannot be listed', () => {
    const table = tableOf('aws.iottwinmaker.workspaces');
    const { type } = table;
    const unlisted = {
      ...table,
      ...(type && { type: { ...type, handlers: { read: { permissions: [] } } } }),
    };
    check(unlisted, [`data__Identifier: ${identifier} | workspace_id`]);
    expect(describeMissing(unlisted, requirementsOf(unlisted), testCatalog())).toBe(
      "`aws.iottwinmaker.workspaces` cannot be listed, only read one by one: add `WHERE data__Identifier = '<WorkspaceId>'`",
    );
  });

  it('is the type, and the request, in the generic tables', () => {
    check(tableOf('aws.cloud_control.resources'), ['TypeName: TypeName | data__TypeName']);
    check(tableOf('aws.cloud_control.resource_request'), [
      'RequestToken: RequestToken | data__RequestToken',
    ]);
    check(tableOf('aws.cloud_control.resource_requests'), []);
  });

  it('is nothing where nothing is known', () => {
    check(tableOf('aws.s3.buckets'), []);
  });
});

describe('what a statement gives', () => {
  it('is told for each relation', () => {
    const bound = bindText(
      "SELECT 1 FROM aws.iottwinmaker.sync_jobs a, aws.iottwinmaker.sync_jobs b WHERE a.workspace_id = 'w'",
    );
    const given = bound.relations.flatMap((relation) =>
      requirementsIn(bound, relation).map((each) => `${relation.alias} ${each.name} ${each.given}`),
    );
    expect(given).toEqual(['a workspace_id true', 'b workspace_id false']);
  });
});

function withAlternatives(): ResourceTable {
  const table = tableOf('aws.iottwinmaker.sync_jobs');
  const { type } = table;
  return {
    ...table,
    ...(type && { type: { ...type, listInputAlternatives: [['SyncRole'], ['NoSuchProperty']] } }),
  };
}
