/**
 * The pages of one list on their way into the table. They overlap: while the last resources of one page
 * are still asked for, those of the next one are asked for already, so that no call waits for the end of
 * a page.
 */

export interface PagesUnderWay {
  /** `store` takes `size` resources into the table, and calls its argument after each of them. */
  start(size: number, store: (taken: () => void) => Promise<void>): void;
  /** Resolves once few enough resources are under way for another page. Throws what a page failed with. */
  room(): Promise<void>;
  /** Resolves once no page is under way. Throws what one failed with. */
  stored(): Promise<void>;
  /** Resolves once no page is under way, whatever became of them. */
  settled(): Promise<void>;
}

/** More than the calls that a run may have open, so that there is always a next one. */
const enoughResources = 200;

export function createPagesUnderWay(): PagesUnderWay {
  let pages = 0;
  let resources = 0;
  let failed: { readonly error: unknown } | undefined;
  let waiting: (() => void)[] = [];

  const changed = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const tell = (): void => {
    const told = waiting;
    waiting = [];
    for (const resolve of told) resolve();
  };
  const taken = (): void => {
    resources -= 1;
    if (resources < enoughResources) tell();
  };
  const check = (): void => {
    if (failed !== undefined) throw failed.error;
  };
  const settled = async (): Promise<void> => {
    while (pages > 0) await changed();
  };

  return {
    settled,
    start(size, store) {
      pages += 1;
      resources += size;
      void store(taken)
        .catch((error: unknown) => {
          failed ??= { error };
        })
        .finally(() => {
          pages -= 1;
          tell();
        });
    },
    async room() {
      check();
      while (resources >= enoughResources) {
        await changed();
        check();
      }
    },
    async stored() {
      check();
      while (pages > 0) {
        await changed();
        check();
      }
    },
  };
}
