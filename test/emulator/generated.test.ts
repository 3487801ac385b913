import { describe, expect, it } from 'vitest';
import { checkProperties } from '../../emulator/model-validation.ts';
import { fixedContent } from '../../emulator/resource-collection.ts';
import {
  createResourceStore,
  type GenerateOrder,
  type InitialResource,
} from '../../emulator/resource-store.ts';
import { createTypeRegistry } from '../../emulator/type-facts.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { emulatorWith } from './emulator-under-test.ts';

const region = 'us-east-1';
const order = (type: string, count: number): GenerateOrder => ({ type, region, count });

/** The generated properties of the last type ordered. */
function generated(...orders: readonly GenerateOrder[]) {
  const types = createTypeRegistry(testCatalog());
  const store = createResourceStore(types, [], orders);
  const facts = types.get(orders.at(-1)?.type ?? '');
  return [...store.collection(facts, region).after(0)].map(({ content }) => content.properties());
}

describe('generated resources', () => {
  it('are the same on every run', () => {
    expect(generated(order('AWS::S3::Bucket', 20))).toEqual(
      generated(order('AWS::S3::Bucket', 20)),
    );
  });

  it('look like what the services make', () => {
    const [vpc] = generated(order('AWS::EC2::VPC', 1));
    expect(vpc).toMatchObject({
      VpcId: expect.stringMatching(/^vpc-0[0-9a-f]{16}$/) as unknown,
      CidrBlock: '10.0.0.0/16',
      Tags: expect.arrayContaining([
        { Key: 'environment', Value: expect.stringMatching(/^(prod|staging|dev)$/) as unknown },
      ]) as unknown,
    });
    const [role] = generated(order('AWS::IAM::Role', 1));
    expect(role?.['Arn']).toBe(`arn:aws:iam::123456789012:role/${String(role?.['RoleName'])}`);
  });

  it('refer to each other where the catalog says so', () => {
    const vpcs = generated(order('AWS::EC2::VPC', 3)).map(({ VpcId }) => VpcId);
    const subnets = generated(order('AWS::EC2::VPC', 3), order('AWS::EC2::Subnet', 50));
    expect(new Set(subnets.map(({ VpcId }) => VpcId))).toEqual(new Set(vpcs));
  });

  it('refer to each other where their names suggest it, every parent with its share', () => {
    const workspaces = order('AWS::IoTTwinMaker::Workspace', 4);
    const jobs = generated(workspaces, order('AWS::IoTTwinMaker::SyncJob', 8));
    const perWorkspace = Object.groupBy(jobs, ({ WorkspaceId }) => String(WorkspaceId));
    expect(Object.keys(perWorkspace).sort()).toEqual(
      generated(workspaces)
        .map(({ WorkspaceId }) => String(WorkspaceId))
        .sort(),
    );
    expect(Object.values(perWorkspace).map((share) => share?.length)).toEqual([2, 2, 2, 2]);
  });

  it('are distinct, whatever the identifier is made of', () => {
    const associations = generated(order('AWS::EC2::VPC', 2), order('AWS::EC2::VPCCidrBlock', 20));
    expect(associations).toHaveLength(20);
  });

  it('fit the catalog for nearly every type', () => {
    const catalog = testCatalog();
    const types = createTypeRegistry(catalog);
    const names = catalog
      .services()
      .flatMap(({ name }) => catalog.tables(name))
      .filter(({ form }) => form === 'all')
      .map(({ typeName }) => typeName);
    const store = createResourceStore(
      types,
      [],
      names.map((name) => order(name, 2)),
    );
    const resources = [...store.all()];
    const unfit = resources.filter(
      ({ type, properties }) => checkProperties(types.get(type), properties).length > 0,
    );
    expect(resources).toHaveLength(2 * names.length);
    expect(new Set(unfit.map(({ type }) => type)).size).toBeLessThan(names.length / 100);
  });

  it('are read, listed, changed and deleted like any other', async () => {
    await using test = await emulatorWith({
      data: { generate: [order('AWS::EC2::VPC', 150)] },
    });
    const client = test.cloudControl();
    const TypeName = 'AWS::EC2::VPC';
    const first = await client.listResources({ TypeName });
    const second = await client.listResources({ TypeName, NextToken: first.NextToken });
    expect([first, second].map((page) => page.ResourceDescriptions?.length)).toEqual([100, 50]);
    const Identifier = second.ResourceDescriptions?.[0]?.Identifier;
    const { ResourceDescription } = await client.getResource({ TypeName, Identifier });
    expect(JSON.parse(ResourceDescription?.Properties ?? '')).toMatchObject({ VpcId: Identifier });
    await client.updateResource({
      TypeName,
      Identifier,
      PatchDocument: '[{"op":"add","path":"/EnableDnsSupport","value":false}]',
    });
    test.clock.advance(1000);
    const changed = test.emulator.resource(TypeName, region, Identifier ?? '');
    expect(changed).toMatchObject({ VpcId: Identifier, EnableDnsSupport: false });
    await client.deleteResource({ TypeName, Identifier });
    test.clock.advance(1000);
    const rest = await client.listResources({ TypeName, NextToken: first.NextToken });
    expect(rest.ResourceDescriptions).toHaveLength(49);
  });
});

describe('a block of generated resources', () => {
  /** The collection of the type that is ordered, beside what is stored. */
  function collectionOf(ordered: GenerateOrder, stored: readonly InitialResource[] = []) {
    const types = createTypeRegistry(testCatalog());
    return createResourceStore(types, stored, [ordered]).collection(
      types.get(ordered.type),
      region,
    );
  }
  function first(
    collection: ReturnType<typeof collectionOf>,
    count: number,
    after = 0,
  ): readonly string[] {
    const identifiers: string[] = [];
    for (const { identifier } of collection.after(after)) {
      if (identifiers.push(identifier) >= count) break;
    }
    return identifiers;
  }

  it('is found at its place and by its identifier', () => {
    const collection = collectionOf(order('AWS::Logs::LogGroup', 100_000));
    const [one = '', two = ''] = first(collection, 2);
    expect(collection.get(two)?.content.property('LogGroupName')).toBe(two);
    expect(first(collection, 1, 99_999)).toHaveLength(1);
    expect(first(collection, 1, 100_000)).toEqual([]);
    expect(collection.get(one)?.sequence).toBe(1);
  });

  it('keeps what is changed and what is taken away', () => {
    const collection = collectionOf(order('AWS::Logs::LogGroup', 5));
    const [a = '', b = '', c = ''] = first(collection, 3);
    const changed = collection.get(b);
    if (changed === undefined) throw new Error('it is not there');
    changed.content = fixedContent({ LogGroupName: b, RetentionInDays: 7 });
    expect(collection.get(b)?.content.property('RetentionInDays')).toBe(7);
    expect([collection.remove(a), collection.remove(a)]).toEqual([true, false]);
    expect(first(collection, 2)).toEqual([b, c]);
    expect(collection.add(b, fixedContent({}))).toBe(false);
    expect(collection.add(a, fixedContent({ LogGroupName: a }))).toBe(true);
    expect(first(collection, 9)).toHaveLength(5);
    expect(first(collection, 9).at(-1)).toBe(a);
    expect(collection.remove(b)).toBe(true);
    expect(collection.get(b)).toBeUndefined();
  });

  it('comes after the resources that the data names, whose identifiers it does not take', () => {
    const [, taken = ''] = first(collectionOf(order('AWS::Logs::LogGroup', 3)), 2);
    const stored = [
      { type: 'AWS::Logs::LogGroup', region, properties: { LogGroupName: 'own' } },
      { type: 'AWS::Logs::LogGroup', region, properties: { LogGroupName: taken } },
    ];
    const collection = collectionOf(order('AWS::Logs::LogGroup', 3), stored);
    const all = first(collection, 9);
    expect(all.slice(0, 2)).toEqual(['own', taken]);
    expect(new Set(all).size).toBe(4);
    const picked = [0, 1, 2, 3].map((choice) => collection.pick(choice)?.identifier);
    expect(picked).toEqual(all);
    expect(first(collection, 9, 2)).toEqual(all.slice(2));
  });
});
