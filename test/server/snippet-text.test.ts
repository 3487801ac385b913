/** Text with places to fill in, as a snippet and without. */
import { expect, it } from 'vitest';
import {
  choice,
  joined,
  placeholder,
  plain,
  withoutTabStops,
} from '../../server/features/snippet-text.ts';

it('says the same as a snippet whose places are left as they are', () => {
  const filled = [
    placeholder(1, '<Name>'),
    placeholder(1, "it's {a} $1"),
    choice(2, ['one', 'two']),
    choice(1, ["it's", 'a,b|c']),
    joined([plain('a = '), placeholder(1, 'b'), plain(' AND $c = }')]),
    joined([plain('a'), plain('b')], ' $ '),
  ];
  for (const { text, snippet } of filled) expect(withoutTabStops(snippet)).toBe(text);
});

it('doubles a quote, for the value is a string', () => {
  expect(choice(1, ["it's"])).toEqual({ text: "'it''s'", snippet: "'${1|it''s|}'" });
});
