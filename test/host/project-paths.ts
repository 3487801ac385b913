// Where the project keeps what tests and the demo fetch or make: one git-ignored folder, so that
// deleting `.cache` is always safe and always a full reset.
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');
export const cacheFolder = join(projectRoot, '.cache');
