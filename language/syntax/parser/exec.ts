/** EXEC: a call of a provider's method. */
import type { ExecParameter, ExecStatement } from '../command-tree.ts';
import type { Expression } from '../expression-tree.ts';
import type { Hint, Name } from '../tree.ts';
import { readTargetName } from './command.ts';
import type { TokenCursor } from './cursor.ts';
import { readExpression } from './expression.ts';
import { missingExpression } from './primary.ts';

/** Reads from EXEC on. */
export function readExec(cursor: TokenCursor, hints: readonly Hint[]): ExecStatement {
  const { start } = cursor.advance();
  const method = readTargetName(cursor, 'a method such as `aws.ec2.instances.start`');
  const parameters: ExecParameter[] = [];
  let payload: ExecParameter | undefined;
  while (!cursor.atEnd) {
    const isBody = cursor.source.startsWith('@@');
    const parameter = readParameter(cursor);
    if (parameter === undefined) continue;
    if (isBody) payload ??= parameter;
    else parameters.push(parameter);
    readSeparator(cursor);
  }
  return {
    kind: 'exec',
    hints,
    ...(method === undefined ? {} : { method }),
    parameters,
    ...(payload === undefined ? {} : { payload }),
    span: cursor.spanFrom(start),
  };
}

/** What is no parameter is skipped, with a problem. */
function readParameter(cursor: TokenCursor): ExecParameter | undefined {
  const { start } = cursor;
  if (cursor.kind !== 'parameter' || !cursor.source.startsWith('@')) {
    const isBare = cursor.kind === 'word' && cursor.valueAt(1) === '=';
    cursor.reportUnexpected(isBare ? `: write \`@${cursor.source} = …\`` : '');
    cursor.advance();
    cursor.skipUntil(() => cursor.kind === 'parameter');
    if (cursor.value === ')') cursor.advance();
    return undefined;
  }
  const name = readParameterName(cursor);
  const value = readValue(cursor);
  return { kind: 'execParameter', name, value, span: cursor.spanFrom(start) };
}

function readParameterName(cursor: TokenCursor): Name {
  const text = cursor.source.replace(/^@+/, '');
  const { end } = cursor.advance();
  return { kind: 'name', text, quoted: false, span: { start: end - text.length, end } };
}

function readValue(cursor: TokenCursor): Expression {
  if (cursor.take('=') === undefined) return missingExpression(cursor, '`=` and a value');
  const isNext = cursor.source.startsWith('@') && cursor.valueAt(1) === '=';
  if (cursor.atEnd || cursor.value === ',' || isNext) {
    return missingExpression(cursor, 'a value');
  }
  return readExpression(cursor);
}

/** A comma stands between parameters; before `@@json` it may be left out. */
function readSeparator(cursor: TokenCursor): void {
  if (cursor.take(',') !== undefined) {
    if (cursor.kind !== 'parameter') cursor.reportMissing('a parameter such as `@region`');
  } else if (cursor.kind === 'parameter' && !cursor.source.startsWith('@@')) {
    cursor.reportMissing('`,`');
  }
}
