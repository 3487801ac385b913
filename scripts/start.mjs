// `npm start`: installs, builds, starts the emulator with sample data and opens VS Code on samples/.
import { join } from 'node:path';
import { ensureInstalled, node, root, run } from './install.mjs';

ensureInstalled();
console.log('Building …');
const built = await run(node, [join(root, 'esbuild.mjs')]);
if (built !== 0) {
  console.error('The build failed: its messages are above.');
  process.exit(built);
}
process.exit(await run(node, [join(root, 'scripts/demo.ts'), ...process.argv.slice(2)]));
