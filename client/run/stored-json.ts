/** One JSON file in the extension's storage, which several windows may read and write. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface StoredJson {
  /** `undefined` where there is no file, or where it is no JSON. */
  read(): unknown;
  write(value: unknown): void;
}

/** `warn` is told what could not be read or written; whoever stores can do without. */
export function storedJson(file: string, warn: (message: string) => void): StoredJson {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as unknown;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
          warn(`\`${file}\` cannot be read: ${messageOf(error)}`);
        }
        return undefined;
      }
    },
    write(value) {
      try {
        mkdirSync(dirname(file), { recursive: true });
        // Another window that reads meanwhile finds the old file or the new one, never a half.
        const draft = `${file}.${String(process.pid)}`;
        writeFileSync(draft, JSON.stringify(value, undefined, 2));
        renameSync(draft, file);
      } catch (error) {
        warn(`\`${file}\` cannot be written: ${messageOf(error)}`);
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
