/** NextTokens: opaque to clients, and bound to the list that they came from. */
import { createHash } from 'node:crypto';

/** `list` says which list: operation, region, type and filter. */
export const createPageToken = (list: string, position: number): string =>
  Buffer.from(`${position}.${fingerprint(list)}`).toString('base64url');

/** `undefined` where the token is no token of this list. */
export function readPageToken(list: string, token: string): number | undefined {
  const [position = '', print] = Buffer.from(token, 'base64url').toString().split('.');
  return print === fingerprint(list) && /^\d+$/.test(position) ? Number(position) : undefined;
}

const fingerprint = (list: string): string =>
  createHash('sha256').update(list).digest('hex').slice(0, 16);
