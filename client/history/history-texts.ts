/** An entry of the history in the words of the list. */
import { counted } from '../../protocol/index.ts';
import type { HistoryEntry } from './history-entry.ts';

export interface HistoryTexts {
  /** The whole statement on one line: the list is searched by it. */
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

const longestLabel = 2_000;

export function textsOf(entry: HistoryEntry, now: number): HistoryTexts {
  const { statement, profile, region, rows, calls, durationMs } = entry;
  const whose = profile === undefined ? region : `${profile}, ${region}`;
  const figures = [
    outcomeOf(entry),
    ...(rows === undefined ? [] : [counted(rows, 'row')]),
    counted(calls, 'call'),
    durationText(durationMs),
  ];
  return {
    label: statement.replace(/\s+/g, ' ').slice(0, longestLabel),
    description: `${agoText(now - entry.startedAt)}, ${whose}`,
    detail: figures.filter((figure) => figure !== '').join(', '),
  };
}

function outcomeOf({ outcome, failure }: HistoryEntry): string {
  if (outcome === 'finished') return '';
  if (outcome === 'cancelled') return 'cancelled';
  return failure === undefined ? 'failed' : `failed (${failure})`;
}

function durationText(durationMs: number): string {
  return durationMs < 1_000 ? `${durationMs} ms` : `${(durationMs / 1_000).toFixed(1)} s`;
}

const units = [
  { name: 'day', ms: 86_400_000 },
  { name: 'hour', ms: 3_600_000 },
  { name: 'minute', ms: 60_000 },
] as const;

/** `3 hours ago`; `just now` within a minute, and for clocks that were set back. */
function agoText(ms: number): string {
  const unit = units.find((each) => ms >= each.ms);
  return unit === undefined ? 'just now' : `${counted(Math.floor(ms / unit.ms), unit.name)} ago`;
}
