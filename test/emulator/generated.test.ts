import { describe, expect, it } from 'vitest';
import { checkProperties } from '../../emulator/model-validation.ts';
import { createResourceStore, type GenerateOrder } from '../../emulator/resource-store.ts';
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
