/** The editor's colours as a canvas takes them, and word of their change. */
import type { ChartTheme } from './chart-model.ts';

/** VS Code's colours for charts, with its own defaults where a theme has none. */
const chartColours = [
  'var(--vscode-charts-blue, #3794ff)',
  'var(--vscode-charts-orange, #d18616)',
  'var(--vscode-charts-green, #89d185)',
  'var(--vscode-charts-purple, #b180d7)',
  'var(--vscode-charts-red, #f14c4c)',
  'var(--vscode-charts-yellow, #cca700)',
] as const;

type Rgb = readonly [number, number, number];

/** `probe` is an element of the page that nobody sees. */
export function readChartTheme(probe: HTMLElement): ChartTheme {
  const read = (colour: string, behind: Rgb): Rgb => {
    probe.style.color = colour;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (
      getComputedStyle(probe).color.match(/[\d.]+/g) ?? []
    ).map(Number);
    return mix([red, green, blue], behind, alpha);
  };
  const background = read('var(--page-background)', [0, 0, 0]);
  const foreground = read('var(--vscode-foreground)', background);
  const line = read(
    'var(--vscode-editorWidget-border, var(--vscode-panel-border, rgb(128 128 128 / 35%)))',
    background,
  );
  const colours = chartColours.map((colour) => read(colour, background));
  const [first = foreground] = colours;
  return {
    background: textOf(background),
    foreground: textOf(foreground),
    dim: textOf(read('var(--vscode-descriptionForeground, var(--vscode-foreground))', background)),
    line: textOf(line),
    // Beyond the theme's own six, the same hues again, nearer to the colour of the text.
    series: [...colours, ...colours.map((colour) => mix(colour, foreground, 0.5))].map(textOf),
    heat: { low: textOf(mix(first, background, 0.08)), high: textOf(first) },
    // The library writes it into an attribute in double quotes as it is.
    fontFamily: getComputedStyle(document.body).fontFamily.replaceAll('"', "'"),
    isHighContrast: document.body.className.includes('vscode-high-contrast'),
  };
}

/** `share` of `colour`, the rest of `other`. */
function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2): number => Math.round(colour[at] * share + other[at] * (1 - share));
  return [part(0), part(1), part(2)];
}

function textOf([red, green, blue]: Rgb): string {
  return `rgb(${red}, ${green}, ${blue})`;
}

/** VS Code sets a theme as variables of the root and a class of the body. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  const options = { attributes: true, attributeFilter: ['style', 'class'] };
  observer.observe(document.documentElement, options);
  observer.observe(document.body, options);
}
