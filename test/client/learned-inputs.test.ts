/** What AWS said of its lists, from one window to the next. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLearnedCatalog } from '../../catalog/index.ts';
import { openLearnedStore } from '../../client/run/learned-inputs.ts';
import { smallCatalog } from '../queries/catalog.ts';

const nodegroup = { typeName: 'AWS::EKS::Nodegroup', properties: ['ClusterName'] };

describe('the store of what AWS said of its lists', () => {
  let directory: string;
  let warnings: string[];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'iql-learned-'));
    warnings = [];
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const file = (): string => join(directory, 'storage', 'learned.json');
  const check = () => openLearnedStore(file(), (message) => warnings.push(message));

  const learnedCatalog = () => {
    const catalog = createLearnedCatalog(smallCatalog());
    catalog.learn(nodegroup);
    return catalog;
  };

  it('is empty where nothing was learned, and makes its folder when something is', () => {
    expect(check().read()).toEqual([]);
    check().keep(learnedCatalog());
    expect(check().read()).toEqual([nodegroup]);
    expect(warnings).toEqual([]);
  });

  it('keeps what another window has learned meanwhile', () => {
    check().keep(learnedCatalog());
    const other = createLearnedCatalog(smallCatalog());
    other.learn({ typeName: nodegroup.typeName, properties: ['NodegroupName'] });
    other.learn({ typeName: 'AWS::EC2::VPC', properties: ['CidrBlock'] });
    check().keep(other);
    expect(check().read()).toEqual([
      { typeName: nodegroup.typeName, properties: ['ClusterName', 'NodegroupName'] },
      { typeName: 'AWS::EC2::VPC', properties: ['CidrBlock'] },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['another thing', '{"a": 1}'],
    ['names that are none', '[{"typeName": "AWS::EKS::Nodegroup", "properties": ["a b"]}]'],
    ['too many types', JSON.stringify(Array.from({ length: 2_001 }, () => nodegroup))],
  ])('reads nothing from a file with %s, and says so', (_, text) => {
    check().keep(learnedCatalog());
    writeFileSync(file(), text);
    expect(check().read()).toEqual([]);
    expect(warnings).toHaveLength(1);
    check().keep(learnedCatalog());
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual([nodegroup]);
  });
});
