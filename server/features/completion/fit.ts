/** Makes proposals fit the text around the cursor: no second dot or parenthesis, quotes kept. */
import type { Cursor } from './cursor.ts';
import type { Proposal } from './proposal.ts';

export function fitTo(cursor: Cursor, proposals: readonly Proposal[]): readonly Proposal[] {
  const { statement, replace, quote, string } = cursor;
  const next = statement.text.charAt(replace.end);
  if (quote !== undefined) {
    return proposals.flatMap((proposal) => quoted(proposal, quote));
  }
  if (string?.unterminated === true) {
    return proposals.map((proposal) => ({
      ...proposal,
      text: `${proposal.text ?? proposal.label}'`,
    }));
  }
  if (next === '.') {
    return proposals.map(withoutDot);
  }
  return next === '(' ? proposals.map(withoutParenthesis) : proposals;
}

const closing: Readonly<Record<string, string>> = { '"': '"', '`': '`', '[': ']' };

/** In a quoted name only names fit, and what is typed is matched with its quote. */
function quoted(proposal: Proposal, quote: string): readonly Proposal[] {
  const { kind, label } = proposal;
  if (kind !== 'column' && kind !== 'commonTable' && kind !== 'relation') {
    return [];
  }
  const name = label.split('.').at(-1) ?? label;
  const text = `${quote}${name}${closing[quote] ?? quote}`;
  return [{ ...proposal, text, filter: text, continues: false }];
}

function withoutDot(proposal: Proposal): Proposal {
  const { text } = proposal;
  return text?.endsWith('.') === true
    ? { ...proposal, text: text.slice(0, -1), continues: false }
    : proposal;
}

function withoutParenthesis(proposal: Proposal): Proposal {
  const { text } = proposal;
  const open = text?.indexOf('(') ?? -1;
  return text !== undefined && open > 0 && proposal.kind !== 'snippet'
    ? { ...proposal, text: text.slice(0, open).trimEnd(), snippet: false }
    : proposal;
}
