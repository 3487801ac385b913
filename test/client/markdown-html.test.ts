import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownHtml } from '../../client/notebooks/export/markdown-html.ts';
import { arbitraryText, checkProperty } from '../arbitraries/index.ts';

describe('the text of a notebook as HTML', () => {
  it.each([
    ['# One\n\n### Three ###', '<h1>One</h1>\n<h3>Three</h3>\n'],
    ['two\nlines\n\nnext', '<p>two\nlines</p>\n<p>next</p>\n'],
    [
      'a **b** _c_ `d<e` ~~f~~ g',
      '<p>a <strong>b</strong> <em>c</em> <code>d&lt;e</code> <del>f</del> g</p>\n',
    ],
    ['snake_case_name 2*3*4', '<p>snake_case_name 2<em>3</em>4</p>\n'],
    ['\\*no\\* **a _b_**', '<p>*no* <strong>a <em>b</em></strong></p>\n'],
    ['one  \ntwo', '<p>one<br>\ntwo</p>\n'],
    [
      '[a](https://x.y/?b&c) <https://z.y>',
      '<p><a href="https://x.y/?b&amp;c" rel="noreferrer">a</a> <a href="https://z.y" rel="noreferrer">https://z.y</a></p>\n',
    ],
    [
      '- a\n- b\n  - c\n\nafter',
      '<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n<p>after</p>\n',
    ],
    ['1. a\n2. b', '<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n'],
    ['> a\n> b', '<blockquote>\n<p>a\nb</p>\n</blockquote>\n'],
    ['```sql\nSELECT <x>\n```\n', '<pre><code>SELECT &lt;x&gt;</code></pre>\n'],
    ['    code', '<pre><code>code</code></pre>\n'],
    ['---', '<hr>\n'],
    ['<!-- a\nb -->\nc', '<p>c</p>\n'],
    [
      '| a | b |\n|---|--:|\n| 1 | `x` |',
      '<table>\n<thead>\n<tr><th>a</th><th class="right">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class="right"><code>x</code></td></tr>\n</tbody>\n</table>\n',
    ],
  ])('is %j', (markdown, html) => {
    expect(markdownHtml(markdown)).toBe(html);
  });

  it('shows HTML as text, and links to no script', () => {
    expect(markdownHtml('<img src=x> [x](javascript:alert) [y](data:text/html,z)')).toBe(
      '<p>&lt;img src=x&gt; x y</p>\n',
    );
  });

  it('holds no tag and no attribute of its own text, whatever that is', () => {
    const line = fc.constantFrom(
      '<b onclick="x">',
      '"><script>',
      '[a](https://b"c)',
      '`<i>`',
      '**<u>**',
      '- ',
      '> ',
      '| a |',
      '|---|',
      '```',
      "'",
    );
    const hostile = fc
      .array(fc.oneof(line, arbitraryText()), { maxLength: 8 })
      .map((lines) => lines.join('\n'));
    checkProperty(
      fc.property(hostile, (markdown) => {
        const tags = markdownHtml(markdown).match(/<[^>]*>?/g) ?? [];
        const own =
          /^<\/?(h[1-6]|p|em|strong|del|code|pre|ul|ol|li|blockquote|hr|br|table|thead|tbody|tr|th|td|a)( class="right"| href="(https?:|mailto:|#)[^"<>]*" rel="noreferrer")?>$/i;
        expect(tags.filter((tag) => !own.test(tag))).toEqual([]);
      }),
      3_000,
    );
  });

  it('is quick for a text that closes none of its marks', () => {
    const started = performance.now();
    markdownHtml(
      `${'*a _b `c [d **e '.repeat(4_000)}\n\n${'> '.repeat(2_000)}\n${'- '.repeat(2_000)}`,
    );
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
