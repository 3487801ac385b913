/** Makes elements. Text goes in as text nodes only: nothing in this page parses HTML. */

export interface ElementOptions {
  readonly class?: string;
  readonly text?: string;
  readonly title?: string;
  /** Attributes by name: `role`, `aria-label`, `tabindex` … */
  readonly attributes?: Readonly<Record<string, string>>;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: ElementOptions = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (options.class !== undefined) {
    made.className = options.class;
  }
  if (options.text !== undefined) {
    made.textContent = options.text;
  }
  if (options.title !== undefined) {
    made.title = options.title;
  }
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A button with a text. */
export function textButton(
  label: string,
  onClick: () => void,
  style: 'primary' | 'secondary' | 'link' = 'secondary',
): HTMLButtonElement {
  const button = element('button', { class: `button ${style}`, text: label });
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

/** A button that is an icon; `label` is its tooltip and its name for a screen reader. */
export function iconButton(drawing: SVGElement, label: string, onClick: () => void) {
  const button = element(
    'button',
    { class: 'icon-button', title: label, attributes: { 'aria-label': label } },
    drawing,
  );
  button.type = 'button';
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    onClick();
  });
  return button;
}

/** Shows or hides without taking the element out of the page. */
export function setShown(target: HTMLElement, shown: boolean): void {
  target.hidden = !shown;
}

/** Writes a text only where it differs, so that a screen reader hears changes and nothing else. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}
