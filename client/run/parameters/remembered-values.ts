/** What was typed for parameters in this workspace, kept so that it is typed once. No secret gets here. */

/** The part of VS Code's `Memento` that is used. */
export interface ValueStore {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

export interface RememberedValues {
  of(name: string): string | undefined;
  keep(values: ReadonlyMap<string, string>): Promise<void>;
  /** Gives back how many there were. */
  forget(): Promise<number>;
}

const key = 'parameterValues';
/** Beyond it the names that were used longest ago are forgotten. */
const mostNames = 500;

export function createRememberedValues(store: ValueStore): RememberedValues {
  const all = (): ReadonlyMap<string, string> => {
    const stored = store.get(key);
    if (!Array.isArray(stored)) return new Map();
    return new Map(stored.filter(isEntry));
  };
  return {
    of: (name) => all().get(name),
    async keep(values) {
      if (values.size === 0) return;
      const others = [...all()].filter(([name]) => !values.has(name));
      await store.update(key, [...others, ...values].slice(-mostNames));
    },
    async forget() {
      const { size } = all();
      await store.update(key, undefined);
      return size;
    },
  };
}

function isEntry(entry: unknown): entry is readonly [string, string] {
  return (
    Array.isArray(entry) &&
    entry.length === 2 &&
    entry.every((part: unknown) => typeof part === 'string')
  );
}
