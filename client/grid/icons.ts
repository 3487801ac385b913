/** The page's icons, drawn on VS Code's grid of 16 by 16 in the colour of the text around them. */

const paths = {
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  editor: 'M3.5 2.5h6l3 3v8h-9zM9.5 2.5v3h3',
  error: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM5.5 5.5l5 5M10.5 5.5l-5 5',
  information: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM8 7v4.5M8 4.5v1',
  warning: 'M8 2l6.5 11.5h-13zM8 6v4M8 11v1',
  stop: 'M4.5 4.5h7v7h-7z',
  rerun: 'M12.5 8a4.5 4.5 0 1 1-1.6-3.4M11.5 1.8v3h-3',
  reveal: 'M2.5 8h9M8 4.5L11.5 8L8 11.5M13.5 3v10',
  cancelled: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM3.5 12.5l9-9',
  chevron: 'M4.5 6.5L8 10l3.5-3.5',
  filter: 'M2.5 3.5h11l-4.2 5v4.5l-2.6-1.5v-3z',
  filtered: 'M2.5 3.5h11l-4.2 5v4.5l-2.6-1.5v-3z',
  columns: 'M2.5 3.5h11v9h-11zM6.2 3.5v9M9.8 3.5v9',
  group: 'M2.5 4h11M5.5 8h8M5.5 12h8M2.5 7v5',
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const drawing = document.createElementNS(namespace, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('class', `icon icon-${name}`);
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  drawing.append(path);
  return drawing;
}
