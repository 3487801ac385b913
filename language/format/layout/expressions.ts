/** How expressions break. */
import type {
  BinaryExpression,
  CaseExpression,
  CastExpression,
  Expression,
  FunctionCall,
  InExpression,
  RaiseExpression,
  UnaryExpression,
  WindowDefinition,
} from '../../syntax/index.ts';
import { addGroup, addList, addParenthesised, type Break, type Draft } from './draft.ts';

const chained = new Set(['AND', 'OR', '||', '+', '-', '*', '/', '%']);

/** `a AND b AND c` as one group; an operand that is a chain of another operator is a group in it. */
export function layOutBinary(draft: Draft, node: BinaryExpression): void {
  if (draft.done.has(node) || !chained.has(node.operator)) return;
  const { sheet } = draft;
  const operators: number[] = [];
  let left: Expression = node;
  while (left.kind === 'binary' && isSameChain(left.operator, node.operator)) {
    draft.done.add(left);
    operators.push(sheet.from(left.operatorSpan.start));
    left = left.left;
  }
  operators.reverse();
  const indent = draft.level.has(node) ? 0 : 1;
  const [first = 0] = operators;
  const isLogical = node.operator === 'AND' || node.operator === 'OR';
  const isBroken = sheet.isBroken(first) || sheet.isBroken(sheet.next(first));
  addGroup(
    draft,
    operators.map((at) => ({ at, indent })),
    {
      first: sheet.first(node),
      last: sheet.last(node),
      isBroken: isBroken && isLogical,
      raise: indent,
    },
  );
}

const sums = new Set(['+', '-']);

function isSameChain(left: string, right: string): boolean {
  return left === right || (sums.has(left) && sums.has(right));
}

export function layOutCase(draft: Draft, node: CaseExpression): void {
  const { sheet } = draft;
  const breaks: Break[] = [];
  for (const { when, then } of node.branches) {
    const keyword = sheet.previous(sheet.first(when));
    const after = sheet.previous(sheet.first(then));
    if (sheet.value(keyword) !== 'WHEN' || sheet.value(after) !== 'THEN') return;
    breaks.push({ at: keyword, indent: 1 });
    const choices = { first: sheet.next(keyword), last: sheet.last(then) };
    addGroup(draft, [{ at: after, indent: 1 }], choices);
  }
  if (node.otherwise !== undefined) {
    const keyword = sheet.previous(sheet.first(node.otherwise));
    if (sheet.value(keyword) !== 'ELSE') return;
    breaks.push({ at: keyword, indent: 1 });
  }
  const end = sheet.last(node);
  const [first] = breaks;
  if (first === undefined || sheet.value(end) !== 'END') return;
  addGroup(draft, [...breaks, { at: end, indent: 0 }], { isBroken: sheet.isBroken(first.at) });
}

export function layOutCall(draft: Draft, node: FunctionCall): void {
  const { sheet } = draft;
  draft.tight.add(sheet.from(node.argumentsSpan.start));
  const last = node.orderBy.at(-1);
  const isInside = last !== undefined && last.span.end <= node.argumentsSpan.end;
  if (node.distinct || isInside) addLooseArguments(draft, node);
  else addParenthesised(draft, node.arguments, pairsFrom(node));
  if (node.filter !== undefined) {
    const keyword = sheet.previous(sheet.first(node.filter));
    const close = sheet.next(sheet.last(node.filter));
    if (sheet.value(keyword) !== 'WHERE' || sheet.value(close) !== ')') return;
    addGroup(
      draft,
      [
        { at: keyword, indent: 1, isTight: true },
        { at: close, indent: 0, isTight: true },
      ],
      {},
    );
  }
}

const objects = new Set(['json_object', 'jsonb_object']);
const changes = /^jsonb?_(?:set|insert|replace)$/;

/** From which argument on a function takes pairs: a key and its value stay on one line. */
function pairsFrom({ name, arguments: items }: FunctionCall): number | undefined {
  const lower = name.text.toLowerCase();
  if (objects.has(lower)) return items.length % 2 === 0 ? 0 : undefined;
  return changes.test(lower) && items.length % 2 === 1 ? 1 : undefined;
}

/** `count(DISTINCT a)`, `group_concat(a, ', ' ORDER BY b)`: broken only right inside the parentheses. */
function addLooseArguments(draft: Draft, { argumentsSpan }: FunctionCall): void {
  const { sheet } = draft;
  const open = sheet.from(argumentsSpan.start);
  const close = sheet.upTo(argumentsSpan.end);
  if (sheet.value(close) !== ')') return;
  addGroup(
    draft,
    [
      { at: sheet.next(open), indent: 1, isTight: true },
      { at: close, indent: 0, isTight: true },
    ],
    {},
  );
}

export function layOutWindow(draft: Draft, node: WindowDefinition): void {
  const { sheet } = draft;
  const open = sheet.first(node);
  const close = sheet.last(node);
  if (sheet.value(open) !== '(' || sheet.value(close) !== ')' || sheet.next(open) === close) return;
  const [ordering] = node.orderBy;
  const by = ordering === undefined ? -1 : sheet.previous(sheet.first(ordering));
  const order = sheet.previous(by);
  const parts = [
    sheet.value(order) === 'ORDER' ? order : -1,
    node.frame === undefined ? -1 : sheet.first(node.frame),
  ].filter((at) => at > sheet.next(open));
  addGroup(
    draft,
    [
      { at: sheet.next(open), indent: 1, isTight: true },
      ...parts.map((at) => ({ at, indent: 1 })),
      { at: close, indent: 0, isTight: true },
    ],
    { isBroken: sheet.isBroken(sheet.next(open)) },
  );
  if (node.partitionBy.length > 1) addList(draft, node.partitionBy);
  if (node.orderBy.length > 1) addList(draft, node.orderBy);
}

export function layOutIn(draft: Draft, node: InExpression): void {
  if (isList(node.source)) addParenthesised(draft, node.source);
}

function isList(source: InExpression['source']): source is readonly Expression[] {
  return Array.isArray(source);
}

/** `CAST(a AS decimal(10, 2))` and `a::decimal(10, 2)`: parentheses follow at once. */
export function layOutCast(draft: Draft, node: CastExpression): void {
  const { sheet } = draft;
  const first = sheet.first(node);
  if (sheet.value(first) === 'CAST') draft.tight.add(first + 1);
  for (let index = sheet.last(node.operand) + 1; index <= sheet.last(node); index += 1) {
    if (sheet.value(index) === '(') draft.tight.add(index);
  }
}

/** `RAISE(IGNORE)`. */
export function layOutRaise(draft: Draft, node: RaiseExpression): void {
  draft.tight.add(draft.sheet.first(node) + 1);
}

/** A sign stands at its operand, unless the two would then read as something else. */
export function layOutUnary(draft: Draft, node: UnaryExpression): void {
  const { sheet } = draft;
  const operator = sheet.first(node);
  if (node.operator === 'NOT' || sheet.kind(operator + 1) === 'operator') return;
  draft.tight.add(operator + 1);
}
