/**
 * The language server as a program: over IPC when VS Code forks it, over stdio with `--stdio`. This
 * is the only file of the room that knows where the catalog's data lie.
 */
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openCatalog } from '../catalog/index.ts';
import { createStatementCheck } from '../engine/sqlite/statement-check.ts';
import { collectWhenIdle } from './idle-collection.ts';
import { startServer } from './server.ts';
import { diskFiles } from './workspace/disk-files.ts';

const flag = process.argv.indexOf('--catalog');
const given = flag === -1 ? undefined : process.argv[flag + 1];

startServer(createConnection(ProposedFeatures.all), {
  catalog: openCatalog(given ?? join(import.meta.dirname, 'catalog')),
  statementCheck: createStatementCheck(),
  files: diskFiles,
});

// One more listener: it takes no message from the server.
const wake = collectWhenIdle();
if (process.send === undefined) {
  process.stdin.on('data', wake);
} else {
  process.on('message', wake);
}
