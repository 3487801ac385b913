/** A chart as the library takes it. Plain data in, plain data out: nothing is drawn here. */
import type { EChartsOption, SeriesOption } from 'echarts';
import type { Cell, ChartAxis, ChartPoint } from '../../../../protocol/index.ts';
import type { ChartModel } from '../chart-model.ts';
import { describePoint, formatCell, formatNumber, formatPlace } from '../chart-words.ts';
import { drawHeatMap } from './heat-map.ts';
import type { DrawnSeries, PointItem, PointPlace } from './point-places.ts';
import { pointItem, pointOf } from './point-places.ts';
import { drawPie } from './pie.ts';
import type { Places } from './places.ts';
import { axisPlaces, distinctPlaces } from './places.ts';
import { nameStyle, valueAxis } from './axes.ts';

export interface ChartOption {
  readonly option: EChartsOption;
  /** Where each point of the data is drawn. */
  readonly places: readonly (PointPlace | undefined)[];
}

/** A picture has its title in it, and nothing that only a pointer brings out. */
export function chartOption(model: ChartModel, use: 'page' | 'picture' = 'page'): ChartOption {
  const { theme, title, data } = model;
  const drawn = drawnOf(model);
  const places: (PointPlace | undefined)[] = data.points.map(() => undefined);
  drawn.series.forEach(({ items }, seriesIndex) => {
    items.forEach((item, dataIndex) => {
      const point = pointOf(item);
      if (point !== undefined) {
        places[point] = { seriesIndex, dataIndex };
      }
    });
  });
  const hasLegend = drawn.series.length > 1;
  const isPicture = use === 'picture';
  const text = { color: theme.foreground, fontFamily: theme.fontFamily, fontSize: 12 };
  const above = (hasLegend ? 44 : 16) + (isPicture ? 30 : 0);
  const option: EChartsOption = {
    animation: false,
    useUTC: true,
    backgroundColor: isPicture ? theme.background : 'transparent',
    color: [...theme.series],
    textStyle: text,
    aria: {
      enabled: true,
      label: { enabled: false },
      decal: { show: theme.isHighContrast && (hasLegend || model.choice.kind === 'pie') },
    },
    ...(isPicture && {
      title: { text: title, left: 12, top: 8, textStyle: { ...text, fontSize: 14 } },
    }),
    legend: {
      show: hasLegend,
      type: 'scroll',
      top: isPicture ? 34 : 4,
      left: 12,
      right: 12,
      itemHeight: 10,
      ...(model.choice.kind === 'scatter' && { itemWidth: 12 }),
      textStyle: { ...text, width: 160, overflow: 'truncate' },
      inactiveColor: theme.dim,
      pageTextStyle: { color: theme.dim },
      pageIconColor: theme.foreground,
      pageIconInactiveColor: theme.line,
      formatter: (name: string) => formatCell(name),
    },
    tooltip: isPicture
      ? { show: false }
      : {
          renderMode: 'richText',
          confine: true,
          trigger: 'item',
          backgroundColor: theme.background,
          borderColor: theme.line,
          borderWidth: 1,
          textStyle: text,
          formatter: (params) => {
            const [first] = Array.isArray(params) ? params : [params];
            const index = first === undefined ? undefined : pointOf(first.data);
            const point = index === undefined ? undefined : data.points[index];
            return point === undefined ? (first?.name ?? '') : describePoint(point, data);
          },
        },
    ...(drawn.axes && {
      grid: { left: 12, right: 24, top: above + 12, bottom: 30, containLabel: true },
    }),
    ...drawn.axes,
    ...drawn.parts(above),
    series: drawn.series.map(({ option: each }) => each),
  };
  return { option, places };
}

interface Drawn {
  readonly axes?: Pick<EChartsOption, 'xAxis' | 'yAxis'>;
  readonly parts: (above: number) => EChartsOption;
  readonly series: readonly DrawnSeries[];
}

function drawnOf(model: ChartModel): Drawn {
  switch (model.choice.kind) {
    case 'pie':
      return drawPie(model);
    case 'heatMap':
      return drawHeatMap(model);
    case 'bar':
    case 'line':
    case 'area':
    case 'scatter':
      return drawAlongAxis(model);
  }
}

function drawAlongAxis(model: ChartModel): Drawn {
  const { data, choice, names, theme } = model;
  const hasCategories = data.axis.kind === 'category' || choice.kind === 'bar';
  const places =
    choice.kind === 'scatter'
      ? distinctPlaces(hasCategories ? data.points.map(({ x }) => x) : [])
      : axisPlaces(data.axis, data.points);
  const xAxis = hasCategories
    ? {
        type: 'category' as const,
        data: places.cells.map((cell) => formatPlace(cell, data)),
        ...categoryLabels(places, model),
      }
    : {
        ...valueAxis(theme),
        type: data.axis.kind === 'time' ? ('time' as const) : ('value' as const),
        scale: true,
      };
  return {
    axes: {
      xAxis: {
        ...nameStyle(theme, names.x),
        nameLocation: 'middle',
        nameGap: 34,
        axisLine: { lineStyle: { color: theme.line } },
        ...xAxis,
      },
      yAxis: {
        ...nameStyle(theme, names.value),
        nameLocation: 'end',
        nameTextStyle: { color: theme.dim, align: 'left' },
        type: 'value',
        scale: choice.kind === 'scatter',
        ...valueAxis(theme),
        axisLabel: { color: theme.dim, formatter: (value: number) => formatNumber(value) },
      },
    },
    parts: () => ({}),
    series: seriesOf(model, places, hasCategories),
  };
}

function categoryLabels({ cells }: Places, { data, theme }: ChartModel) {
  const longest = Math.max(0, ...cells.map((cell) => formatPlace(cell, data).length));
  const isCrowded = longest * cells.length > 110;
  return {
    axisTick: { alignWithLabel: true, lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.dim,
      hideOverlap: true,
      rotate: isCrowded ? 30 : 0,
      width: 130,
      overflow: 'truncate' as const,
    },
    ...(isCrowded && { nameGap: 62 }),
  };
}

/** The place and the value; `-` is no value. */
type DrawnValue = (number | '-')[];

/** One for each value of the series column, in the order in which they come. */
function seriesOf(
  model: ChartModel,
  places: Places,
  hasCategories: boolean,
): readonly DrawnSeries[] {
  const { points, axis } = model.data;
  const bySeries = new Map<string, { cell: Cell | undefined; indexes: number[] }>();
  points.forEach(({ series }, index) => {
    const key = series === undefined ? '' : JSON.stringify(series);
    const found = bySeries.get(key) ?? { cell: series, indexes: [] };
    found.indexes.push(index);
    bySeries.set(key, found);
  });
  const adds = ['count', 'sum'].includes(model.choice.aggregate);
  const isZeroWhereEmpty = adds && isRanged(axis);
  return [...bySeries.values()].map(({ cell, indexes }, at) => {
    // Several points of a scatter chart share a place; of other charts, an empty place is drawn too.
    const items =
      model.choice.kind === 'scatter'
        ? indexes.flatMap((index) => {
            const point = points[index];
            if (point === undefined) {
              return [];
            }
            const place = hasCategories ? places.indexOf(point.x) : numberOf(point.x);
            return [pointItem(index, [place, point.value])];
          })
        : alongPlaces(points, indexes, places, hasCategories, isZeroWhereEmpty);
    const name = cell === undefined ? model.names.value : formatCell(cell);
    return { items, option: shapeOf(model, { name, data: items }, at, adds, bySeries.size) };
  });
}

/** Whether a place that has no point stands for a range that has no rows. */
function isRanged(axis: ChartAxis): boolean {
  return (
    (axis.kind === 'time' && axis.unit !== undefined) ||
    (axis.kind === 'number' && axis.width !== undefined)
  );
}

function alongPlaces(
  points: readonly ChartPoint[],
  indexes: readonly number[],
  places: Places,
  hasCategories: boolean,
  isZeroWhereEmpty: boolean,
): PointItem<DrawnValue>[] {
  const byPlace = new Map(
    indexes.map((index) => [places.indexOf(points[index]?.x ?? null), index]),
  );
  return places.cells.map((cell, place) => {
    const index = byPlace.get(place);
    const value = index === undefined ? undefined : points[index]?.value;
    const x = hasCategories ? place : numberOf(cell);
    return pointItem(index, [x, value ?? (isZeroWhereEmpty ? 0 : '-')]);
  });
}

function numberOf(cell: Cell): number {
  return typeof cell === 'number' ? cell : 0;
}

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;
const strokes = ['solid', 'dashed', 'dotted'] as const;
/** Points of a line that are marked one by one. */
const mostMarked = 60;

function shapeOf(
  { choice, data, theme }: ChartModel,
  drawn: { readonly name: string; readonly data: PointItem<DrawnValue>[] },
  at: number,
  adds: boolean,
  count: number,
): SeriesOption {
  const symbol = symbols[at % symbols.length] ?? 'circle';
  const outline = theme.isHighContrast ? { borderColor: theme.foreground, borderWidth: 1 } : {};
  switch (choice.kind) {
    case 'scatter':
      return {
        ...drawn,
        type: 'scatter',
        symbol,
        symbolSize: 7,
        itemStyle: { opacity: 0.75, ...outline },
      };
    case 'line':
    case 'area':
      return {
        ...drawn,
        type: 'line',
        symbol,
        symbolSize: 6,
        showSymbol: data.points.length <= mostMarked * count,
        lineStyle: { width: 1.75, type: strokes[Math.floor(at / 4) % strokes.length] ?? 'solid' },
        ...(choice.kind === 'area' && { areaStyle: { opacity: count > 1 && adds ? 0.55 : 0.25 } }),
        ...(choice.kind === 'area' && adds && count > 1 && { stack: 'all' }),
      };
    case 'bar':
    case 'pie':
    case 'heatMap':
      return {
        ...drawn,
        type: 'bar',
        barMaxWidth: 56,
        itemStyle: outline,
        ...(adds && count > 1 && { stack: 'all' }),
      };
  }
}
