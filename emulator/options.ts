/** How an emulator is started and what it lets its owner see. */
import type { Clock } from './clock.ts';
import type { EmulatorData } from './data-file.ts';
import type { FaultRule } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { RequestLog } from './request-log.ts';

export interface EmulatorOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly data?: EmulatorData;
  /** A JSON file in the form of `data`, read once at the start. */
  readonly dataFile?: string;
  /** Where the state is kept: read instead of the data where it exists, written on every change. */
  readonly saveFile?: string;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  /** For each region and operation; unlimited unless told. */
  readonly requestsPerSecond?: number;
  /** Resources a page of ListResources; 100 unless told. */
  readonly pageSize?: number;
  /** Milliseconds from accepting a mutation to its end; 300 unless told. */
  readonly operationMs?: number;
  /** Milliseconds of these that it stays PENDING; 0 unless told. */
  readonly pendingMs?: number;
  /** Milliseconds after a create's end in which reads answer NotFound; 0 unless told. */
  readonly visibleAfterMs?: number;
  readonly faults?: readonly FaultRule[];
  /** The state's time; the machine's unless told. Latency is always the machine's. */
  readonly clock?: Clock;
  /** Told of what should never happen; the client gets an InternalFailure. */
  readonly onError?: (error: unknown) => void;
}

export interface RunningEmulator {
  /** `http://127.0.0.1:4567` */
  readonly url: string;
  readonly port: number;
  readonly requests: RequestLog;
  /** Adds a fault; returns what takes it away again. */
  addFault(rule: FaultRule): () => void;
  /** All that is stored of a resource, write-only properties included. */
  resource(typeName: string, region: string, identifier: string): JsonObject | undefined;
  /** Saves what is unsaved and ends open connections. */
  close(): Promise<void>;
}
