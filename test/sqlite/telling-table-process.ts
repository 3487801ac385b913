/** Main module of a table process that makes a file beside its own once it begins a statement. */
import { writeFileSync } from 'node:fs';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import { fileArgument, serveCalls } from '../../engine/sqlite/serve-calls.ts';

serveCalls(() => {
  const file = fileArgument();
  const engine = openTableEngine(file);
  return {
    ...engine,
    materialize(sql: string, rowLimit: number) {
      writeFileSync(`${file}.begun`, '');
      return engine.materialize(sql, rowLimit);
    },
  };
});
