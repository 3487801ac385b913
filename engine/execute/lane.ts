/** How AWS counts calls: by account, region and operation. */

export type CallOperation = 'ListResources' | 'GetResource' | 'DeleteResource';

export interface Lane {
  /** Absent: the connection's own. */
  readonly account?: string | undefined;
  readonly region: string;
  readonly operation: CallOperation;
}

export function keyOf({ account = '', region, operation }: Lane): string {
  return `${account}|${region}|${operation}`;
}

/** What a lane is held to at this time. */
export interface LaneLimit {
  readonly ratePerSecond: number;
  readonly concurrency: number;
}
