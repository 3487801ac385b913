/** The line above a JSON tree that finds keys and values in it, and steps through what it finds. */
import { grouped } from '../../../protocol/index.ts';
import { element, setText } from '../elements.ts';
import type { JsonNode } from '../json-document.ts';
import type { JsonMatches, NodePlace } from './json-search.ts';
import { findInJson } from './json-search.ts';

export interface SearchedTree {
  /** Opens what the node lies in, marks it and brings it into view; nothing is marked for `undefined`. */
  mark(place: NodePlace | undefined): void;
}

export function createJsonSearchBar(root: JsonNode, tree: SearchedTree): HTMLElement {
  const input = element('input', {
    class: 'json-search',
    attributes: {
      type: 'search',
      placeholder: 'Find a key or a value',
      'aria-label': 'Find a key or a value',
      spellcheck: 'false',
    },
  });
  const count = element('span', { class: 'json-found', attributes: { role: 'status' } });
  let matches: JsonMatches = { places: [], isCut: false };
  let current = 0;

  const show = (): void => {
    setText(count, input.value === '' ? '' : countText(matches, current));
    tree.mark(matches.places[current]);
  };
  input.addEventListener('input', () => {
    matches = findInJson(root, input.value);
    current = 0;
    show();
  });
  input.addEventListener('keydown', (event) => {
    const { length } = matches.places;
    if (event.key === 'Enter' && length > 0) {
      current = (current + (event.shiftKey ? length - 1 : 1)) % length;
      show();
    } else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      matches = { places: [], isCut: false };
      show();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  return element('div', { class: 'json-search-bar' }, input, count);
}

function countText({ places, isCut }: JsonMatches, current: number): string {
  return places.length === 0
    ? 'Nothing found'
    : `${grouped(current + 1)} of ${grouped(places.length)}${isCut ? '+' : ''}`;
}
