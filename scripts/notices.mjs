// The licences of the npm packages whose code is in a bundle, as one text.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes the metafiles of esbuild's builds. Throws where a bundled package has no licence that may
 * ship, so that no build succeeds with code that we may not distribute.
 */
export function noticesOf(root, metafiles) {
  const folders = new Set(
    metafiles.flatMap((metafile) =>
      Object.values(metafile.outputs).flatMap((output) =>
        Object.entries(output.inputs)
          .filter(([, input]) => input.bytesInOutput > 0)
          .map(([path]) => packageFolder(path))
          .filter((folder) => folder !== undefined),
      ),
    ),
  );
  const sections = [...folders].sort().map((folder) => section(root, folder));
  return [
    'IQL contains code of the packages below, each under its own licence.',
    '',
    ...sections,
  ].join('\n');
}

function packageFolder(path) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

const permitted =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|\(MIT OR [^)]+\)|Unlicense|BlueOak-1\.0\.0)$/;

function section(root, folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (!permitted.test(manifest.license ?? '')) {
    throw new Error(
      `\`${manifest.name}\` is bundled under \`${manifest.license}\`, which is not on the list in scripts/notices.mjs: remove the package, or add the licence after reading it.`,
    );
  }
  const file = readdirSync(join(root, folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text =
    file !== undefined && existsSync(join(root, folder, file))
      ? readFileSync(join(root, folder, file), 'utf8').trim()
      : `Licence: ${manifest.license}`;
  const rule = '-'.repeat(78);
  return [rule, `${manifest.name} ${manifest.version}`, rule, text, ''].join('\n');
}
