/** What completion proposes, as plain data with offsets relative to the statement. */
import type { Span } from '../../../language/syntax/index.ts';

export type ProposalKind =
  | 'keyword'
  | 'provider'
  | 'service'
  | 'resource'
  | 'commonTable'
  | 'relation'
  | 'column'
  | 'parameter'
  | 'function'
  | 'method'
  | 'value'
  | 'snippet'
  | 'star'
  | 'view'
  /** A member of a JSON object, or an index of an array. */
  | 'member'
  /** A template variable. */
  | 'variable';

/** What documentation to fetch when the item is looked at; the catalog's pages stay unread till then. */
export type DocumentedBy =
  | { readonly page: 'resource'; readonly name: string }
  | { readonly page: 'column'; readonly table: string; readonly column: string }
  | { readonly page: 'method'; readonly table: string; readonly method: string }
  | { readonly page: 'function'; readonly name: string }
  | { readonly page: 'keyword'; readonly word: string }
  /** Markdown that was at hand when the list was made. */
  | { readonly page: 'text'; readonly text: string };

export interface Proposal {
  readonly label: string;
  readonly kind: ProposalKind;
  /** Shown behind the label, dimmed: a type, or what a required item is required for. */
  readonly hint?: string;
  /** Shown at the end of the line: where it comes from. */
  readonly origin?: string;
  /** The text to insert where it is not the label. */
  readonly text?: string;
  /** Whether it is a whole statement, which a client may have snippets of its own for. */
  readonly statement?: boolean;
  /** Whether `text` has tab stops, `$1` or `${1:placeholder}`. */
  readonly snippet?: boolean;
  /** What typing is matched against where it is not the label. */
  readonly filter?: string;
  /** Lower comes first; see `relevance.ts`. */
  readonly rank: number;
  /** Whether accepting it should open the next list at once, as after `aws.`. */
  readonly continues?: boolean;
  /**
   * Whether a sign that ends a name (`,`, `)`, `;`) accepts it: only where nothing but names of a known
   * list can stand, for else a name that the list lacks would be overwritten.
   */
  readonly commits?: boolean;
  /** What it replaces where that is not what the other items of its list do. */
  readonly replaces?: Span;
  readonly documentedBy?: DocumentedBy;
}

export interface Completion {
  readonly proposals: readonly Proposal[];
  /** From the start of the word to the cursor: what accepting replaces when it inserts. */
  readonly insert: Span;
  /** To the end of the word: what accepting replaces when it overwrites. */
  readonly replace: Span;
  /** Whether typing on can bring items that this list does not hold. */
  readonly incomplete: boolean;
  /**
   * Whether the list is worth opening by itself once a space, a dot or a quote is typed: a name or a
   * value of a known few must come next. Where the statement could also end, it would be in the way.
   */
  readonly opensUnasked: boolean;
}

/** Proposals for a place of their own. */
export type PlacedProposals = Pick<Completion, 'proposals' | 'insert' | 'replace'>;

/** Proposals for the word at the cursor. */
export type FoundProposals = Pick<Completion, 'proposals' | 'incomplete' | 'opensUnasked'>;
