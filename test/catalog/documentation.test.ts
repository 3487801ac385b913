import { describe, expect, it } from 'vitest';
import { firstParagraph } from '../../catalog/build/documentation.ts';

describe('documentation', () => {
  it.each([
    ['keeps one paragraph', 'The first.\n\nThe second.', 'The first.'],
    ['skips a note before the text', '> A note.\n\nThe text.', 'The text.'],
    [
      'takes a note where there is nothing else',
      '> A note\n> on two lines.',
      'A note on two lines.',
    ],
    [
      'turns links into their text',
      'See [Buckets](https://example.org/x) and ![](https://example.org/y.png) more .',
      'See Buckets and more.',
    ],
    [
      'drops emphasis and keeps code',
      'A *very* **big** `a*b*c` `<id>` .',
      'A very big `a*b*c` `<id>`.',
    ],
    [
      'drops HTML and keeps placeholders',
      '<p>The <code>x</code> of <region>.</p>',
      'The x of <region>.',
    ],
    [
      'adds the heads of a list',
      'Valid values:\n\n- `on` - it runs\n- `off` - it rests.',
      'Valid values: `on`, `off`.',
    ],
    ['drops what introduces what is not shown', 'The policy. For example:\n\n`{}`', 'The policy.'],
    ['folds lines', 'One\nline', 'One line'],
    ['is empty where there is none', undefined, ''],
  ])('%s', (_, markdown, expected) => {
    expect(firstParagraph(markdown)).toBe(expected);
  });
});
