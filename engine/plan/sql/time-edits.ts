/**
 * `now` is one moment for a whole run: `statement_time()`, which the SQL engine gives, stands in its place
 * wherever SQLite would read the clock. Source: https://sqlite.org/lang_datefunc.html.
 */
import type { Expression, FunctionCall } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { unwrap } from '../select/constants.ts';
import type { Edit } from './render.ts';

const statementTime = 'statement_time()';

/** The place of the first moment among the arguments. */
const momentPlaces: Readonly<Record<string, number>> = {
  date: 0,
  time: 0,
  datetime: 0,
  julianday: 0,
  unixepoch: 0,
  strftime: 1,
};

const currentFunctions: Readonly<Record<string, string>> = {
  CURRENT_DATE: 'date',
  CURRENT_TIME: 'time',
  CURRENT_TIMESTAMP: 'datetime',
};

export function timeEdits(facts: StatementFacts): readonly Edit[] {
  const edits: Edit[] = [];
  walk(facts.bound.statement.root, (node) => {
    if (node.kind === 'call') edits.push(...callEdits(node));
    if (node.kind === 'literal' && node.type === 'time') {
      const read = currentFunctions[node.value.toUpperCase()];
      if (read !== undefined) edits.push({ span: node.span, text: `${read}(${statementTime})` });
    }
  });
  return edits;
}

function callEdits(call: FunctionCall): readonly Edit[] {
  const name = call.name.text.toLowerCase();
  const given = call.arguments;
  if (name === 'timediff') return given.flatMap(nowEdit);
  const place = momentPlaces[name];
  if (place === undefined) return [];
  const moment = given[place];
  if (moment !== undefined) return nowEdit(moment);
  if (given.length < place) return [];
  const { end } = call.span;
  const separator = place === 0 ? '' : ', ';
  return [{ span: { start: end - 1, end: end - 1 }, text: separator + statementTime }];
}

function nowEdit(argument: Expression): readonly Edit[] {
  const inner = unwrap(argument);
  const isNow = inner.kind === 'literal' && inner.type === 'string' && /^now$/i.test(inner.value);
  return isNow ? [{ span: inner.span, text: statementTime }] : [];
}
