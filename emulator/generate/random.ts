/** Numbers that look random and are the same on every run: hashes of texts and serial numbers. */

/** A 32-bit hash of a text (FNV-1a, then mixed). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** Another 32-bit number for each of the 2^32 inputs: a permutation, so that serials never collide. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Distinct for distinct serials of one seed. */
export const draw = (seed: number, serial: number): number => mix(seed + serial);

/** The first eight digits tell serials of one seed apart. */
export function hexDigits(seed: number, serial: number, length: number): string {
  let digits = '';
  for (let state = draw(seed, serial); digits.length < length; state = mix(state + 0x9e3779b9)) {
    digits += state.toString(16).padStart(8, '0');
  }
  return digits.slice(0, length);
}

export function uuid(seed: number, serial: number): string {
  const digits = hexDigits(seed, serial, 32);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ];
  return parts.join('-');
}

/** One of the choices, by a number that `draw` gave. */
export function choose<Choice>(choices: readonly [Choice, ...Choice[]], number: number): Choice {
  return choices[number % choices.length] ?? choices[0];
}
