import { expect, it } from 'vitest';
import { runFilled } from '../../../client/run/parameters/filled-run.ts';
import type { RunOutcome } from '../../../engine/execute/index.ts';
import { fillParameters, typed } from '../../../language/parameters/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import { noCalls } from '../../../protocol/index.ts';

function failedAt(span?: { readonly start: number; readonly end: number }): RunOutcome {
  return {
    kind: 'failed',
    failure: { kind: 'plan', message: 'no', ...(span !== undefined && { span }) },
    calls: noCalls,
    notices: [],
  };
}

it('points at the statement as it was written', async () => {
  const text = 'SELECT {{ a }}, nope FROM t';
  const filled = fillParameters(parseStatement(text), () => typed('a long value'));
  const outcome = await runFilled(filled, ({ statement }) => {
    const start = statement.text.indexOf('nope');
    return Promise.resolve(failedAt({ start, end: start + 4 }));
  });
  const start = text.indexOf('nope');
  expect(outcome).toEqual(failedAt({ start, end: start + 4 }));
});

it('leaves a failure of no place as it is', async () => {
  const filled = fillParameters(parseStatement('SELECT 1'), () => undefined);
  expect(await runFilled(filled, () => Promise.resolve(failedAt()))).toEqual(failedAt());
});

it('fails without a run where a value is missing', async () => {
  const filled = fillParameters(parseStatement('SELECT {{ a }}'), () => undefined);
  const outcome = await runFilled(filled, () => Promise.reject(new Error('it ran')));
  expect(outcome).toMatchObject({
    kind: 'failed',
    failure: { kind: 'plan', span: { start: 7, end: 14 } },
  });
});
