/** A proposal as the item that the client can show. */
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import type { Proposal, ProposalKind } from '../features/completion/proposal.ts';
import { withoutTabStops } from '../features/snippet-text.ts';
import type { ClientFacts } from './client-facts.ts';

const kinds: Readonly<Record<ProposalKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  provider: CompletionItemKind.Module,
  service: CompletionItemKind.Module,
  resource: CompletionItemKind.Class,
  commonTable: CompletionItemKind.Struct,
  relation: CompletionItemKind.Variable,
  column: CompletionItemKind.Field,
  parameter: CompletionItemKind.Property,
  function: CompletionItemKind.Function,
  method: CompletionItemKind.Method,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
  star: CompletionItemKind.Operator,
  view: CompletionItemKind.Struct,
  member: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
};

export interface Replaced {
  /** From the start of the word to the cursor. */
  readonly insert: Range;
  /** The whole word. */
  readonly replace: Range;
}

/**
 * `index` is the place in the list, which decides among items of one rank. `replaced` is what the whole
 * list replaces, or the proposal's own place where it has one.
 */
export function itemOf(
  proposal: Proposal,
  index: number,
  replaced: Replaced,
  client: ClientFacts,
): CompletionItem {
  const { label, kind, text = label, snippet, filter, continues, documentedBy } = proposal;
  const isSnippet = snippet === true && client.snippets;
  const newText = snippet === true && !isSnippet ? withoutTabStops(text) : text;
  return {
    label,
    kind: kinds[kind],
    sortText: `${proposal.rank}${String(index).padStart(4, '0')}`,
    ...editOf(newText, proposal, replaced, client),
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...detailsOf(proposal, client),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(continues === true && client.commands
      ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }
      : {}),
    ...(proposal.commits === true && client.commitCharacters ? { commitCharacters: nameEnds } : {}),
    ...(documentedBy === undefined ? {} : { data: documentedBy }),
  };
}

const nameEnds = [',', ')', ';'];

/** What the whole list has in common, where the client takes it so. */
export function listDefaults(
  { insert, replace }: Replaced,
  { sharedRange, insertReplace }: ClientFacts,
): Pick<CompletionList, 'itemDefaults'> {
  return sharedRange
    ? { itemDefaults: { editRange: insertReplace ? { insert, replace } : insert } }
    : {};
}

function editOf(
  newText: string,
  { label, replaces }: Proposal,
  replaced: Replaced,
  { sharedRange, insertReplace }: ClientFacts,
): Pick<CompletionItem, 'textEdit' | 'textEditText'> {
  if (sharedRange && replaces === undefined) {
    return newText === label ? {} : { textEditText: newText };
  }
  return {
    textEdit: insertReplace ? { newText, ...replaced } : { newText, range: replaced.insert },
  };
}

/** UTF-16 units of a label behind which a row of the list has room for details. */
const shortLabel = 36;

/**
 * `detail` heads the documentation; the label's details stand in the list itself. Both would take the
 * room of a long label, which tells more.
 */
function detailsOf(
  { label, hint = '', origin = '' }: Proposal,
  { labelDetails }: ClientFacts,
): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  const detail = [hint, origin].filter((part) => part !== '').join(' · ');
  if (labelDetails && label.length > shortLabel) {
    return {};
  }
  return {
    ...(detail === '' ? {} : { detail }),
    ...(detail === '' || !labelDetails
      ? {}
      : {
          labelDetails: {
            ...(hint === '' ? {} : { detail: hint.startsWith('(') ? hint : ` ${hint}` }),
            ...(origin === '' ? {} : { description: lastName(origin) }),
          },
        }),
  };
}

/** A row of the list has little room: of a table's or a type's name the last part, of other texts all. */
function lastName(origin: string): string {
  return /^(?:aws(?:cc)?\.[\w.]+|\w+(?:::\w+)+)$/.exec(origin)?.[0].split(/\.|::/).at(-1) ?? origin;
}
