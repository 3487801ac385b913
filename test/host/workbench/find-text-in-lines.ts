// Runs in the page: it may use nothing from outside its own body.

/** The middle of the first `text` within one line, in the page's pixels. Tokens split a line into elements. */
export function findTextInLines(
  lines: Element,
  text: string,
): { x: number; y: number } | undefined {
  for (const line of lines.querySelectorAll('.view-line')) {
    const start = line.textContent.replaceAll('\u00a0', ' ').indexOf(text);
    if (start < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let offset = 0;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const length = node.textContent?.length ?? 0;
      const startsHere = start >= offset && start < offset + length;
      const endsHere = start + text.length > offset && start + text.length <= offset + length;
      if (startsHere) range.setStart(node, start - offset);
      if (endsHere) range.setEnd(node, start + text.length - offset);
      offset += length;
    }
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return undefined;
}
