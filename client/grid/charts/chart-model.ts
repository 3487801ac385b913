/**
 * The boundary between the page and the chunk that draws: the page loads the chunk on first use and
 * knows nothing of the library in it.
 */
import type { ChartChoice, ChartData, ChartPicture } from '../../../protocol/index.ts';

/** Colours as `rgb(…)`, which a canvas takes as they are. */
export interface ChartTheme {
  readonly background: string;
  readonly foreground: string;
  /** Of names and figures along the axes. */
  readonly dim: string;
  readonly line: string;
  /** One for each series. */
  readonly series: readonly string[];
  /** The ends of a heat map's scale. */
  readonly heat: { readonly low: string; readonly high: string };
  readonly fontFamily: string;
  /** Series have patterns besides colours, and shapes have outlines. */
  readonly isHighContrast: boolean;
}

export interface ChartModel {
  readonly choice: ChartChoice;
  readonly data: ChartData;
  /** What the chart shows: `Sum of size by region`. */
  readonly title: string;
  /** Of the axes, as the columns are called. */
  readonly names: { readonly x: string; readonly value: string; readonly series: string };
  readonly theme: ChartTheme;
}

export interface ChartDrawing {
  show(model: ChartModel): void;
  /** Shows what the point at `index` of the data stands for; `undefined`: no point. */
  point(index: number | undefined): void;
  /** The chart with its title, as the content of a file. */
  picture(format: ChartPicture['format']): ChartPicture;
  dispose(): void;
}

/** What the chunk exports. */
export interface DrawingModule {
  readonly createDrawing: (container: HTMLElement) => ChartDrawing;
}
