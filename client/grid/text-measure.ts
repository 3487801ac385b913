/** Measures text in the fonts that the grid draws with. */
import type { TextMeasure } from './column-widths.ts';

/** Reads the fonts from the page, so it is made anew for each result: the theme may have changed. */
export function createTextMeasure(host: HTMLElement): TextMeasure {
  const context = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(host);
  const width = (font: string, text: string): number => {
    if (context === null) {
      return text.length * 8;
    }
    context.font = font;
    return context.measureText(text).width;
  };
  const size = style.getPropertyValue('--grid-font-size').trim() || '12px';
  const cell = `${size} ${style.getPropertyValue('--grid-font-family').trim() || 'monospace'}`;
  const header = `600 ${size} ${style.fontFamily}`;
  return {
    header: (text) => width(header, text),
    cell: (text) => width(cell, text),
  };
}
