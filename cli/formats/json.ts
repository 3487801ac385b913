/** One JSON object for the whole run, written as the rows are read. */
import { jsonOf } from '../../engine/export/index.ts';
import type { PrintedResult, ResultFormat } from './result-format.ts';

export function jsonFormat(): ResultFormat {
  let separator = '';
  return {
    open: () => '{"results":[',
    async *result(result) {
      yield `${separator}\n${head(result)}`;
      separator = ',';
      let rowSeparator = '';
      for await (const rows of result.rows()) {
        const lines = rows.map(
          (row) => `[${row.map((cell, index) => jsonOf(cell, typeAt(result, index))).join(',')}]`,
        );
        yield `${rowSeparator}\n${lines.join(',\n')}`;
        rowSeparator = ',';
      }
      yield tail(result);
    },
    close: (failure) =>
      failure === undefined ? '\n]}\n' : `\n],"failure":${JSON.stringify(failure)}}\n`,
  };
}

function head({ statement, columns }: PrintedResult): string {
  return `{"statement":${JSON.stringify(statement)},"columns":${JSON.stringify(columns)},"rows":[`;
}

function tail({ notices, calls, durationMs, plan }: PrintedResult): string {
  const explained = plan === undefined ? '' : `,"plan":${JSON.stringify(plan)}`;
  return `],"notices":${JSON.stringify(notices)},"calls":${JSON.stringify(calls)},"durationMs":${Math.round(durationMs)}${explained}}`;
}

function typeAt(result: PrintedResult, index: number): PrintedResult['columns'][number]['type'] {
  return result.columns[index]?.type ?? 'any';
}
