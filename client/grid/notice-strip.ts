/** What the reader of the rows must know, between the tabs and the rows. */
import type { Notice } from '../../protocol/index.ts';
import { counted } from '../../protocol/index.ts';
import { element, setShown } from './elements.ts';
import { icon } from './icons.ts';
import { drawMessage } from './message-text.ts';

export interface NoticeStrip {
  readonly element: HTMLElement;
  update(notices: readonly Notice[]): void;
}

/** As many as stand open; the rest unfold. */
const shownAtOnce = 2;

export function createNoticeStrip(): NoticeStrip {
  const strip = element('div', { class: 'notices', attributes: { role: 'status' } });
  let drawn = '';
  setShown(strip, false);
  return {
    element: strip,
    update(notices) {
      const wanted = JSON.stringify(notices);
      if (wanted === drawn) {
        return;
      }
      drawn = wanted;
      setShown(strip, notices.length > 0);
      const first = notices.slice(0, shownAtOnce).map(drawNotice);
      const rest = notices.slice(shownAtOnce);
      strip.replaceChildren(...first, ...(rest.length === 0 ? [] : [drawRest(rest)]));
    },
  };
}

function drawNotice(notice: Notice): HTMLElement {
  const isInformation = notice.kind === 'information';
  return element(
    'div',
    { class: isInformation ? 'notice information' : 'notice warning' },
    icon(isInformation ? 'information' : 'warning'),
    element('span', { class: 'notice-text' }, ...drawMessage(notice.message)),
  );
}

function drawRest(notices: readonly Notice[]): HTMLElement {
  return element(
    'details',
    { class: 'notice-rest' },
    element('summary', { text: counted(notices.length, 'more notice') }),
    ...notices.map(drawNotice),
  );
}
