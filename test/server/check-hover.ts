/** The hover at a `$0` cursor. */
import { expect } from 'vitest';
import { hoverAt } from '../../server/features/hover.ts';
import { atCursor } from './fixture.ts';

export interface Hovered {
  readonly markdown: string;
  /** The text that is described. */
  readonly name: string;
}

export const settings = {
  defaultRegion: 'us-east-1',
  enabledRegions: ['us-east-1', 'eu-west-1', 'eu-central-1'],
};

export function hovered(textWithCursor: string): Hovered | undefined {
  const { language, bound, offset } = atCursor(textWithCursor);
  const hover = hoverAt(language, bound, offset, settings);
  return (
    hover && {
      markdown: hover.markdown,
      name: bound.statement.text.slice(hover.span.start, hover.span.end),
    }
  );
}

/** The hover at `$0` has each of the texts. */
export function checkHover(textWithCursor: string, ...texts: readonly string[]): void {
  const markdown = hovered(textWithCursor)?.markdown ?? '';
  for (const text of texts) {
    expect(markdown).toContain(text);
  }
}
