/** A process that adds entries to a history, as another window does: `node … FILE NAME COUNT LIMIT`. */
import { openHistoryFile } from '../../../client/history/history-file.ts';
import { entryWith } from './entries.ts';

const [file = '', name = '', count = '0', limit = '0'] = process.argv.slice(2);
const history = openHistoryFile(file, () => Number(limit));
for (let index = 0; index < Number(count); index += 1) {
  await history.add(entryWith({ id: `${name}-${index}` }));
}
