/** Which rule lays out which node. A node without one keeps to the line of what is around it. */
import type { StatementNode, SyntaxNode } from '../../syntax/index.ts';
import { walk } from '../../syntax/index.ts';
import type { Style } from '../options.ts';
import type { Sheet } from '../sheet.ts';
import { addParenthesised, type Draft } from './draft.ts';
import {
  layOutBinary,
  layOutCall,
  layOutCase,
  layOutCast,
  layOutIn,
  layOutRaise,
  layOutUnary,
  layOutWindow,
} from './expressions.ts';
import {
  layOutCommonTable,
  layOutJoin,
  layOutQuery,
  layOutSelect,
  layOutTableFunction,
  layOutValues,
} from './queries.ts';
import {
  layOutCreateView,
  layOutDelete,
  layOutExec,
  layOutExplain,
  layOutInsert,
  layOutShow,
  layOutUpdate,
  layOutUpsert,
} from './statements.ts';

/** The layout of a statement, to be decided by the width of its lines. */
export function draftOf(sheet: Sheet, style: Style, root: StatementNode): Draft {
  const draft: Draft = {
    sheet,
    style,
    groups: [],
    tight: new Set(),
    names: new Set(),
    done: new Set(),
    level: new Set(),
    alike: new Map(),
  };
  walk(root, (node) => layOut(draft, node));
  return draft;
}

function layOut(draft: Draft, node: SyntaxNode): void {
  switch (node.kind) {
    case 'name':
      addName(draft, node);
      break;
    case 'query':
      layOutQuery(draft, node);
      break;
    case 'select':
      layOutSelect(draft, node);
      break;
    case 'values':
      layOutValues(draft, node);
      break;
    case 'commonTable':
      layOutCommonTable(draft, node);
      break;
    case 'join':
      layOutJoin(draft, node);
      break;
    case 'tableFunction':
      layOutTableFunction(draft, node);
      break;
    case 'binary':
      layOutBinary(draft, node);
      break;
    case 'unary':
      layOutUnary(draft, node);
      break;
    case 'case':
      layOutCase(draft, node);
      break;
    case 'cast':
      layOutCast(draft, node);
      break;
    case 'call':
      layOutCall(draft, node);
      break;
    case 'window':
      layOutWindow(draft, node);
      break;
    case 'in':
      layOutIn(draft, node);
      break;
    case 'row':
      if (node.items.length === 1) for (const item of node.items) draft.level.add(item);
      addParenthesised(draft, node.items);
      break;
    case 'insert':
      layOutInsert(draft, node);
      break;
    case 'update':
      layOutUpdate(draft, node);
      break;
    case 'delete':
      layOutDelete(draft, node);
      break;
    case 'upsert':
      layOutUpsert(draft, node);
      break;
    case 'createView':
      layOutCreateView(draft, node);
      break;
    case 'exec':
      layOutExec(draft, node);
      break;
    case 'raise':
      layOutRaise(draft, node);
      break;
    case 'explain':
    case 'plan':
      layOutExplain(draft, node);
      break;
    case 'show':
      layOutShow(draft, node);
      break;
    default:
  }
}

/** A name of several tokens, such as a version or one with a template in it, stays in one piece. */
function addName({ sheet, names, tight }: Draft, node: SyntaxNode): void {
  const first = sheet.first(node);
  const last = sheet.last(node);
  for (let index = first; index <= last; index += 1) {
    if (sheet.kind(index) === 'word') names.add(index);
    if (index > first && sheet.gaps[index] === '') tight.add(index);
  }
}
