/** Types that CloudFormation has described: asked once, and known to later windows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLearnedCatalog } from '../../catalog/index.ts';
import { openDescribedTypes } from '../../client/run/described-types.ts';
import { smallCatalog } from '../queries/catalog.ts';

const nodegroup = 'AWS::EKS::Nodegroup';
const schema = {
  typeName: nodegroup,
  description: 'a long text',
  properties: { ClusterName: { type: 'string', description: 'another' } },
  handlers: {
    list: { permissions: ['eks:ListNodegroups'], handlerSchema: { required: ['ClusterName'] } },
  },
};

describe('types that were described', () => {
  let directory: string;
  let warnings: string[];
  let asked: string[];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'iql-described-'));
    warnings = [];
    asked = [];
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const file = (): string => join(directory, 'described.json');

  /** A window of its own, with a catalog that has been taught what was kept. */
  const check = (answer: (typeName: string) => Promise<unknown>) => {
    const types = openDescribedTypes(file(), (message) => warnings.push(message));
    const catalog = createLearnedCatalog(smallCatalog());
    types.teach(catalog);
    const ask = (typeName: string): Promise<unknown> => {
      asked.push(typeName);
      return answer(typeName);
    };
    return {
      describe: (...typeNames: readonly string[]) => types.describe(catalog, typeNames, ask),
      inputs: () => catalog.resourceType(nodegroup)?.listInputs,
    };
  };
  const known = (): Promise<unknown> => Promise.resolve(schema);

  it('are asked for once, and known from then on', async () => {
    const { describe: ask, inputs } = check(known);
    expect(inputs()).toBeUndefined();
    expect([await ask(nodegroup), await ask(nodegroup)]).toEqual([true, false]);
    expect(inputs()).toEqual(['ClusterName']);
    expect(asked).toEqual([nodegroup]);
  });

  it('are known to the next window without being asked for', async () => {
    await check(known).describe(nodegroup);
    expect(check(known).inputs()).toEqual(['ClusterName']);
    expect(asked).toEqual([nodegroup]);
  });

  it('leave the catalog as it is where AWS refuses, and say which right is missing', async () => {
    const { describe: ask, inputs } = check(() => Promise.reject(new Error('not authorized')));
    expect([await ask(nodegroup), await ask(nodegroup)]).toEqual([false, false]);
    expect(inputs()).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('cloudformation:DescribeType')]);
    expect(asked).toEqual([nodegroup]);
  });

  it('are forgotten where the file is none', async () => {
    await check(known).describe(nodegroup);
    for (const text of ['{', '[]', '{"a": 1}']) {
      writeFileSync(file(), text);
      expect(check(known).inputs()).toBeUndefined();
    }
  });
});
