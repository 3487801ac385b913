/** How statements other than queries break. */
import type {
  DeleteStatement,
  ExplainStatement,
  InsertStatement,
  ShowStatement,
  UpdateStatement,
} from '../../syntax/index.ts';
import { addGroup, addList, addParenthesised, type Break, type Draft } from './draft.ts';
import { addClauses, joinsOf, joinStart } from './queries.ts';

export function layOutInsert(draft: Draft, node: InsertStatement): void {
  const { sheet } = draft;
  addParenthesised(draft, node.columns);
  addList(draft, node.returning);
  const breaks: Break[] = verbBreaks(draft, node);
  if (node.source !== undefined) breaks.push({ at: sheet.first(node.source), indent: 0 });
  const conflict = conflictStart(draft, node);
  if (conflict !== undefined) breaks.push({ at: conflict, indent: 0 });
  for (const { kind, keyword } of node.clauses) {
    if (kind === 'returning') breaks.push({ at: sheet.from(keyword.start), indent: 0 });
  }
  addClauses(draft, breaks, { first: sheet.first(node) + 1, last: sheet.last(node) });
}

/** `ON CONFLICT` after the rows. */
function conflictStart({ sheet }: Draft, node: InsertStatement): number | undefined {
  const start = node.source === undefined ? sheet.first(node) : sheet.last(node.source);
  for (let index = start; index < sheet.last(node); index += 1) {
    if (sheet.value(index) === 'ON' && sheet.value(sheet.next(index)) === 'CONFLICT') return index;
  }
  return undefined;
}

/** The break between a WITH and the verb after it. */
function verbBreaks(
  { sheet }: Draft,
  { with: common }: InsertStatement | UpdateStatement | DeleteStatement,
): Break[] {
  return common === undefined ? [] : [{ at: sheet.next(sheet.last(common)), indent: 0 }];
}

export function layOutUpdate(draft: Draft, node: UpdateStatement): void {
  addList(draft, node.assignments);
  const joins = node.from === undefined ? [] : joinsOf(node.from);
  addMutation(
    draft,
    node,
    joins.map((join) => joinStart(draft, join)),
  );
}

export function layOutDelete(draft: Draft, node: DeleteStatement): void {
  addMutation(draft, node, []);
}

function addMutation(
  draft: Draft,
  node: UpdateStatement | DeleteStatement,
  joins: readonly number[],
): void {
  const { sheet } = draft;
  addList(draft, node.returning);
  const clauses = node.clauses.slice(1).map(({ keyword }) => sheet.from(keyword.start));
  const breaks = [...clauses, ...joins].map((at) => ({ at, indent: 0 }));
  addClauses(draft, [...verbBreaks(draft, node), ...breaks], {
    first: sheet.first(node) + 1,
    last: sheet.last(node),
  });
}

/** What is explained is on the line of EXPLAIN, or below it. */
export function layOutExplain(draft: Draft, node: ExplainStatement): void {
  const { sheet } = draft;
  const first = sheet.first(node.statement);
  if (node.statement.kind === 'empty' || node.statement.kind === 'opaque') return;
  addGroup(draft, [{ at: first, indent: 0 }], {
    last: sheet.last(node.statement),
    isBroken: sheet.isBroken(first),
  });
}

export function layOutShow(draft: Draft, node: ShowStatement): void {
  addParenthesised(draft, node.columns);
}
