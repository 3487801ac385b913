/** What all axes have in common. */
import type { ChartTheme } from '../chart-model.ts';

export function valueAxis({ line, dim }: ChartTheme) {
  return {
    axisLabel: { color: dim, hideOverlap: true },
    axisTick: { lineStyle: { color: line } },
    splitLine: { lineStyle: { color: line, opacity: 0.4 } },
  };
}

export function nameStyle({ dim }: ChartTheme, name: string) {
  return {
    name,
    nameTruncate: { maxWidth: 320 },
    nameTextStyle: { color: dim },
  };
}
