/** Tells the language server values of finished runs. Completion can do without: a failure is logged. */
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Catalog } from '../catalog/index.ts';
import type { ResultReader } from '../engine/sqlite/index.ts';
import type { ViewDefinitions } from '../language/semantics/index.ts';
import { createBinder } from '../language/semantics/index.ts';
import type { ParsedStatement } from '../language/syntax/index.ts';
import { resultValuesNotification } from '../protocol/index.ts';
import type { Log } from './output.ts';
import { readValues } from './results/result-values.ts';

export interface ValueTeller {
  readonly client: () => LanguageClient | undefined;
  readonly catalog: () => Catalog;
  /** What the statement read beside resources. */
  readonly views: ViewDefinitions;
  readonly readerOf: (file: string) => ResultReader;
  readonly log: Log;
}

/** Never rejects. Neither the values nor the statement are written to the log. */
export async function tellValues(
  statement: ParsedStatement,
  file: string,
  { client, catalog, views, readerOf, log }: ValueTeller,
): Promise<void> {
  try {
    const bind = createBinder(catalog(), () => views);
    const values = await readValues(bind(statement), readerOf(file));
    const server = client();
    if (values !== undefined && server?.isRunning() === true) {
      await server.sendNotification(resultValuesNotification, values);
    }
  } catch (error) {
    log.warn(`completion does not know the last result: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
