/**
 * How the SDK itself tries again: in its `standard` mode, once, and never where AWS throttles. A
 * throttle must reach our limiter, which otherwise takes a slow answer for a fast one and grows; and
 * what else fails is told as a passing failure, which the run tries again. The SDK's `adaptive` mode
 * holds all requests of a client back together: it was 75 times slower.
 */
import { StandardRetryStrategy } from '@smithy/core/retry';

/** The first try included. */
const attempts = 2;

export function createRetryStrategy(): StandardRetryStrategy {
  return new RetriesOfBrokenCalls(attempts);
}

class RetriesOfBrokenCalls extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(
    ...[token, failure]: Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>
  ): ReturnType<StandardRetryStrategy['refreshRetryTokenForRetry']> {
    // What is thrown here makes the SDK throw the call's own error.
    if (failure.errorType === 'THROTTLING') throw new Error('The limiter decides about throttles.');
    return super.refreshRetryTokenForRetry(token, failure);
  }
}
