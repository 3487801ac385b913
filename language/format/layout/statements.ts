/** How statements other than queries break. */
import type {
  CreateViewStatement,
  DeleteStatement,
  ExecParameter,
  ExecStatement,
  ExplainStatement,
  InsertStatement,
  PlanStatement,
  ShowStatement,
  UpdateStatement,
  Upsert,
} from '../../syntax/index.ts';
import { addGroup, addList, addParenthesised, type Break, type Draft } from './draft.ts';
import { addClauses, addCommonTables, joinsOf, joinStart } from './queries.ts';

export function layOutInsert(draft: Draft, node: InsertStatement): void {
  const { sheet } = draft;
  addParenthesised(draft, node.columns);
  addList(draft, node.returning);
  const breaks: Break[] = [];
  if (node.source !== undefined) breaks.push({ at: sheet.first(node.source), indent: 0 });
  for (const { kind, keyword } of node.clauses) {
    if (kind === 'returning') breaks.push({ at: sheet.from(keyword.start), indent: 0 });
  }
  for (const upsert of node.upserts) breaks.push({ at: sheet.first(upsert), indent: 0 });
  addStatement(draft, node, breaks);
}

/** The clauses of a statement, below the common tables that stand before its verb. */
function addStatement(
  draft: Draft,
  node: InsertStatement | UpdateStatement | DeleteStatement,
  clauses: readonly Break[],
): void {
  const { sheet } = draft;
  const last = sheet.last(node);
  let verb = sheet.first(node);
  if (node.with !== undefined) {
    verb = sheet.next(sheet.last(node.with));
    addCommonTables(draft, node.with, { at: verb, last, clauses });
  }
  addClauses(draft, clauses, { first: verb + 1, last });
}

/** `DO` and the last WHERE are below `ON CONFLICT` where it does not fit in its line. */
export function layOutUpsert(draft: Draft, node: Upsert): void {
  const { sheet } = draft;
  addParenthesised(draft, node.target);
  addList(draft, node.assignments);
  const last = sheet.last(node);
  const after = node.targetWhere ?? node.target.at(-1);
  let action = after === undefined ? sheet.first(node) : sheet.last(after);
  while (action < last && sheet.value(action) !== 'DO') action = sheet.next(action);
  if (sheet.value(action) !== 'DO') return;
  const where = node.where === undefined ? -1 : sheet.previous(sheet.first(node.where));
  addGroup(
    draft,
    [{ at: action, indent: 1 }, where > action ? { at: where, indent: 1 } : undefined],
    { last, isBroken: sheet.isBroken(action) },
  );
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
  addList(draft, node.orderBy);
  const clauses = node.clauses.slice(1).map(({ keyword }) => sheet.from(keyword.start));
  addStatement(
    draft,
    node,
    [...clauses, ...joins].map((at) => ({ at, indent: 0 })),
  );
}

/** What is explained or planned is on the line of its verb, or below it. */
export function layOutExplain(draft: Draft, node: ExplainStatement | PlanStatement): void {
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

export function layOutCreateView(draft: Draft, node: CreateViewStatement): void {
  const { sheet } = draft;
  if (node.columns !== undefined) addParenthesised(draft, node.columns);
  if (node.query === undefined) return;
  const first = sheet.first(node.query);
  addGroup(draft, [{ at: first, indent: 0 }], {
    last: sheet.last(node.query),
    isBroken: sheet.isBroken(first),
  });
}

/** Parameters are a list. The payload, JSON of many lines mostly, has no say in where they stand. */
export function layOutExec(draft: Draft, node: ExecStatement): void {
  const { sheet } = draft;
  const { parameters, payload } = node;
  const commaAt = (parameter: ExecParameter): number => sheet.next(sheet.last(parameter));
  const isLeading = draft.style.commaPlace === 'leading';
  const starts = [...parameters, ...(payload === undefined ? [] : [payload])]
    .toSorted((left, right) => left.span.start - right.span.start)
    .map((parameter, index, all) => {
      const before = all[index - 1];
      const comma = before === undefined ? -1 : commaAt(before);
      return isLeading && sheet.value(comma) === ',' ? comma : sheet.first(parameter);
    });
  const [first] = starts;
  if (first === undefined) return;
  const last = payload === undefined ? sheet.last(node) : sheet.first(payload);
  addGroup(
    draft,
    starts.map((at) => ({ at, indent: 1 })),
    { last, isBroken: sheet.isBroken(first) },
  );
}
