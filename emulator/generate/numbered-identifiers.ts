/**
 * The identifiers of generated resources by their number. They are made when they are asked for and
 * not kept, so that a million resources take some bytes each: what is kept is a hash table of numbers.
 */
import { hashText } from './random.ts';

export interface NumberedIdentifiers {
  /** `undefined` where the number's identifier is the one of a smaller number, also when told apart. */
  readonly at: (index: number) => string | undefined;
  readonly indexOf: (identifier: string) => number | undefined;
  /** Whether the number's identifier is told apart from that of a smaller number. */
  readonly isToldApart: (index: number) => boolean;
}

export interface IdentifierMaker {
  readonly count: number;
  /** The same for one number always; `undefined` where there is none but the one that is told apart. */
  readonly plain: (index: number) => string | undefined;
  readonly toldApart: (index: number) => string;
}

type State = (typeof states)[keyof typeof states];
const states = { plain: 0, toldApart: 1, double: 2 } as const;

export function numberIdentifiers({
  count,
  plain,
  toldApart,
}: IdentifierMaker): NumberedIdentifiers {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2))).fill(-1);
  /** Of each number's identifier: most others can be told from it without making it. */
  const hashOf = new Uint32Array(count);
  const stateOf = new Uint8Array(count);
  let numbered = 0;

  const made = (index: number): string | undefined =>
    stateOf[index] === states.plain ? plain(index) : toldApart(index);

  /** The slot that holds the identifier, or the free one where it belongs. */
  const slotOf = (identifier: string): number => {
    const hash = hashText(identifier);
    let slot = hash % slots.length;
    for (;;) {
      const index = slots[slot] ?? -1;
      if (index === -1) return slot;
      if (hashOf[index] === hash && made(index) === identifier) return slot;
      slot = (slot + 1) % slots.length;
    }
  };
  const isFree = (identifier: string): boolean => slots[slotOf(identifier)] === -1;

  const stateFor = (index: number): State => {
    const first = plain(index);
    if (first !== undefined && isFree(first)) return states.plain;
    return isFree(toldApart(index)) ? states.toldApart : states.double;
  };
  /** Smaller numbers come first: they have the plain identifiers. */
  const numberUpTo = (end: number): void => {
    for (; numbered < Math.min(end, count); numbered += 1) {
      const state = stateFor(numbered);
      stateOf[numbered] = state;
      if (state === states.double) continue;
      const identifier = made(numbered) ?? '';
      slots[slotOf(identifier)] = numbered;
      hashOf[numbered] = hashText(identifier);
    }
  };

  return {
    at: (index) => {
      if (index >= count) return undefined;
      numberUpTo(index + 1);
      return stateOf[index] === states.double ? undefined : made(index);
    },
    indexOf: (identifier) => {
      const sofar = slots[slotOf(identifier)] ?? -1;
      if (sofar !== -1) return sofar;
      numberUpTo(count);
      const index = slots[slotOf(identifier)] ?? -1;
      return index === -1 ? undefined : index;
    },
    isToldApart: (index) => {
      numberUpTo(index + 1);
      return stateOf[index] !== states.plain;
    },
  };
}
