/** The `.iql` files of `test/corpus`, which cover the dialect and are all free of mistakes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const directory = path.join(import.meta.dirname, '..', 'corpus');

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

export function corpusFiles(): readonly CorpusFile[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.iql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(directory, name), 'utf8') }));
}
