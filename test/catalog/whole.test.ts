/** What must hold of every type, whichever the source's version. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ResourceTable, ResourceType } from '../../catalog/index.ts';
import { testCatalog } from './fixture.ts';

const catalog = testCatalog();

const summaries = catalog
  .services()
  .flatMap(({ name: service }) => catalog.tables(service).map((table) => ({ service, ...table })));

const tables: readonly ResourceTable[] = summaries.flatMap(({ service, name }) => {
  const table = catalog.table(['aws', service, name]);
  return table ? [table] : [];
});

const types: readonly ResourceType[] = tables.flatMap(({ form, type }) =>
  form === 'all' && type ? [type] : [],
);

const repeated = (names: readonly string[]): readonly string[] => {
  const lower = names.map((name) => name.toLowerCase());
  return lower.filter((name, place) => lower.indexOf(name) !== place);
};

describe('the whole catalog', () => {
  it('has all types of its source, each with a table', () => {
    expect(types.length).toBeGreaterThan(1800);
    expect(tables.length).toBe(summaries.length);
  });

  it('gives every canonical name one meaning', () => {
    const wrong = summaries.filter(({ service, name, form, typeName }) => {
      const found = catalog.lookup(['awscc', service, name]);
      return (
        found?.canonical !== name || found.form !== form || (found.typeName ?? '') !== typeName
      );
    });
    expect(wrong).toEqual([]);
  });

  it('loses no name of a type to another', () => {
    const wrong = types.filter((type) => {
      const form = (name: string) => catalog.lookup(['aws', type.service, name]);
      const singular = form(type.singular);
      return (
        form(type.plural)?.typeName !== type.typeName ||
        singular?.typeName !== type.typeName ||
        singular.form !== (type.singular === type.plural ? 'all' : 'one') ||
        form(`${type.plural}_list_only`)?.typeName !== type.typeName
      );
    });
    expect(wrong.map(({ typeName }) => typeName)).toEqual([]);
  });

  it('gives every column of a table its own name', () => {
    const wrong = tables.filter(
      ({ columns }) => repeated(columns.map(({ name }) => name)).length > 0,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('has no alias that is another column, an input or another alias', () => {
    const wrong = tables.flatMap(({ name, type, columns, inputs }) =>
      type === undefined
        ? []
        : repeated([
            ...columns.flatMap((column) => [column.name, ...column.aliases]),
            ...inputs.map((input) => input.name),
          ]).map((alias) => `${name}.${alias}`),
    );
    expect(wrong).toEqual([]);
  });

  it('ends every table with the region', () => {
    expect(tables.filter(({ columns }) => columns.at(-1)?.name !== 'region')).toEqual([]);
  });

  it('has a column for every part of every identifier', () => {
    const wrong = tables.filter(
      ({ type, columns }) =>
        !(type?.primaryIdentifier ?? []).every((path) =>
          columns.some(({ property }) => property?.name === path),
        ),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('knows every nested type and every tag property that it names', () => {
    const wrong = types.flatMap(({ typeName, properties, tagProperty }) => [
      ...properties
        .filter(({ nestedType }) => nestedType && !catalog.nestedType(typeName, nestedType))
        .map(({ name }) => `${typeName}.${name}`),
      ...(tagProperty === undefined || properties.some(({ name }) => name === tagProperty)
        ? []
        : [`${typeName} tags`]),
    ]);
    expect(wrong).toEqual([]);
  });

  it('documents nine properties of ten, in clean text', () => {
    const texts = types.flatMap(({ properties }) => properties.map((each) => each.documentation));
    expect(texts.filter((text) => text !== '').length / texts.length).toBeGreaterThan(0.9);
    expect(texts.filter((text) => /\]\(|<\/?(?:p|code)>|\n|^\s|\s$|:$/.test(text))).toEqual([]);
  });

  it('marks nothing as both required and set by AWS alone', () => {
    const wrong = types.flatMap(({ typeName, properties }) =>
      properties
        .filter(({ required, readOnly }) => required && readOnly)
        .map(({ name }) => `${typeName}.${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has an index that is small', () => {
    const index = resolve(import.meta.dirname, '../../dist/catalog/index.json');
    expect(statSync(index).size).toBeLessThan(150_000);
  });
});
