// Builds everything that ships into dist/: the catalog's data, the bundles, and the notices of what
// is bundled. `node esbuild.mjs --watch` keeps the bundles fresh while the sources change.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import esbuild from 'esbuild';
import { noticesOf } from './scripts/notices.mjs';

const root = import.meta.dirname;
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Node bundles are ES modules; libraries inside them that are CommonJS call this `require`. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
};

const node = {
  ...common,
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** The extension is CommonJS, the one format that every supported VS Code loads. */
const extension = {
  ...node,
  entryPoints: { extension: 'client/extension.ts' },
  outdir: 'dist',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
};

const programs = {
  ...node,
  entryPoints: {
    server: 'server/main.ts',
    'table-process': 'engine/sqlite/table-process.ts',
    'reader-process': 'engine/sqlite/reader-process.ts',
    'export-process': 'engine/export/export-process.ts',
    iql: 'cli/main.ts',
    emulator: 'emulator/main.ts',
  },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: requireBanner },
};

const grid = {
  ...common,
  platform: 'browser',
  target: 'es2023',
  entryPoints: { grid: 'client/grid/main.ts', 'grid-style': 'client/grid/grid.css' },
  outdir: 'dist',
  format: 'iife',
};

/** VS Code imports a renderer of notebooks as a module. */
const notebookRenderer = {
  ...common,
  platform: 'browser',
  target: 'es2023',
  entryPoints: { 'notebook-renderer': 'client/grid/notebook/renderer.ts' },
  outdir: 'dist',
  format: 'esm',
};

/** What the page loads when it first shows a chart. */
const gridCharts = {
  ...common,
  platform: 'browser',
  target: 'es2023',
  entryPoints: { 'grid-charts': 'client/grid/charts/drawing/main.ts' },
  outdir: 'dist',
  format: 'esm',
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** The suite that runs inside VS Code's extension host; it never ships. */
const suite = {
  ...node,
  entryPoints: { index: 'test/suite/index.ts' },
  outdir: 'out/suite',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
};

// Chunks are named by their content: those of an earlier build would only pile up.
rmSync(join(root, 'dist', 'chunks'), { recursive: true, force: true });
buildCatalog();
const builds = [
  extension,
  programs,
  grid,
  gridCharts,
  notebookRenderer,
  ...(production ? [] : [suite]),
];
if (watch) {
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all(builds.map((options) => esbuild.build(options)));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(
    join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'),
    noticesOf(
      root,
      results.slice(0, 5).map((result) => result.metafile),
    ),
  );
}

function buildCatalog() {
  const built = spawnSync(process.execPath, [join(root, 'catalog/build/main.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (built.status !== 0) {
    process.exit(built.status ?? 1);
  }
}
