// `npm run package`: builds for production and makes the VSIX.
import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { ensureInstalled, node, root, run } from './install.mjs';

ensureInstalled();
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = resolve(root, process.argv[2] ?? `${name}-${version}.vsix`);
const built = await run(node, [join(root, 'esbuild.mjs'), '--production']);
process.exit(
  built !== 0
    ? built
    : await run(node, [
        join(root, 'node_modules/@vscode/vsce/vsce'),
        'package',
        '--no-dependencies',
        '--allow-missing-repository',
        '--no-rewrite-relative-links',
        '--out',
        file,
      ]),
);
