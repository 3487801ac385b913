/** Which drawn item stands for which point of the data. */
import type { SeriesOption } from 'echarts';

export interface PointPlace {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** `point` is an index in the data; absent of an item that fills a gap. */
export interface PointItem<V> {
  readonly value: V;
  readonly point?: number;
}

export interface DrawnSeries {
  readonly items: readonly unknown[];
  readonly option: SeriesOption;
}

export function pointItem<V>(point: number | undefined, value: V): PointItem<V> {
  return point === undefined ? { value } : { value, point };
}

export function pointOf(item: unknown): number | undefined {
  return typeof item === 'object' &&
    item !== null &&
    'point' in item &&
    typeof item.point === 'number'
    ? item.point
    : undefined;
}
