/** The places of a chart's axis in their order, those between two others that have no point included. */
import type { Cell, ChartAxis, ChartPoint, ChartTimeUnit } from '../../../../protocol/index.ts';

export interface Places {
  readonly cells: readonly Cell[];
  indexOf(cell: Cell): number;
}

export function distinctPlaces(cells: readonly Cell[]): Places {
  const byKey = new Map<string, Cell>();
  for (const cell of cells) {
    const key = JSON.stringify(cell);
    if (!byKey.has(key)) {
      byKey.set(key, cell);
    }
  }
  const order = new Map([...byKey.keys()].map((key, index) => [key, index]));
  return {
    cells: [...byKey.values()],
    indexOf: (cell) => order.get(JSON.stringify(cell)) ?? -1,
  };
}

/** A chart of more empty places than this would show nothing else. */
const mostFilled = 2_000;

/** In ranges of numbers or times, a range without rows is a place too. */
export function axisPlaces(axis: ChartAxis, points: readonly ChartPoint[]): Places {
  const cells = points.map(({ x }) => x);
  const next = nextPlace(axis);
  const numbers = cells.filter((cell) => typeof cell === 'number');
  if (next === undefined || numbers.length === 0) {
    return distinctPlaces(cells);
  }
  const present = [...new Set(numbers)].sort((a, b) => a - b);
  const filled: number[] = [];
  for (const place of present) {
    let between = next(filled.at(-1) ?? place);
    // Half a step of tolerance: ranges of 0.1 do not add up exactly.
    while (filled.length > 0 && next(between) <= place + (next(between) - between) / 2) {
      filled.push(between);
      between = next(between);
      if (filled.length > mostFilled) {
        return distinctPlaces(present);
      }
    }
    filled.push(place);
  }
  return distinctPlaces(filled);
}

function nextPlace(axis: ChartAxis): ((place: number) => number) | undefined {
  if (axis.kind === 'number' && axis.width !== undefined) {
    const { width } = axis;
    return (place) => place + width;
  }
  if (axis.kind === 'time' && axis.unit !== undefined) {
    const { unit } = axis;
    return (place) => nextTime(place, unit);
  }
  return undefined;
}

const lengths = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

function nextTime(place: number, unit: ChartTimeUnit): number {
  if (unit !== 'month' && unit !== 'year') {
    return place + lengths[unit];
  }
  const date = new Date(place);
  return unit === 'month'
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
    : Date.UTC(date.getUTCFullYear() + 1, 0);
}
