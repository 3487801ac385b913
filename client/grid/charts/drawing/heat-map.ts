/** A heat map: two columns of names across each other, and a colour for the value where they meet. */
import type { EChartsOption } from 'echarts';
import type { ChartModel } from '../chart-model.ts';
import { formatCell, formatNumber, formatPlace } from '../chart-words.ts';
import { nameStyle } from './axes.ts';
import type { DrawnSeries } from './point-places.ts';
import { pointItem } from './point-places.ts';
import { axisPlaces, distinctPlaces } from './places.ts';

/** Cells that have room for their figure. */
const mostLabelled = 150;

export function drawHeatMap({ data, theme, names }: ChartModel): {
  readonly axes: Pick<EChartsOption, 'xAxis' | 'yAxis'>;
  readonly parts: (above: number) => EChartsOption;
  readonly series: readonly DrawnSeries[];
} {
  const { points } = data;
  const across = axisPlaces(data.axis, points);
  const up = distinctPlaces(points.map(({ series }) => series ?? null));
  const values = points.map(({ value }) => value);
  const least = Math.min(...values, 0);
  const greatest = Math.max(...values, least + 1);
  const items = points.map(({ x, series = null, value }, index) =>
    pointItem(index, [across.indexOf(x), up.indexOf(series), value]),
  );
  const axis = (name: string, data: string[]) => ({
    ...nameStyle(theme, name),
    type: 'category' as const,
    data,
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    axisLabel: { color: theme.dim, hideOverlap: true, width: 130, overflow: 'truncate' as const },
    splitArea: { show: false },
  });
  return {
    axes: {
      xAxis: {
        ...axis(
          names.x,
          across.cells.map((cell) => formatPlace(cell, data)),
        ),
        nameLocation: 'middle',
        nameGap: 34,
      },
      yAxis: {
        ...axis(names.series, up.cells.map(formatCell)),
        inverse: true,
        nameLocation: 'start',
      },
    },
    parts: (above) => ({
      grid: { left: 12, right: 96, top: above + 20, bottom: 30, containLabel: true },
      visualMap: {
        type: 'continuous',
        min: least,
        max: greatest,
        right: 8,
        top: 'middle',
        itemHeight: 120,
        itemWidth: 12,
        text: [formatNumber(greatest), formatNumber(least)],
        textStyle: { color: theme.dim },
        inRange: { color: [theme.heat.low, theme.heat.high] },
      },
    }),
    series: [
      {
        items,
        option: {
          type: 'heatmap',
          name: names.value,
          data: items,
          itemStyle: { borderColor: theme.background, borderWidth: 1 },
          label: {
            show: points.length <= mostLabelled,
            color: theme.foreground,
            textBorderColor: theme.background,
            textBorderWidth: 3,
            formatter: ({ value }) => formatNumber(Number(Array.isArray(value) ? value[2] : value)),
          },
        },
      },
    ],
  };
}
