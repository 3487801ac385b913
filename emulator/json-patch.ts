/**
 * RFC 6902: a patch document applied to a resource's properties. A path may lack its leading slash,
 * as AWS's own example does. `applyPatch` never changes its input.
 */
import { isJsonObject, jsonEqual } from './json.ts';

export type PatchOperation =
  | {
      readonly op: 'add' | 'replace' | 'test';
      readonly path: readonly string[];
      readonly value: unknown;
    }
  | { readonly op: 'remove'; readonly path: readonly string[] }
  | {
      readonly op: 'move' | 'copy';
      readonly from: readonly string[];
      readonly path: readonly string[];
    };

/** The document is not a patch, or does not fit the value that it was applied to. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
}

/** Throws PatchError, naming the operation by its position from 0. */
export function readPatch(document: unknown): readonly PatchOperation[] {
  if (!Array.isArray(document)) throw new PatchError('a patch document is a JSON array');
  return document.map(readOperation);
}

/** Throws PatchError where a path does not exist or a `test` does not hold. */
export function applyPatch(target: unknown, patch: readonly PatchOperation[]): unknown {
  return patch.reduce(applyOperation, target);
}

function readOperation(written: unknown, index: number): PatchOperation {
  if (!isJsonObject(written)) throw new PatchError(`operation ${index} is not an object`);
  const { op } = written;
  const path = readPointer(written['path'], 'path', index);
  switch (op) {
    case 'add':
    case 'replace':
    case 'test':
      if (!('value' in written)) throw new PatchError(`operation ${index} has no value`);
      return { op, path, value: written['value'] };
    case 'remove':
      return { op, path };
    case 'move':
    case 'copy': {
      const from = readPointer(written['from'], 'from', index);
      if (op === 'move' && from.length < path.length && from.every((key, at) => key === path[at])) {
        throw new PatchError(`operation ${index} moves a value into itself`);
      }
      return { op, from, path };
    }
    default:
      throw new PatchError(`operation ${index} has the unknown op ${JSON.stringify(op)}`);
  }
}

function readPointer(written: unknown, key: string, index: number): readonly string[] {
  if (typeof written !== 'string') throw new PatchError(`operation ${index} has no ${key}`);
  if (written === '') return [];
  const pointer = written.startsWith('/') ? written.slice(1) : written;
  return pointer.split('/').map((part) => {
    if (/~(?![01])/.test(part)) {
      throw new PatchError(`operation ${index} has a bad escape in ${written}`);
    }
    return part.replaceAll('~1', '/').replaceAll('~0', '~');
  });
}

function applyOperation(target: unknown, operation: PatchOperation): unknown {
  switch (operation.op) {
    case 'add':
      return change(target, operation.path, { kind: 'add', value: operation.value });
    case 'replace':
      return change(target, operation.path, { kind: 'replace', value: operation.value });
    case 'remove':
      return change(target, operation.path, { kind: 'remove' });
    case 'copy':
      return change(target, operation.path, {
        kind: 'add',
        value: lookUp(target, operation.from),
      });
    case 'move': {
      const value = lookUp(target, operation.from);
      const without = change(target, operation.from, { kind: 'remove' });
      return change(without, operation.path, { kind: 'add', value });
    }
    case 'test':
      if (!jsonEqual(lookUp(target, operation.path), operation.value)) {
        throw new PatchError(`the test of ${printPointer(operation.path)} does not hold`);
      }
      return target;
  }
}

type Change =
  { readonly kind: 'add' | 'replace'; readonly value: unknown } | { readonly kind: 'remove' };

function change(target: unknown, path: readonly string[], edit: Change, depth = 0): unknown {
  const key = path[depth];
  if (key === undefined) return edit.kind === 'remove' ? undefined : edit.value;
  const isLast = depth === path.length - 1;
  const here = path.slice(0, depth + 1);
  if (Array.isArray(target)) {
    const items: readonly unknown[] = target;
    const appends = isLast && edit.kind === 'add';
    const index = arrayIndex(key, appends ? items.length : items.length - 1, items.length, here);
    if (!isLast) return items.with(index, change(items[index], path, edit, depth + 1));
    if (edit.kind === 'add') return items.toSpliced(index, 0, edit.value);
    return edit.kind === 'replace' ? items.with(index, edit.value) : items.toSpliced(index, 1);
  }
  if (!isJsonObject(target)) throw missing(here);
  if (!Object.hasOwn(target, key) && !(isLast && edit.kind === 'add')) throw missing(here);
  const members = new Map(Object.entries(target));
  if (!isLast) members.set(key, change(target[key], path, edit, depth + 1));
  else if (edit.kind === 'remove') members.delete(key);
  else members.set(key, edit.value);
  return Object.fromEntries(members);
}

function lookUp(target: unknown, path: readonly string[]): unknown {
  return path.reduce((parent, key, depth) => {
    const here = path.slice(0, depth + 1);
    if (Array.isArray(parent)) {
      const items: readonly unknown[] = parent;
      return items[arrayIndex(key, items.length - 1, items.length, here)];
    }
    if (!isJsonObject(parent) || !Object.hasOwn(parent, key)) throw missing(here);
    return parent[key];
  }, target);
}

/** `-` is the place after the last item; other indexes are decimal without leading zeros. */
function arrayIndex(key: string, last: number, length: number, path: readonly string[]): number {
  const index = key === '-' ? length : /^(0|[1-9]\d*)$/.test(key) ? Number(key) : Number.NaN;
  if (!(index <= last)) throw missing(path);
  return index;
}

const missing = (path: readonly string[]): PatchError =>
  new PatchError(`there is nothing at ${printPointer(path)}`);

const printPointer = (path: readonly string[]): string =>
  path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
