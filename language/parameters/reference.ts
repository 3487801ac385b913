/** What a template refers to: `{{ name }}`, `{{ .go.name }}`, `{{ name | filter }}`. */

export interface Reference {
  /** With its members: `stack.region`. */
  readonly name: string;
  readonly filters: readonly Filter[];
  /** What `| default('…')` says, where no value is given. */
  readonly fallback?: string;
}

/** `sql_list` makes a list of one value; the others change a text. */
export type Filter = 'sql_list' | 'lower' | 'upper' | 'trim';

const template =
  /^\{\{[-+]?\s*\.?([A-Za-z_]\w*(?:\.[A-Za-z_0-9]\w*)*)\s*((?:\|\s*[a-z_]+\s*(?:\(\s*(?:'[^']*'|"[^"]*")\s*\)\s*)?)*)[-+]?\}\}$/;
const filter = /\|\s*([a-z_]+)\s*(?:\(\s*(?:'([^']*)'|"([^"]*)")\s*\))?/g;

/** Filters that say of a value how it is quoted, which is done in any case. */
const quotingFilters: ReadonlySet<string> = new Set(['sql_escape', 'quote', 'string', 'tojson']);

/** `undefined` for anything but a name with filters that are known: an expression, a call, a block. */
export function referenceOf(written: string): Reference | undefined {
  const [whole, name, filters = ''] = template.exec(written) ?? [];
  if (whole === undefined || name === undefined || goWords.has(name)) return undefined;
  const known: Filter[] = [];
  let fallback: string | undefined;
  for (const [, word = '', single, double] of filters.matchAll(filter)) {
    const argument = single ?? double;
    if (word === 'default' && argument !== undefined) fallback = argument;
    else if (argument !== undefined) return undefined;
    else if (isFilter(word)) known.push(word);
    else if (!quotingFilters.has(word)) return undefined;
  }
  return { name, filters: known, ...(fallback !== undefined && { fallback }) };
}

function isFilter(word: string): word is Filter {
  return word === 'sql_list' || word === 'lower' || word === 'upper' || word === 'trim';
}

/** Words of the template languages, which no value has as its name. */
const goWords: ReadonlySet<string> = new Set(
  'if else end range with define template block break continue not and or in is true false none None True False'.split(
    ' ',
  ),
);
