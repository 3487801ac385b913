/** The room's single entry. */
export { copyResult } from './copy-result.ts';
export { forkResultReader } from './fork-result-reader.ts';
export type { ForkedResultReader } from './fork-result-reader.ts';
export { forkTableEngine } from './fork-table-engine.ts';
export type { ForkedTableEngine } from './fork-table-engine.ts';
export { registerFunctions } from './functions/register-functions.ts';
export { startProcess } from './process-calls.ts';
export type { ProcessFork } from './process-calls.ts';
export { openResultCursor } from './result-cursor.ts';
export type { ReadResult, ResultCursor } from './result-cursor.ts';
export { openResultReader } from './result-reader.ts';
export type { ResultReader, ResultWindow } from './result-reader.ts';
export { fileArgument, serveCalls } from './serve-calls.ts';
export { createStatementCheck } from './statement-check.ts';
export type { CheckedTable, StatementCheck, StatementProblem } from './statement-check.ts';
export { openTableEngine } from './table-engine.ts';
export { toCell } from './values.ts';
