/** Markdown as the documentation pages write it. Text from AWS is data here: it cannot make markup. */

/** A code span that holds any text, backticks included. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text}${fence}`;
}

/**
 * Text that shows as it is: no markup of its own but its code spans, no line of a table broken. An
 * underscore inside a word is left alone, for it is no markup there, and names are full of them.
 */
export function plain(text: string): string {
  return text
    .split(/(`[^`\n|]+`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : escaped(piece)))
    .join('')
    .replace(/\s+/g, ' ');
}

function escaped(text: string): string {
  return text.replace(/[\\`*[\]<>|~]|(?<!\w)_|_(?!\w)/g, '\\$&');
}

/**
 * The first sentence, and of a long one its beginning, at most `longest` characters: for a line of a
 * table. A whole text that is short enough stays whole.
 */
export function brief(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const sentence = /^.+?[.!?](?=\s+[A-Z`[])/s.exec(text)?.[0] ?? text;
  if (sentence.length <= longest) {
    return sentence;
  }
  const cut = sentence.slice(0, longest);
  const word = cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2));
  // A code span cut in its middle would take the rest of the line with it.
  const isOpen = (word.match(/`/g)?.length ?? 0) % 2 === 1;
  return `${isOpen ? word.slice(0, word.lastIndexOf('`')).trimEnd() : word}…`;
}

export function link(label: string, target: string): string {
  return `[${plain(label)}](${target})`;
}

/** A table whose cells are Markdown; empty where there are no rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) {
    return '';
  }
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A code span in a cell of a table: on one line, and with bars that do not end the cell. */
export function codeCell(text: string): string {
  return code(text.replace(/\s+/g, ' ').replaceAll('|', '\\|'));
}

/** Paragraphs with a blank line between; empty ones are left out. */
export function paragraphs(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The same text for a client that shows no Markdown. */
export function withoutMarkup(markdown: string): string {
  return markdown
    .split('\n')
    .filter((line) => !/^(?:\| --- .*|`{3,}\w*)$/.test(line))
    .map((line) =>
      line
        .replace(/^\| (.*) \|$/, (_, cells: string) => cells.split(/(?<!\\) \| /).join('  '))
        .replace(/\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g, '$1 ($2)')
        .replace(/\*\*((?:\\.|[^*\\])+)\*\*/g, '$1')
        .replace(/(?<![\\*])\*((?:\\.|[^*\\])+)\*/g, '$1')
        .replace(/(?<!\\)`+/g, '')
        .replace(/\\([\\`*[\]<>|~_])/g, '$1'),
    )
    .join('\n');
}
