/** Credentials that AWS refuses in the middle of a run are asked for once more. */
import type { RenewableCredentials } from './credentials.ts';

/**
 * What was refused may have been replaced meanwhile, by a new login or a process that rotates keys. Of
 * calls that are refused together the first one renews, and the others use what it got. A call that is
 * refused again fails.
 */
export async function withRenewal<T>(
  credentials: RenewableCredentials,
  send: () => Promise<T>,
): Promise<T> {
  const used = credentials.generation();
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof Error) || !refusals.has(error.name)) throw error;
    credentials.renew(used);
    return await send();
  }
}

/** AWS's names for keys that it does not take, or does not take any more. */
const refusals: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'UnrecognizedClient',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
]);
