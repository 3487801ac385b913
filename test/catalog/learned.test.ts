/** What AWS said of a list, laid over the catalog. */
import { describe, expect, it } from 'vitest';
import { createLearnedCatalog, describedTypeOf, handlerSchemaOf } from '../../catalog/index.ts';
import { smallCatalog } from '../queries/catalog.ts';

const nodegroup = 'AWS::EKS::Nodegroup';
const table = ['aws', 'eks', 'nodegroups'];

describe('a catalog that learns', () => {
  it('gives the type and its tables the inputs that AWS named', () => {
    const catalog = createLearnedCatalog(smallCatalog());
    expect(catalog.table(table)?.type?.listInputs).toBeUndefined();
    expect(catalog.learn({ typeName: nodegroup, properties: ['ClusterName'] })).toBe(true);
    expect(catalog.resourceType(nodegroup)?.listInputs).toEqual(['ClusterName']);
    expect(catalog.table(table)?.type?.listInputs).toEqual(['ClusterName']);
    expect(
      catalog.table(table)?.methods.find(({ name }) => name === 'list_resources'),
    ).toMatchObject({ requiredParameters: ['cluster_name', 'region'] });
    expect(catalog.table(['awscc', 'eks', 'nodegroups_list_only'])?.columns).toContainEqual(
      expect.objectContaining({ name: 'cluster_name' }),
    );
  });

  it('leaves the tables of other types the very same', () => {
    const base = smallCatalog();
    const catalog = createLearnedCatalog(base);
    catalog.learn({ typeName: nodegroup, properties: ['ClusterName'] });
    const vpcs = ['aws', 'ec2', 'vpcs'];
    expect(catalog.table(vpcs)).toBe(base.table(vpcs));
    expect(catalog.table(table)).toBe(catalog.table(table));
    expect(catalog.services()).toBe(base.services());
  });

  it('tells news from what is known, and changes its version for news alone', () => {
    const catalog = createLearnedCatalog(smallCatalog());
    const learn = (typeName: string, ...properties: readonly string[]) => [
      catalog.learn({ typeName, properties }),
      catalog.version,
    ];
    expect(learn(nodegroup, 'ClusterName')).toEqual([true, 1]);
    expect(learn(nodegroup, 'ClusterName')).toEqual([false, 1]);
    expect(learn('AWS::IoTTwinMaker::SyncJob', 'WorkspaceId')).toEqual([false, 1]);
    expect(learn(nodegroup, 'NodegroupName')).toEqual([true, 2]);
    expect(catalog.learned()).toEqual([
      { typeName: nodegroup, properties: ['ClusterName', 'NodegroupName'] },
    ]);
  });

  it('adds to what the sources knew', () => {
    const catalog = createLearnedCatalog(smallCatalog());
    catalog.learn({ typeName: 'AWS::IoTTwinMaker::SyncJob', properties: ['SyncSource'] });
    expect(catalog.resourceType('AWS::IoTTwinMaker::SyncJob')?.listInputs).toEqual([
      'WorkspaceId',
      'SyncSource',
    ]);
  });

  it('passes over types and properties that it does not have', () => {
    const catalog = createLearnedCatalog(smallCatalog());
    expect(catalog.learn({ typeName: 'AWS::None::Such', properties: ['X'] })).toBe(false);
    expect(catalog.learn({ typeName: nodegroup, properties: ['Nothing'] })).toBe(false);
    expect(catalog.learned()).toEqual([]);
  });
});

describe('a catalog that is given the schema of a type', () => {
  const schema = (list: object) => ({
    typeName: nodegroup,
    properties: { ClusterName: { type: 'string' }, NodegroupName: { type: 'string' } },
    handlers: { list: { permissions: ['eks:ListNodegroups'], handlerSchema: list } },
  });
  const check = (text: unknown) => {
    const catalog = createLearnedCatalog(smallCatalog());
    const described = describedTypeOf(text);
    const isNews = described !== undefined && catalog.describe(described);
    const { handlers, listInputs, listInputAlternatives } = catalog.resourceType(nodegroup) ?? {};
    const learned = catalog.learned();
    return { isNews, handlers, listInputs, listInputAlternatives, learned };
  };

  it('knows its handlers and what its list needs', () => {
    expect(check(schema({ required: ['ClusterName'] }))).toMatchObject({
      isNews: true,
      handlers: { list: { permissions: ['eks:ListNodegroups'] } },
      listInputs: ['ClusterName'],
      learned: [{ typeName: nodegroup, properties: ['ClusterName'] }],
    });
    expect(
      check(schema({ oneOf: [{ required: ['ClusterName'] }, { required: ['NodegroupName'] }] })),
    ).toMatchObject({
      listInputs: ['ClusterName'],
      listInputAlternatives: [['NodegroupName']],
      learned: [],
    });
  });

  it('knows as much from the part of the schema that is kept', () => {
    const whole = schema({ required: ['ClusterName'] });
    expect(check(handlerSchemaOf(whole))).toEqual(check(whole));
  });

  it('learns nothing from what is none, or of a type whose facts were told', () => {
    expect(check('text').isNews).toBe(false);
    expect(check({ typeName: nodegroup, handlers: 'none' }).isNews).toBe(false);
    expect(check({ typeName: 'AWS::IoTTwinMaker::SyncJob', handlers: { list: {} } }).isNews).toBe(
      false,
    );
  });

  it('still hears of a key that the schema did not name', () => {
    const catalog = createLearnedCatalog(smallCatalog());
    const described = describedTypeOf(schema({ required: ['ClusterName'] }));
    expect(described && catalog.describe(described)).toBe(true);
    expect(catalog.learn({ typeName: nodegroup, properties: ['ClusterName'] })).toBe(false);
    expect(catalog.learn({ typeName: nodegroup, properties: ['NodegroupName'] })).toBe(true);
    expect(catalog.resourceType(nodegroup)?.listInputs).toEqual(['ClusterName', 'NodegroupName']);
  });
});
