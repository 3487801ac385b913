/** What stands inside a line of Markdown, as HTML. HTML in it is text, and links lead to the web only. */
import { escaped } from './html-text.ts';

/** No mark spans more characters than this: a text that closes none of its marks stays quick. */
const longest = 2_000;

/** In these `\x60` is a backtick. */
const patterns = [
  String.raw`(?<ticks>\x60+)(?<code>[^]{1,${longest}}?)(?<!\x60)\k<ticks>(?!\x60)`,
  String.raw`\\(?<plain>[!-/:-@[-\x60{-~])`,
  String.raw`(?<break> {2,}\n|\\\n)`,
  String.raw`(?<image>!?)\[(?<label>[^\[\]]{0,${longest}})\]\((?<target>[^\s()<>]{1,${longest}})(?: +"[^"]{0,200}")?\)`,
  String.raw`<(?<address>https?://[^\s<>]{1,${longest}})>`,
  String.raw`\*\*(?=\S)(?<strong>[^]{1,${longest}}?)(?<=\S)\*\*`,
  String.raw`(?<![\p{L}\p{N}])__(?=\S)(?<strong2>[^]{1,${longest}}?)(?<=\S)__(?![\p{L}\p{N}])`,
  String.raw`~~(?=\S)(?<struck>[^]{1,${longest}}?)(?<=\S)~~`,
  String.raw`\*(?=\S)(?<stress>[^*]{1,${longest}}?)(?<=\S)\*`,
  String.raw`(?<![\p{L}\p{N}])_(?=\S)(?<stress2>[^_]{1,${longest}}?)(?<=\S)_(?![\p{L}\p{N}])`,
];
const marks = new RegExp(patterns.join('|'), 'gu');

export function inlineHtml(text: string): string {
  let html = '';
  let from = 0;
  for (const found of text.matchAll(marks)) {
    html += escaped(text.slice(from, found.index)) + markHtml(found.groups ?? {});
    from = found.index + found[0].length;
  }
  return html + escaped(text.slice(from));
}

function markHtml(mark: Readonly<Record<string, string | undefined>>): string {
  const { code, plain, label, target, address, struck } = mark;
  const strong = mark['strong'] ?? mark['strong2'];
  const stress = mark['stress'] ?? mark['stress2'];
  if (code !== undefined) {
    return `<code>${escaped(code.replace(/^ (.*) $/s, '$1').replaceAll('\n', ' '))}</code>`;
  }
  if (plain !== undefined) {
    return escaped(plain);
  }
  if (label !== undefined && target !== undefined) {
    return linkHtml(target, inlineHtml(label));
  }
  if (address !== undefined) {
    return linkHtml(address, escaped(address));
  }
  if (strong !== undefined) {
    return `<strong>${inlineHtml(strong)}</strong>`;
  }
  if (struck !== undefined) {
    return `<del>${inlineHtml(struck)}</del>`;
  }
  return stress === undefined ? '<br>\n' : `<em>${inlineHtml(stress)}</em>`;
}

/** A link to anything but a page or an address stays its label. */
function linkHtml(target: string, label: string): string {
  return /^(https?:\/\/|mailto:|#)/i.test(target)
    ? `<a href="${escaped(target)}" rel="noreferrer">${label}</a>`
    : label;
}
