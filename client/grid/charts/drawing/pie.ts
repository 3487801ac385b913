/** A pie: its slices are named and have their share written beside them. */
import type { EChartsOption } from 'echarts';
import type { ChartModel } from '../chart-model.ts';
import { formatNumber, formatPlace } from '../chart-words.ts';
import type { DrawnSeries } from './point-places.ts';
import { pointItem } from './point-places.ts';

export function drawPie({ data, theme, names }: ChartModel): {
  readonly parts: (above: number) => EChartsOption;
  readonly series: readonly DrawnSeries[];
} {
  // A slice below nothing cannot be drawn.
  const slices = data.points.flatMap((point, index) =>
    point.value > 0 ? [{ ...pointItem(index, point.value), name: formatPlace(point.x, data) }] : [],
  );
  const { rest = 0 } = data;
  const items = rest > 0 ? [...slices, { value: rest, name: 'Other' }] : slices;
  return {
    parts: () => ({}),
    series: [
      {
        items,
        option: {
          type: 'pie',
          name: names.value,
          radius: ['32%', '68%'],
          center: ['50%', '52%'],
          data: items,
          itemStyle: { borderColor: theme.background, borderWidth: 1 },
          labelLine: { lineStyle: { color: theme.line } },
          label: {
            color: theme.foreground,
            width: 200,
            overflow: 'truncate',
            formatter: ({ name, value, percent = 0 }) =>
              `${name}: ${formatNumber(Number(value))} (${percent.toFixed(1)} %)`,
          },
        },
      },
    ],
  };
}
