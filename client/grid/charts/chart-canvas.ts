/** The drawing in its frame: the library's canvas, keys that go from point to point, and the theme. */
import type { ChartPicture } from '../../../protocol/index.ts';
import { element, setText } from '../elements.ts';
import type { ChartDrawing, ChartModel } from './chart-model.ts';
import { readChartTheme, onThemeChange } from './chart-theme.ts';
import { describePoint } from './chart-words.ts';
import { loadDrawing } from './load-drawing.ts';

/** The theme is read when the chart is drawn. `description` stands for the drawing where it is not seen. */
export type UnthemedChart = Omit<ChartModel, 'theme'> & {
  readonly description: string;
  /** Sentences on what is not drawn. */
  readonly leftOut: readonly string[];
};

export interface ChartCanvas {
  readonly element: HTMLElement;
  /** Resolves when the chart is drawn; rejects where the library cannot be loaded. */
  show(chart: UnthemedChart): Promise<void>;
  picture(format: ChartPicture['format']): ChartPicture;
}

export function createChartCanvas(): ChartCanvas {
  const surface = element('div', { class: 'chart-surface', attributes: { 'aria-hidden': 'true' } });
  const probe = element('span', { class: 'chart-probe', attributes: { 'aria-hidden': 'true' } });
  const told = element('span', { class: 'chart-told', attributes: { 'aria-live': 'polite' } });
  const frame = element(
    'div',
    { class: 'chart-frame', attributes: { role: 'group', tabindex: '0' } },
    surface,
    probe,
    told,
  );
  let drawing: ChartDrawing | undefined;
  let shown: UnthemedChart | undefined;
  let at: number | undefined;

  const draw = (): void => {
    if (shown !== undefined) {
      drawing?.show({ ...shown, theme: readChartTheme(probe) });
    }
  };
  onThemeChange(draw);

  const goTo = (next: number | undefined): void => {
    at = next;
    drawing?.point(next);
    const point = next === undefined ? undefined : shown?.data.points[next];
    setText(
      told,
      point === undefined || shown === undefined ? '' : describePoint(point, shown.data),
    );
  };
  frame.addEventListener('keydown', (event) => {
    const next = pointAfter(event.key, at, shown?.data.points.length ?? 0);
    if (next !== 'elsewhere') {
      event.preventDefault();
      goTo(next);
    }
  });
  frame.addEventListener('blur', () => goTo(undefined));

  return {
    element: frame,
    async show(chart) {
      shown = chart;
      at = undefined;
      frame.setAttribute(
        'aria-label',
        `${chart.description} The arrow keys go from point to point.`,
      );
      const { createDrawing } = await loadDrawing();
      drawing ??= createDrawing(surface);
      draw();
    },
    picture(format) {
      if (drawing === undefined) {
        throw new Error('There is no chart to save yet.');
      }
      return drawing.picture(format);
    },
  };
}

/** `undefined`: no point; `elsewhere`: the key is not meant for the chart. */
function pointAfter(
  key: string,
  at: number | undefined,
  count: number,
): number | undefined | 'elsewhere' {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at === undefined ? 0 : Math.min(at + 1, last);
    case 'ArrowLeft':
    case 'ArrowUp':
      return at === undefined ? last : Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return undefined;
    default:
      return 'elsewhere';
  }
}
