/** Main module of the process that reads results: requests of `result-reader.ts` behind calls. */
import { openResultRequests } from './result-reader.ts';
import { fileArgument, serveCalls } from './serve-calls.ts';

serveCalls(() => ({ ...openResultRequests(fileArgument()) }));
