/** Keeping the state in a file: in the form of a data file, replaced as a whole, never half written. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { EmulatorState } from './cloud-control.ts';
import { DataError, parseDataText, type EmulatorData } from './data-file.ts';

/** Throws DataError where the file cannot be read or is not JSON. */
export function readStateFile(file: string): unknown {
  try {
    return parseDataText(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof DataError || !(error instanceof Error)) throw error;
    throw new DataError(`it cannot be read: ${error.message}`, { cause: error });
  }
}

export interface StateKeeper {
  /** Says that the state has changed; it is written soon. */
  changed(): void;
  /** Writes what is unwritten. */
  close(): void;
}

const pause = 500;

export function createStateKeeper(file: string | undefined, state: EmulatorState): StateKeeper {
  let timer: NodeJS.Timeout | undefined;
  const write = (target: string): void => {
    timer = undefined;
    writeFileSync(`${target}.new`, `${JSON.stringify(stateOf(state), undefined, 1)}\n`);
    renameSync(`${target}.new`, target);
  };
  return {
    changed: () => {
      if (file !== undefined) timer ??= setTimeout(write, pause, file).unref();
    },
    close: () => {
      if (file === undefined || (timer === undefined && existsSync(file))) return;
      clearTimeout(timer);
      write(file);
    },
  };
}

const stateOf = (state: EmulatorState): EmulatorData => ({
  resources: [...state.store.all()],
  ...accountsOf(state),
  types: Object.fromEntries(
    [...state.listedProperties].map(([typeName, list]) => [typeName, { list }]),
  ),
});

function accountsOf({ accounts, store }: EmulatorState): Pick<EmulatorData, 'accounts'> {
  const others = [...accounts].filter(([, account]) => account !== store);
  if (others.length === 0) return {};
  return {
    accounts: Object.fromEntries(
      others.map(([number, account]) => [number, { resources: [...account.all()] }]),
    ),
  };
}
