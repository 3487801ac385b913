/** Finds keys and values of a JSON document, in the order of the tree. */
import type { JsonNode } from '../json-document.ts';

/** A way from the root: the position of a child among its siblings, level by level. */
export type NodePlace = readonly number[];

export interface JsonMatches {
  readonly places: readonly NodePlace[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

/** More than anyone steps through. */
const most = 1_000;

/** Letters match in either case. Nothing matches an empty text. */
export function findInJson(root: JsonNode, wanted: string): JsonMatches {
  const text = wanted.toLowerCase();
  const places: NodePlace[] = [];
  const visit = (node: JsonNode, key: string | undefined, place: NodePlace): boolean => {
    if (places.length === most) {
      return false;
    }
    if (key?.toLowerCase().includes(text) === true || valueOf(node).toLowerCase().includes(text)) {
      places.push(place);
    }
    return childrenOf(node).every(([name, child], index) => visit(child, name, [...place, index]));
  };
  const isWhole = text === '' || visit(root, undefined, []);
  return { places, isCut: !isWhole };
}

function childrenOf(node: JsonNode): readonly (readonly [string | undefined, JsonNode])[] {
  switch (node.kind) {
    case 'object':
      return node.members.map(({ key, value }) => [key, value]);
    case 'array':
      return node.items.map((item) => [undefined, item]);
    case 'string':
    case 'number':
    case 'word':
      return [];
  }
}

function valueOf(node: JsonNode): string {
  switch (node.kind) {
    case 'string':
      return node.value;
    case 'number':
    case 'word':
      return node.text;
    case 'object':
    case 'array':
      return '';
  }
}
