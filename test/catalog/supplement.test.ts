import { describe, expect, it } from 'vitest';
import { applySupplement } from '../../catalog/build/apply-supplement.ts';
import type { BuiltType } from '../../catalog/build/model.ts';
import { applyPatches, patches } from '../../catalog/build/patches.ts';
import { supplement, type SupplementFacts } from '../../catalog/supplement/index.ts';

const type: BuiltType = {
  typeName: 'AWS::Weather::Forecast',
  description: '',
  properties: [
    {
      name: 'City',
      type: 'string',
      required: true,
      createOnly: false,
      readOnly: false,
      writeOnly: false,
      documentation: 'From the specification.',
    },
  ],
  primaryIdentifier: ['City'],
  provisioning: 'unknown',
  nested: new Map(),
};

const facts: SupplementFacts = {
  typeName: 'AWS::Weather::Forecast',
  sources: ['https://example.org/'],
  handlers: { read: ['weather:B', 'weather:A', 'weather:A'] },
  properties: { City: { documentation: 'From the page.' } },
  enumerations: { City: ['Ghent', 'Oslo'] },
};

describe('the facts held by hand', () => {
  it('each name public sources and stand once', () => {
    expect(supplement.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(
      supplement.flatMap(({ sources }) =>
        sources.filter((source) => !source.startsWith('https://')),
      ),
    ).toEqual([]);
    const names = supplement.map(({ typeName }) => typeName);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are IAM actions', () => {
    const wrong = supplement.flatMap(({ handlers }) =>
      Object.values(handlers)
        .flat()
        .filter((action) => !/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+$/.test(action)),
    );
    expect(wrong).toEqual([]);
  });

  it('fill what no source told', () => {
    expect(applySupplement([type], [facts])[0]).toMatchObject({
      provisioning: 'supported',
      handlers: { read: { permissions: ['weather:A', 'weather:B'] } },
      properties: [{ documentation: 'From the page.', enumeration: ['Ghent', 'Oslo'] }],
    });
  });

  it('leave the values that a source lists', () => {
    const told = type.properties.map((property) => ({ ...property, enumeration: ['Bergen'] }));
    expect(applySupplement([{ ...type, properties: told }], [facts])[0]).toMatchObject({
      properties: [{ enumeration: ['Bergen'] }],
    });
  });

  it('leave to the archive what that told, but not the texts', () => {
    const archived: BuiltType = {
      ...type,
      provisioning: 'supported',
      handlers: { read: { permissions: ['weather:New'] } },
    };
    expect(applySupplement([archived], [facts])[0]).toMatchObject({
      handlers: { read: { permissions: ['weather:New'] } },
      properties: [{ documentation: 'From the page.' }],
    });
  });

  it('stop the build where they are about nothing', () => {
    expect(() => applySupplement([], [facts])).toThrow(
      'The supplement has `AWS::Weather::Forecast`, which no source has',
    );
    expect(() => applySupplement([type], [{ ...facts, readOnly: ['Wind/Speed'] }])).toThrow(
      'The supplement has `Wind` of `AWS::Weather::Forecast`, which no source has',
    );
  });
});

describe('patches', () => {
  it('each say why', () => {
    expect(patches.filter(({ reason }) => !reason.includes('https://'))).toEqual([]);
  });

  it('give a stack what Cloud Control reads of it, beside what the specification has', () => {
    const [stack] = applyPatches([{ ...type, typeName: 'AWS::CloudFormation::Stack' }]);
    expect(stack?.properties.map((property) => property.name)).toEqual(
      expect.arrayContaining(['City', 'StackName', 'Capabilities', 'RoleARN', 'TemplateBody']),
    );
  });
});
