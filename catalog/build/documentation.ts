/** AWS's documentation is Markdown with stray HTML; an editor and a terminal want one clean paragraph. */

const htmlTags =
  /<\/?(?:a|b|br|code|dd|dl|dt|em|i|important|li|note|ol|p|para|strong|ul)(?:\s[^>]*)?\/?>/gi;

const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
]);

/**
 * The first paragraph that is no note; the first note where there is nothing else. Links become their
 * text, emphasis goes, code spans stay. A paragraph that ends in a colon takes the heads of the list
 * that follows it.
 */
export function firstParagraph(markdown: string | undefined): string {
  const blocks = (markdown ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/<\/?(?:p|ul|ol|dl)(?:\s[^>]*)?>/gi, '\n\n')
    .replace(/<li(?:\s[^>]*)?>/gi, '\n- ')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const place = Math.max(
    blocks.findIndex((block) => !block.startsWith('>')),
    0,
  );
  const paragraph = cleaned(blocks[place] ?? '');
  const next = blocks[place + 1] ?? '';
  return paragraph.endsWith(':') && /^[-*] /.test(next)
    ? `${paragraph} ${listHeads(next)}`
    : withoutLeadIn(paragraph);
}

/** A last sentence that introduces what is not shown goes, where others remain. */
function withoutLeadIn(paragraph: string): string {
  if (!paragraph.endsWith(':')) return paragraph;
  const end = paragraph.lastIndexOf('. ');
  return end < 0 ? `${paragraph.slice(0, -1)}.` : paragraph.slice(0, end + 1);
}

const longestList = 240;

/** `a, b, c`: of each item what stands before its explanation. */
function listHeads(list: string): string {
  const heads = list
    .split(/\n(?=[-*] )/)
    .map((item) => cleaned(item.replace(/^[-*] /, '')))
    .map((item) => (/^(.+?)(?:\s[-–—]\s|:\s|\.\s|\.$|$)/.exec(item)?.[1] ?? item).trim());
  const joined = heads.join(', ');
  return joined.length <= longestList ? `${joined}.` : `${joined.slice(0, longestList).trimEnd()}…`;
}

/** Code spans are kept as they are: what looks like a tag or emphasis in them is meant. */
function cleaned(block: string): string {
  return block
    .replace(/^>\s?/gm, '')
    .split(/(`+[^`]*`+)/)
    .map((piece, place) => (place % 2 === 1 ? piece : plain(piece)))
    .join('')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/``+([^`]+)``+/g, '`$1`')
    .replace(/\s+/g, ' ')
    .replace(/\( (?=\S)/g, '(')
    .replace(/ ([.,;:!?)])(?=\s|$)/g, '$1')
    .trim();
}

function plain(text: string): string {
  return text
    .replace(htmlTags, '')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities.get(entity) ?? entity)
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/(^|[\s(])\*([^*\s][^*\n]*?)\*(?=[\s).,;:]|$)/g, '$1$2');
}
