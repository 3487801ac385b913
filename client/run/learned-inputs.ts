/**
 * What AWS has said that its lists need, kept from one window to the next in the extension's storage:
 * names of types and properties, nothing of any account.
 */
import type { LearnedCatalog } from '../../catalog/index.ts';
import { learnedInputsLimits, readLearnedInputs } from '../../protocol/index.ts';
import type { LearnedInputs } from '../../protocol/index.ts';
import { storedJson } from './stored-json.ts';

export interface LearnedStore {
  /** What was kept, bounded; nothing where the file is not there or is not well-formed. */
  read(): readonly LearnedInputs[];
  /** Keeps all that `catalog` has learned beside what other windows have kept meanwhile. */
  keep(catalog: LearnedCatalog): void;
}

/** `warn` is told what could not be read or written; a run goes on without. */
export function openLearnedStore(file: string, warn: (message: string) => void): LearnedStore {
  const stored = storedJson(file, warn);
  const read = (): readonly LearnedInputs[] => {
    const value = stored.read();
    const learned = value === undefined ? [] : readLearnedInputs(value);
    if (learned === undefined) {
      warn(`\`${file}\` holds no list inputs of this version: it is written anew`);
    }
    return learned ?? [];
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
      stored.write(
        [...byType]
          .slice(-types)
          .map(([typeName, names]) => ({ typeName, properties: names.slice(0, properties) })),
      );
    },
  };
}
