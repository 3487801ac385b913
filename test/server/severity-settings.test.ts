/** Each kind of problem has a severity setting, in the manifest and in the server. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../language/semantics/index.ts';

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          { readonly properties?: Readonly<Record<string, { readonly enum: unknown }>> }
        >
      >;
    };
  };
}

const manifest = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
) as Manifest;

describe('iql.diagnostics.severity', () => {
  const declared =
    manifest.contributes.configuration.properties['iql.diagnostics.severity']?.properties ?? {};

  it('declares each code, in the order of the list', () => {
    expect(Object.keys(declared)).toEqual(problemCodes);
  });

  it.each(problemCodes)('offers every severity for %s', (code) => {
    expect(declared[code]?.enum).toEqual(['error', 'warning', 'information', 'hint', 'off']);
  });
});
