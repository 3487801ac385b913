/** How queries, their clauses and their relations break. */
import type {
  CommonTable,
  Join,
  Query,
  Relation,
  SelectCore,
  SetOperation,
  TableFunction,
  Values,
  With,
} from '../../syntax/index.ts';
import {
  addGroup,
  addList,
  addParenthesised,
  listBreaks,
  type Break,
  type Draft,
  type GroupChoices,
} from './draft.ts';

/** Clauses and joins beyond these make a query too much for one line, whatever its width. */
const mostOnOneLine = 4;

export function layOutQuery(draft: Draft, node: Query): void {
  const { sheet } = draft;
  addQueryParentheses(draft, node);
  const breaks: Break[] = [];
  if (node.body.kind === 'select') {
    draft.done.add(node.body);
    breaks.push(...clauseBreaks(draft, node.body));
  } else if (node.body.kind === 'setOperation') {
    breaks.push(...operatorBreaks(draft, node.body));
    breakAlike(draft, node.body);
  }
  for (const { keyword } of node.clauses) breaks.push({ at: sheet.from(keyword.start), indent: 0 });
  const last = sheet.last(node);
  if (node.with !== undefined) {
    addCommonTables(draft, node.with, { at: sheet.first(node.body), last, clauses: breaks });
  }
  addClauses(draft, breaks, { first: sheet.first(node.body) + 1, last });
  if (node.orderBy.length > 0) addList(draft, node.orderBy);
}

interface AfterWith {
  /** The verb of what the common tables are for. */
  readonly at: number;
  readonly last: number;
  readonly clauses: readonly Break[];
}

/** Common tables stand one below the other, and the verb below them. */
export function addCommonTables(draft: Draft, node: With, { at, last, clauses }: AfterWith): void {
  const { sheet } = draft;
  const [table] = node.tables;
  if (table === undefined) return;
  const isIndented = sheet.isBroken(sheet.first(table));
  if (isIndented) addList(draft, node.tables);
  const tables = isIndented ? [] : (listBreaks(draft, node.tables, 0) ?? []);
  const breaks = [...tables, { at, indent: 0 }];
  addGroup(draft, breaks, {
    first: sheet.first(table),
    last,
    isBroken: isTooMuch(draft, breaks) || isTooMuch(draft, [...breaks, ...clauses]),
  });
}

/** The SELECTs of a set operation are alike: where one has a line for each clause, all have. */
function breakAlike(draft: Draft, node: SetOperation): void {
  let each: SetOperation['left'] = node;
  for (; each.kind === 'setOperation'; each = each.left) draft.alike.set(each.right, node);
  draft.alike.set(each, node);
}

function isTooMuch({ sheet }: Draft, breaks: readonly Break[]): boolean {
  return breaks.length >= mostOnOneLine || breaks.some(({ at }) => sheet.isBroken(at));
}

/** Clauses are on one line only where the author had them there, and few of them. */
export function addClauses(draft: Draft, breaks: readonly Break[], choices: GroupChoices): void {
  const ordered = breaks.toSorted((left, right) => left.at - right.at);
  addGroup(draft, ordered, { ...choices, isBroken: isTooMuch(draft, ordered) });
}

/** Whatever a query is in parentheses for: a subquery, a derived table, a common table. */
function addQueryParentheses(draft: Draft, node: Query): void {
  const { sheet } = draft;
  const first = sheet.first(node);
  const close = sheet.next(sheet.last(node));
  if (sheet.value(sheet.previous(first)) !== '(' || sheet.value(close) !== ')') return;
  addGroup(
    draft,
    [
      { at: first, indent: 1, isTight: true },
      { at: close, indent: 0, isTight: true },
    ],
    { isBroken: sheet.isBroken(first) },
  );
}

/** A SELECT that is one of several; the only one of its query shares the query's group. */
export function layOutSelect(draft: Draft, node: SelectCore): void {
  const { sheet } = draft;
  if (!draft.done.has(node)) {
    addClauses(draft, clauseBreaks(draft, node), {
      first: sheet.first(node) + 1,
      last: sheet.last(node),
      alike: draft.alike.get(node),
    });
  }
  addList(draft, node.columns);
  if (node.groupBy.length > 0) addList(draft, node.groupBy);
  addList(
    draft,
    node.windows.map(({ name, definition }) => ({
      span: { start: name.span.start, end: definition.span.end },
    })),
  );
  if (node.from !== undefined) addCommaJoins(draft, node.from);
}

function clauseBreaks(draft: Draft, node: SelectCore): readonly Break[] {
  const { sheet } = draft;
  const clauses = node.clauses.slice(1).map(({ keyword }) => sheet.from(keyword.start));
  const joins =
    node.from === undefined ? [] : joinsOf(node.from).map((join) => joinStart(draft, join));
  return [...clauses, ...joins].map((at) => ({ at, indent: 0 }));
}

/** The joins of a FROM that are written with JOIN, those in parentheses left out. */
export function joinsOf(relation: Relation): readonly Join[] {
  const joins: Join[] = [];
  for (let each = relation; each.kind === 'join'; each = each.left) {
    if (each.type !== 'comma') joins.push(each);
  }
  return joins.toReversed();
}

export function joinStart({ sheet }: Draft, { left }: Join): number {
  return sheet.next(sheet.last(left));
}

/** `FROM a, b`: a list, unless a JOIN is among them. */
function addCommaJoins(draft: Draft, relation: Relation): void {
  if (relation.kind !== 'join' || joinsOf(relation).length > 0) return;
  const items: Relation[] = [];
  let each: Relation = relation;
  for (; each.kind === 'join'; each = each.left) items.push(each.right);
  items.push(each);
  addList(draft, items.reverse());
}

export function layOutJoin(draft: Draft, { on, right }: Join): void {
  const { sheet } = draft;
  if (on === undefined) return;
  const keyword = sheet.next(sheet.last(right));
  if (sheet.value(keyword) !== 'ON') return;
  draft.level.add(on);
  addGroup(draft, [{ at: keyword, indent: 1 }], {
    last: sheet.last(on),
    isBroken: sheet.isBroken(keyword),
  });
}

function operatorBreaks(draft: Draft, node: SetOperation): readonly Break[] {
  const { sheet } = draft;
  const breaks: Break[] = [];
  for (let each: SetOperation['left'] = node; each.kind === 'setOperation'; each = each.left) {
    const operator = sheet.next(sheet.last(each.left));
    breaks.push({ at: sheet.first(each.right), indent: 0 }, { at: operator, indent: 0 });
  }
  return breaks;
}

/** One row stays on the line of VALUES; several are a list. */
export function layOutValues(draft: Draft, node: Values): void {
  if (node.rows.length > 1) addList(draft, node.rows);
}

export function layOutCommonTable(draft: Draft, node: CommonTable): void {
  const { sheet } = draft;
  const open = sheet.next(sheet.last(node.name));
  if (node.columns === undefined || sheet.value(open) !== '(') return;
  draft.tight.add(open);
  addParenthesised(draft, node.columns);
}

export function layOutTableFunction(draft: Draft, node: TableFunction): void {
  draft.tight.add(draft.sheet.from(node.argumentsSpan.start));
  addParenthesised(draft, node.arguments);
}
