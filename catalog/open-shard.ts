/** One service's facts as read, with its nested types decoded on their first use. */
import { memoised } from './memoised.ts';
import { decodeNested, type Shard, type TypeRecord } from './records.ts';
import type { NestedType } from './types.ts';

export interface OpenShard {
  readonly types: ReadonlyMap<string, TypeRecord>;
  nestedType(typeName: string, nested: string): NestedType | undefined;
}

export function openShard(shard: Shard): OpenShard {
  const types = new Map(shard.types.map((record) => [record.typeName, record]));
  const uses = new Map(shard.types.map(({ typeName }, place) => [typeName, shard.uses[place]]));
  const decoded = memoised((place) => {
    const record = shard.nested[Number(place)];
    return record && decodeNested(record);
  });
  return {
    types,
    nestedType: (typeName, nested) => {
      const place = uses.get(typeName)?.find((each) => shard.nested[each]?.name === nested);
      return place === undefined ? undefined : decoded(String(place));
    },
  };
}
