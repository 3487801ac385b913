/** The chunk's entry, loaded when the first chart is shown: the parts of the library that charts use. */
import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';
import type { ChartPicture } from '../../../../protocol/index.ts';
import type { ChartDrawing, ChartModel } from '../chart-model.ts';
import { chartOption } from './chart-option.ts';

use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GridComponent,
  HeatmapChart,
  LegendComponent,
  LineChart,
  PieChart,
  ScatterChart,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
]);

/** A picture is drawn at least this large, in CSS pixels, however small the panel is. */
const leastPicture = { width: 800, height: 450 };

export function createDrawing(container: HTMLElement): ChartDrawing {
  const chart = init(container, null, { renderer: 'canvas' });
  let shown: ChartModel | undefined;
  let places: ReturnType<typeof chartOption>['places'] = [];
  const observer = new ResizeObserver(() => {
    if (container.clientWidth > 0 && container.clientHeight > 0) {
      chart.resize();
    }
  });
  observer.observe(container);
  return {
    show(model) {
      shown = model;
      const drawn = chartOption(model);
      ({ places } = drawn);
      chart.setOption(drawn.option, { notMerge: true });
    },
    point(index) {
      const place = index === undefined ? undefined : places[index];
      chart.dispatchAction({ type: 'downplay' });
      if (place === undefined) {
        chart.dispatchAction({ type: 'hideTip' });
      } else {
        chart.dispatchAction({ type: 'highlight', ...place });
        chart.dispatchAction({ type: 'showTip', ...place });
      }
    },
    picture(format) {
      if (shown === undefined) {
        throw new Error('There is no chart to save yet.');
      }
      const size = {
        width: Math.max(leastPicture.width, container.clientWidth),
        height: Math.max(leastPicture.height, container.clientHeight),
      };
      return format === 'svg' ? svgOf(shown, size) : pngOf(shown, size);
    },
    dispose() {
      observer.disconnect();
      chart.dispose();
    },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function svgOf(model: ChartModel, size: Size): ChartPicture {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(chartOption(model, 'picture').option);
    return { format: 'svg', text: withoutHover(chart.renderToSVGString()) };
  } finally {
    chart.dispose();
  }
}

/** The library's rules for a pointer over a shape: a file has none. In a text, `<` stands as `&lt;`. */
function withoutHover(svg: string): string {
  return svg.replaceAll(/<style\b[^]*?<\/style>\s*/g, '');
}

function pngOf(model: ChartModel, size: Size): ChartPicture {
  const chart = init(document.createElement('div'), null, { renderer: 'canvas', ...size });
  try {
    chart.setOption(chartOption(model, 'picture').option);
    const url = chart.getDataURL({ type: 'png', pixelRatio: 2 });
    return { format: 'png', base64: url.slice(url.indexOf(',') + 1) };
  } finally {
    chart.dispose();
  }
}
