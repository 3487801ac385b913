/** The room's single entry: Cloud Control on loopback, for the demo and for tests. */
export { createManualClock, type Clock, type ManualClock } from './clock.ts';
export type { ListedProperties } from './cloud-control.ts';
export { DataError, type EmulatorData } from './data-file.ts';
export { startEmulator } from './emulator.ts';
export type { FaultAction, FaultMatch, FaultRule } from './faults.ts';
export type { RunningEmulator, EmulatorOptions } from './options.ts';
export type { RequestLog, RequestRecord } from './request-log.ts';
