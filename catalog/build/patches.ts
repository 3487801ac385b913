/** Corrections to the service specification, each with its reason. */
import type { BuiltType } from './model.ts';

interface Patch {
  readonly typeName: string;
  readonly reason: string;
  readonly apply: (type: BuiltType) => BuiltType;
}

const patches: readonly Patch[] = [];

export function applyPatches(types: readonly BuiltType[]): readonly BuiltType[] {
  return types.map((type) =>
    patches
      .filter(({ typeName }) => typeName === type.typeName)
      .reduce((patched, { apply }) => apply(patched), type),
  );
}
