/** Main module of the process that runs one statement: a `TableEngine` behind calls. */
import { fileArgument, serveCalls } from './serve-calls.ts';
import { openTableEngine } from './table-engine.ts';

serveCalls(() => ({ ...openTableEngine(fileArgument()) }));
