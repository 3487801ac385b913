/**
 * What AWS has said that its lists need, kept from one window to the next in the extension's storage:
 * names of types and properties, nothing of any account.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LearnedCatalog } from '../../catalog/index.ts';
import { learnedInputsLimits, readLearnedInputs } from '../../protocol/index.ts';
import type { LearnedInputs } from '../../protocol/index.ts';

export interface LearnedStore {
  /** What was kept, bounded; nothing where the file is not there or is not well-formed. */
  read(): readonly LearnedInputs[];
  /** Keeps all that `catalog` has learned beside what other windows have kept meanwhile. */
  keep(catalog: LearnedCatalog): void;
}

/** `warn` is told what could not be read or written; a run goes on without. */
export function openLearnedStore(file: string, warn: (message: string) => void): LearnedStore {
  const read = (): readonly LearnedInputs[] => {
    const text = textOf(file, warn);
    if (text === undefined) return [];
    try {
      const learned = readLearnedInputs(JSON.parse(text));
      if (learned !== undefined) return learned;
      warn(`\`${file}\` holds no list inputs of this version: it is written anew`);
    } catch (error) {
      warn(`\`${file}\` is no JSON: ${messageOf(error)}`);
    }
    return [];
  };
  return {
    read,
    keep(catalog) {
      const { types, properties } = learnedInputsLimits;
      const byType = new Map(read().map((each) => [each.typeName, each.properties]));
      for (const each of catalog.learned()) {
        const known = byType.get(each.typeName) ?? [];
        byType.delete(each.typeName);
        byType.set(each.typeName, [...new Set([...known, ...each.properties])]);
      }
      const kept = [...byType]
        .slice(-types)
        .map(([typeName, names]) => ({ typeName, properties: names.slice(0, properties) }));
      try {
        mkdirSync(dirname(file), { recursive: true });
        // Another window that reads meanwhile finds the old file or the new one, never a half.
        const draft = `${file}.${String(process.pid)}`;
        writeFileSync(draft, JSON.stringify(kept, undefined, 2));
        renameSync(draft, file);
      } catch (error) {
        warn(`what AWS said of its lists is not kept: ${messageOf(error)}`);
      }
    },
  };
}

function textOf(file: string, warn: (message: string) => void): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    warn(`\`${file}\` cannot be read: ${messageOf(error)}`);
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
