/** Putting an emulator together: data, state, rules and the server. */
import { existsSync } from 'node:fs';
import type { Catalog } from '../catalog/index.ts';
import { createRequestHandler } from './answer-request.ts';
import { systemClock } from './clock.ts';
import type { EmulatorState } from './cloud-control.ts';
import { checkData, DataError, type CheckedData } from './data-file.ts';
import { createFaultRules } from './faults.ts';
import { createdSubject, withIdentifier } from './generate/completion.ts';
import { accountId } from './generate/service-identifiers.ts';
import type { ReferencePool } from './generate/subject.ts';
import { startHttpServer } from './http-server.ts';
import { createMutations } from './mutations.ts';
import type { RunningEmulator, EmulatorOptions } from './options.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRequestLog } from './request-log.ts';
import { createResourceStore } from './resource-store.ts';
import { createStateKeeper, readStateFile } from './state-file.ts';
import { createTypeRegistry, type TypeRegistry } from './type-facts.ts';

/** Throws DataError before anything listens; rejects where the port is taken. */
export async function startEmulator(
  options: EmulatorOptions,
  catalog: Catalog,
): Promise<RunningEmulator> {
  const clock = options.clock ?? systemClock;
  const types = createTypeRegistry(catalog);
  const data = readData(options, types);
  let serial = 0;
  const store = createResourceStore(types, data.resources, data.generate);
  const others = [...data.accounts].map(
    ([number, account]) =>
      [number, createResourceStore(types, account.resources, account.generate)] as const,
  );
  const state: EmulatorState = {
    catalog,
    clock,
    types,
    store,
    accounts: new Map([[accountId, store], ...others]),
    mutations: createMutations(clock, {
      pending: options.pendingMs ?? 0,
      duration: options.operationMs ?? 300,
    }),
    listedProperties: data.listedProperties,
    pageSize: options.pageSize ?? 100,
    visibleAfter: options.visibleAfterMs ?? 0,
    nextSerial: () => (serial += 1),
  };
  const faults = createFaultRules(options.faults ?? []);
  const log = createRequestLog();
  const keeper = createStateKeeper(options.saveFile, state);
  const closing = new AbortController();
  const server = await startHttpServer(
    options.port ?? 0,
    createRequestHandler({
      state,
      faults,
      log,
      rateLimit: createRateLimit(options.requestsPerSecond, clock),
      latencyMs: options.latencyMs ?? 0,
      onChange: () => {
        keeper.changed();
      },
      onError: options.onError ?? (() => undefined),
      closing: closing.signal,
    }),
  );
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    requests: log,
    addFault: (rule) => faults.add(rule),
    resource: (typeName, region, identifier) => {
      if (state.mutations.settle()) keeper.changed();
      const facts = types.find(typeName);
      const stored = facts && state.store.collection(facts, region).get(identifier);
      return stored?.content.properties();
    },
    close: async () => {
      closing.abort();
      await server.close();
      if (state.mutations.settle()) keeper.changed();
      keeper.close();
    },
  };
}

const noOtherResources: ReferencePool = { pick: () => undefined };

/** A state that was kept comes before the data that it started from. */
function readData(options: EmulatorOptions, types: TypeRegistry): CheckedData {
  const { saveFile, dataFile, data } = options;
  let serial = 0;
  const check = (written: unknown): CheckedData =>
    checkData(written, types, (facts, region, properties) => {
      const made = { serial: (serial += 1), createdAt: 0, pool: noOtherResources };
      return withIdentifier(createdSubject(facts, region, properties, made), properties);
    });
  const kept = saveFile !== undefined && existsSync(saveFile) ? saveFile : undefined;
  const file = kept ?? dataFile;
  if (file === undefined) return check(data ?? {});
  try {
    return check(readStateFile(file));
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(`\`${file}\`: ${error.message}`, { cause: error });
  }
}
