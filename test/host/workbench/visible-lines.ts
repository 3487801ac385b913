import type { Locator } from 'playwright-core';

/** The lines of a text editor that are scrolled into view, from top to bottom; the DOM has them in any order. */
export async function readVisibleLines(editor: Locator): Promise<string> {
  const lines = await editor.locator('.view-lines > .view-line').evaluateAll((elements) =>
    elements
      .map((element) => ({
        top: element.getBoundingClientRect().top,
        text: element.textContent.replaceAll('\u00a0', ' '),
      }))
      .sort((left, right) => left.top - right.top)
      .map(({ text }) => text),
  );
  return lines.join('\n');
}
