/** The values of a column with how often each stands there, to keep those that are ticked. */
import type { Cell, ColumnValues } from '../../protocol/index.ts';
import { grouped } from '../../protocol/index.ts';
import { element, setShown, setText, textButton } from './elements.ts';
import { valueText } from './view-changes.ts';
import { visibleLine } from './visible-text.ts';

const settlesAfterMs = 200;
const longestChoice = 120;

/** `apply` gets the values that are ticked; `fetch` those that contain a text. */
export function drawValueChoices(
  chosen: readonly Cell[],
  fetch: (search: string) => Promise<ColumnValues>,
  apply: (values: readonly Cell[]) => void,
): HTMLElement {
  const ticked = new Map(chosen.map((value) => [JSON.stringify(value), value]));
  const list = element('div', {
    class: 'value-list',
    attributes: { role: 'group', 'aria-label': 'Values', tabindex: '-1' },
  });
  const note = element('div', { class: 'value-note', attributes: { role: 'status' } });
  const search = element('input', {
    class: 'filter-value',
    attributes: {
      type: 'search',
      placeholder: 'Search values',
      'aria-label': 'Search values',
      spellcheck: 'false',
    },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const drawValue = (value: Cell, count: number): HTMLElement => {
    const key = JSON.stringify(value);
    const box = element('input', { attributes: { type: 'checkbox' } });
    box.checked = ticked.has(key);
    box.addEventListener('change', () => {
      if (box.checked) {
        ticked.set(key, value);
      } else {
        ticked.delete(key);
      }
    });
    const text = visibleLine(valueText(value));
    return element(
      'label',
      { class: 'value-choice' },
      box,
      element('span', {
        class: value === null ? 'value-text null' : 'value-text',
        text: text.length > longestChoice ? `${text.slice(0, longestChoice)}…` : text,
      }),
      element('span', { class: 'value-count', text: grouped(count) }),
    );
  };
  const load = async (): Promise<void> => {
    asked += 1;
    const own = asked;
    setText(note, 'Counting values…');
    setShown(note, true);
    try {
      const { values, isCut } = await fetch(search.value);
      if (own === asked) {
        list.replaceChildren(...values.map(({ value, count }) => drawValue(value, count)));
        setText(
          note,
          values.length === 0 ? 'No values' : 'The most frequent values: search for more',
        );
        setShown(note, isCut || values.length === 0);
      }
    } catch (error) {
      if (own === asked) {
        setText(note, error instanceof Error ? error.message : String(error));
      }
    }
  };
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void load(), settlesAfterMs);
  });
  void load();
  return element(
    'div',
    { class: 'value-choices' },
    search,
    list,
    note,
    textButton('Keep the ticked values', () => apply([...ticked.values()])),
  );
}
