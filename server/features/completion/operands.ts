/** Inside an expression: whether a value comes next, and which words can continue one. */
import type { ExpressionClause } from './expectation.ts';
import type { Item } from './clause.ts';
import type { Place } from './place.ts';

/** Words after which a value must follow: the operand before them is over. */
const operatorWords = new Set(
  'AND OR NOT LIKE GLOB REGEXP MATCH ESCAPE BETWEEN IN IS WHEN THEN ELSE CASE DISTINCT ALL FROM'.split(
    ' ',
  ),
);

/** Words that compare, and so make a condition of an operand. */
const comparing = new Set(
  '= == <> != < <= > >= LIKE GLOB REGEXP MATCH BETWEEN IN IS ISNULL NOTNULL EXISTS'.split(' '),
);

/** Words, signs and parentheses at which a condition begins anew. */
const separating = new Set('AND OR NOT , WHEN THEN ELSE CASE'.split(' '));

const comparisons = [
  '=',
  'IN (',
  'LIKE',
  'IS NULL',
  'IS NOT NULL',
  '<>',
  'NOT IN (',
  'BETWEEN',
  'NOT LIKE',
  'REGEXP',
  'GLOB',
  'COLLATE',
];

export function isOperandNext(items: readonly Item[]): boolean {
  const last = items.at(-1);
  if (last === undefined || last.text === ',') {
    return true;
  }
  if (last.text === '*') {
    return !isStar(items);
  }
  return last.kind === 'operator' || (last.kind === 'word' && operatorWords.has(last.text));
}

/** `*` at the start of a list or after a dot names every column, and is no product. */
export function isStar(items: readonly Item[]): boolean {
  const before = items.at(-2)?.text;
  return before === undefined || before === ',' || before === '.' || before === 'DISTINCT';
}

interface Words {
  readonly words: readonly string[];
  readonly likely: number;
}

/** Keywords that begin a value, or that must follow the operator just written. */
export function operandWords(place: Place, clause: ExpressionClause): Words {
  const { items, opener } = place;
  const last = items.at(-1)?.text ?? '';
  const before = items.at(-2)?.text ?? '';
  if (last === 'IS' || (last === 'NOT' && before === 'IS')) {
    const tests = last === 'IS' ? ['NULL', 'NOT NULL'] : ['NULL'];
    return { words: [...tests, 'DISTINCT FROM', 'TRUE', 'FALSE'], likely: tests.length };
  }
  if (last === 'NOT' && items.length > 1 && !isBoundary(before)) {
    return { words: ['IN (', 'LIKE', 'BETWEEN', 'NULL', 'REGEXP', 'GLOB'], likely: 6 };
  }
  if (last === 'IN') {
    return { words: ['('], likely: 1 };
  }
  const isInside = place.clause === 'inside';
  const isStart = items.length === 0;
  const query = isStart && isInside && (opener === 'in' || opener === 'group') ? ['SELECT'] : [];
  const isList = isInside ? opener === 'call' && clause !== 'none' : clause === 'select';
  const distinct = isStart && isList ? ['DISTINCT'] : [];
  const condition = isBoundary(last) && conditions.has(clause) ? ['NOT', 'EXISTS ('] : [];
  const when = last === 'CASE' ? ['WHEN'] : [];
  return {
    words: [...when, ...query, ...distinct, ...condition, 'CASE', 'CAST(', 'NULL'],
    likely: when.length + query.length,
  };
}

/** Clauses that hold a condition. */
const conditions = new Set<ExpressionClause>(['where', 'on', 'having']);

function isBoundary(word: string): boolean {
  return word === '' || separating.has(word);
}

/**
 * What can follow a value that is complete: words that must come next, words that may (`complete`:
 * the clause may also end here), or nothing because a name was just given.
 */
export type AfterOperand =
  | { readonly kind: 'words' | 'complete'; readonly words: readonly string[] }
  | { readonly kind: 'nothing' };

export function afterOperand(items: readonly Item[], clause: ExpressionClause): AfterOperand {
  const last = items.at(-1);
  const before = items.at(-2);
  switch (last?.text) {
    case 'AS':
      return { kind: 'nothing' };
    case 'COLLATE':
      return { kind: 'words', words: ['NOCASE', 'BINARY', 'RTRIM'] };
    case 'NULLS':
      return { kind: 'words', words: ['FIRST', 'LAST'] };
    case 'OVER':
    case 'FILTER':
      return { kind: 'words', words: [last.text === 'OVER' ? '(' : '(WHERE'] };
    case 'ASC':
    case 'DESC':
      return { kind: 'words', words: ['LIMIT', 'NULLS FIRST', 'NULLS LAST'] };
    case '*':
      return { kind: 'words', words: clause === 'select' ? ['FROM'] : [] };
    default:
  }
  const condition = lastCondition(items);
  const opened = openCase(items);
  if (opened !== undefined) {
    return { kind: 'words', words: [...caseWords[opened], ...comparisonsAfter(condition)] };
  }
  if (isBetweenOpen(items)) {
    return { kind: 'words', words: ['AND'] };
  }
  if (isNamed(last, before)) {
    return { kind: 'complete', words: [] };
  }
  const isCall = last?.kind === 'group' && before?.kind === 'word' && before.text !== 'IN';
  const window = isCall && clause !== 'where' ? ['OVER (', 'FILTER (WHERE'] : [];
  const isCondition = isComplete(condition);
  if (conditions.has(clause)) {
    return isCondition
      ? { kind: 'complete', words: ['COLLATE'] }
      : { kind: 'words', words: [...comparisons, ...window, 'AND', 'OR'] };
  }
  const isComparable = clause === 'select' && !isCondition;
  return { kind: 'complete', words: [...window, ...(isComparable ? comparisons : [])] };
}

/** A comparison, or a condition in parentheses. */
function isComplete(condition: readonly Item[]): boolean {
  const [only, ...more] = condition;
  return (
    (only?.kind === 'group' && more.length === 0) ||
    condition.some(({ text }) => comparing.has(text))
  );
}

/** What stands since the last word that begins a condition; the AND of a BETWEEN begins none. */
function lastCondition(items: readonly Item[]): readonly Item[] {
  let start = 0;
  items.forEach(({ kind, text }, index) => {
    const isRange = text === 'AND' && isBetweenOpen(items.slice(start, index));
    if (kind !== 'group' && separating.has(text) && !isRange) {
      start = text === 'NOT' && index > start ? start : index + 1;
    }
  });
  return items.slice(start);
}

function comparisonsAfter(condition: readonly Item[]): readonly string[] {
  return isComplete(condition) ? ['AND', 'OR'] : comparisons;
}

const caseWords = {
  CASE: ['WHEN'],
  WHEN: ['THEN'],
  THEN: ['WHEN', 'ELSE', 'END'],
  ELSE: ['END'],
} as const;

/** The last word of the innermost CASE that is not ended. */
function openCase(items: readonly Item[]): keyof typeof caseWords | undefined {
  let depth = 0;
  let found: keyof typeof caseWords | undefined;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const text = items[index]?.text ?? '';
    if (text === 'END') {
      depth += 1;
    } else if (text === 'CASE' && depth > 0) {
      depth -= 1;
    } else if (depth === 0 && text in caseWords) {
      found ??= text as keyof typeof caseWords;
      if (text === 'CASE') {
        return found;
      }
    }
  }
  return undefined;
}

/** `x BETWEEN low` still waits for its AND. */
function isBetweenOpen(items: readonly Item[]): boolean {
  const between = items.findLastIndex(({ text }) => text === 'BETWEEN');
  return between !== -1 && !items.slice(between).some(({ text }) => text === 'AND');
}

/** An alias: a name right after a value. */
function isNamed(last: Item | undefined, before: Item | undefined): boolean {
  const isName = last?.kind === 'word' || last?.kind === 'name';
  if (!isName || before === undefined || before.text === ',') {
    return false;
  }
  return (
    before.text === 'AS' ||
    before.kind === 'string' ||
    before.kind === 'number' ||
    before.kind === 'name' ||
    before.kind === 'group' ||
    before.kind === 'template' ||
    (before.kind === 'word' && !operatorWords.has(before.text) && before.text !== 'DISTINCT')
  );
}
