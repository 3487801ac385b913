/** Faults on demand: rules that make chosen requests fail, hang or go wrong in a known way. */

/** What a rule matches; absent fields match everything. */
export interface FaultMatch {
  /** `GetResource`, `ListResources`, `DescribeType` … */
  readonly operation?: string;
  readonly typeName?: string;
  readonly region?: string;
  /** As the request writes it. */
  readonly identifier?: string;
}

export type FaultAction =
  /** Answers an error, without doing anything. `status` is 400 unless told. */
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly status?: number;
    }
  /** Closes the connection: before the request is handled, or after it, with the answer lost. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Handles the request twice, as a network that repeats it would. */
  | { readonly kind: 'duplicate' }
  /** A list answers the token that it was asked with: a page that never ends. */
  | { readonly kind: 'repeatToken' }
  /** A mutation is accepted and ends FAILED with this handler error code. */
  | { readonly kind: 'fail'; readonly errorCode: string; readonly message: string };

export interface FaultRule {
  readonly match: FaultMatch;
  /** The first matching request that it strikes, counted from 1; 1 unless told. */
  readonly nth?: number;
  /** How many it strikes from there; every one unless told. */
  readonly times?: number;
  readonly action: FaultAction;
}

export interface FaultRules {
  /** Returns what takes the rule away again. */
  add(rule: FaultRule): () => void;
  /** The actions that strike this request, in the order of their rules. Counts the request. */
  strike(request: FaultMatch): readonly FaultAction[];
}

export function createFaultRules(rules: readonly FaultRule[]): FaultRules {
  const active = new Map<symbol, { readonly rule: FaultRule; seen: number }>();
  const add = (rule: FaultRule): (() => void) => {
    const key = Symbol(rule.action.kind);
    active.set(key, { rule, seen: 0 });
    return () => {
      active.delete(key);
    };
  };
  for (const rule of rules) add(rule);
  return {
    add,
    strike: (request) => {
      const actions: FaultAction[] = [];
      for (const entry of active.values()) {
        if (!matches(entry.rule.match, request)) continue;
        entry.seen += 1;
        const { nth = 1, times = Number.POSITIVE_INFINITY, action } = entry.rule;
        if (entry.seen >= nth && entry.seen < nth + times) actions.push(action);
      }
      return actions;
    },
  };
}

const fields = ['operation', 'typeName', 'region', 'identifier'] as const;

const matches = (wanted: FaultMatch, request: FaultMatch): boolean =>
  fields.every((field) => wanted[field] === undefined || wanted[field] === request[field]);
