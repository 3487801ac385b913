/**
 * Markdown as HTML: headings, paragraphs, lists, quotes, code, tables and rules, which is what notebooks
 * are written with. HTML in it is shown as text, and comments are left out.
 */
import { escaped } from './html-text.ts';
import { inlineHtml } from './markdown-inline.ts';

export function markdownHtml(text: string): string {
  return blocksHtml(text.split('\n'), 0);
}

/** Blocks from the first line on; quotes and lists hold blocks of their own, so deep as nobody writes. */
function blocksHtml(lines: readonly string[], depth: number): string {
  let html = '';
  let at = 0;
  while (at < lines.length) {
    const block = blockAt(lines, at, depth);
    html += block.html;
    at += block.lines;
  }
  return html;
}

interface Block {
  readonly html: string;
  /** How many lines it takes, at least one. */
  readonly lines: number;
}

const deepest = 12;

function blockAt(lines: readonly string[], at: number, depth: number): Block {
  const line = lines[at] ?? '';
  const readers = [blank, comment, fenced, heading, rule, table, indented];
  for (const read of readers) {
    const block = read(line, lines, at);
    if (block !== undefined) {
      return block;
    }
  }
  const nested = depth < deepest ? (quote(lines, at, depth) ?? list(lines, at, depth)) : undefined;
  return nested ?? paragraph(lines, at);
}

type ReadBlock = (line: string, lines: readonly string[], at: number) => Block | undefined;

const blank: ReadBlock = (line) => (line.trim() === '' ? { html: '', lines: 1 } : undefined);

const comment: ReadBlock = (line, lines, at) => {
  if (!/^ {0,3}<!--/.test(line)) {
    return undefined;
  }
  const end = lines.findIndex((each, index) => index >= at && each.includes('-->'));
  return { html: '', lines: (end === -1 ? lines.length : end + 1) - at };
};

const fenced: ReadBlock = (line, lines, at) => {
  const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
  if (mark === undefined) {
    return undefined;
  }
  const closes = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}\\s*$`);
  const found = lines.findIndex((each, index) => index > at && closes.test(each));
  const end = found === -1 ? lines.length : found;
  return { html: codeHtml(lines.slice(at + 1, end)), lines: end + 1 - at };
};

const heading: ReadBlock = (line) => {
  const [, marks, text] = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? [];
  return marks === undefined
    ? undefined
    : { html: `<h${marks.length}>${inlineHtml(text ?? '')}</h${marks.length}>\n`, lines: 1 };
};

const rule: ReadBlock = (line) =>
  /^ {0,3}([-*_])[ \t]*(\1[ \t]*){2,}$/.test(line) ? { html: '<hr>\n', lines: 1 } : undefined;

const table: ReadBlock = (line, lines, at) => {
  const alignments = cellsOf(lines[at + 1] ?? '');
  const isTable =
    line.includes('|') &&
    alignments.length > 0 &&
    alignments.every((each) => /^:?-+:?$/.test(each));
  if (!isTable || cellsOf(line).length !== alignments.length) {
    return undefined;
  }
  const end = lines.findIndex((each, index) => index > at + 1 && !each.includes('|'));
  const rows = lines.slice(at + 2, end === -1 ? lines.length : end);
  const rowHtml = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${alignments
      .map((alignment, index) => {
        const right = /[^:]:$/.test(alignment) ? ' class="right"' : '';
        return `<${tag}${right}>${inlineHtml(cells[index] ?? '')}</${tag}>`;
      })
      .join('')}</tr>\n`;
  const body = rows.map((row) => rowHtml(cellsOf(row), 'td')).join('');
  return {
    html: `<table>\n<thead>\n${rowHtml(cellsOf(line), 'th')}</thead>\n<tbody>\n${body}</tbody>\n</table>\n`,
    lines: rows.length + 2,
  };
};

function cellsOf(row: string): readonly string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner === '' ? [] : inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

const indented: ReadBlock = (line, lines, at) => {
  const isCode = (each: string): boolean => /^( {4}|\t)/.test(each);
  if (!isCode(line)) {
    return undefined;
  }
  const end = lines.findIndex((each, index) => index > at && !isCode(each));
  const code = lines.slice(at, end === -1 ? lines.length : end);
  return {
    html: codeHtml(code.map((each) => each.replace(/^( {4}|\t)/, ''))),
    lines: code.length,
  };
};

function codeHtml(lines: readonly string[]): string {
  return `<pre><code>${escaped(lines.join('\n'))}</code></pre>\n`;
}

function quote(lines: readonly string[], at: number, depth: number): Block | undefined {
  const end = lines.findIndex((each, index) => index >= at && !/^ {0,3}>/.test(each));
  const quoted = lines.slice(at, end === -1 ? lines.length : end);
  return quoted.length === 0
    ? undefined
    : {
        html: `<blockquote>\n${blocksHtml(
          quoted.map((each) => each.replace(/^ {0,3}> ?/, '')),
          depth + 1,
        )}</blockquote>\n`,
        lines: quoted.length,
      };
}

const bullet = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)/;

function list(lines: readonly string[], at: number, depth: number): Block | undefined {
  const first = bullet.exec(lines[at] ?? '');
  if (first === null) {
    return undefined;
  }
  /** What stands this far to the right is inside an item. */
  const width = first[0].length;
  const isNumbered = /\d/.test(first[2] ?? '');
  const items: string[][] = [];
  let end = at;
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    const [marker = '', indent = '', sign = ''] = bullet.exec(line) ?? [];
    const isInside = line.startsWith(' '.repeat(Math.min(width, 2))) || line.startsWith('\t');
    const isItem =
      sign !== '' && indent.length < width && /\d/.test(sign) === isNumbered && !isRule(line);
    const isBlank = line.trim() === '';
    const isLazy = !isBlank && sign === '' && lines[end - 1]?.trim() !== '' && !isRule(line);
    const next = lines[end + 1] ?? '';
    const goesOn = isBlank && (/^( {2,}|\t)\S/.test(next) || bullet.test(next));
    if (isItem) {
      items.push([line.slice(marker.length)]);
    } else if (isInside || isLazy || goesOn) {
      items.at(-1)?.push(line.replace(new RegExp(`^( {1,${width}}|\t)`), ''));
    } else {
      break;
    }
    end += 1;
  }
  const tag = isNumbered ? 'ol' : 'ul';
  return {
    html: `<${tag}>\n${items.map((item) => `<li>${itemHtml(item, depth)}</li>\n`).join('')}</${tag}>\n`,
    lines: Math.max(1, end - at),
  };
}

function isRule(line: string): boolean {
  return rule(line, [], 0) !== undefined;
}

/** An item of one paragraph needs none of its own. */
function itemHtml(item: readonly string[], depth: number): string {
  const html = blocksHtml(item, depth + 1);
  return /^<p>((?!<p>)[^])*<\/p>\n$/.test(html) && !/<(ul|ol|pre|table|blockquote)/.test(html)
    ? html.slice('<p>'.length, -'</p>\n'.length)
    : html.replace(/^<p>([^]*?)<\/p>\n(?=<[uo]l>)/, '$1\n');
}

/** Up to a blank line, or a line that begins another block. */
function paragraph(lines: readonly string[], at: number): Block {
  let end = at + 1;
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    const interrupts = [blank, comment, fenced, heading, rule].some(
      (read) => read(line, lines, end) !== undefined,
    );
    if (interrupts || /^ {0,3}(>|[-*+][ \t])/.test(line)) {
      break;
    }
    end += 1;
  }
  const text = lines.slice(at, end).map((line) => line.trimStart());
  return { html: `<p>${inlineHtml(text.join('\n').trimEnd())}</p>\n`, lines: end - at };
}
