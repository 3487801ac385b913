/** A message for a person, in which backticks mark code. */
import { element } from './elements.ts';
import { visibleControls } from './visible-text.ts';

export function drawMessage(message: string): readonly (string | HTMLElement)[] {
  const parts = visibleControls(message).split('`');
  return parts.map((part, index) => {
    const isCode = index % 2 === 1 && index < parts.length - 1;
    return isCode ? element('code', { text: part }) : part;
  });
}
