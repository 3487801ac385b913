import { describe, expect, it } from 'vitest';
import { packagedExtension } from './packaged-extension.ts';

describe('the VSIX', () => {
  it('holds the bundles, the catalog, the grammar, the snippets and the texts', async () => {
    const { files } = await packagedExtension();
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'readme.md',
        'changelog.md',
        'LICENSE.txt',
        'dist/extension.cjs',
        'dist/server.js',
        'dist/table-process.js',
        'dist/reader-process.js',
        'dist/grid.js',
        'dist/iql.js',
        'dist/emulator.js',
        'dist/THIRD-PARTY-NOTICES.txt',
        'syntaxes/iql.tmLanguage.json',
        'syntaxes/iql.language-configuration.json',
        'snippets/iql.json',
      ]),
    );
    expect(files.some((file) => file.startsWith('dist/catalog/'))).toBe(true);
  });

  it('holds no source, no source map and no package of npm', async () => {
    const { files } = await packagedExtension();
    expect(files.filter((file) => /\.(ts|map|iql|vsix)$|node_modules|^test\//.test(file))).toEqual(
      [],
    );
  });
});
