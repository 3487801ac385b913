/**
 * A chart that the page wants saved, as the content of a file. What a page sends is held to what our page
 * makes: a PNG by its signature, an SVG by the elements that a chart consists of, so that a file that people
 * open in a browser or send on holds a drawing and nothing that runs or is fetched.
 */
import type { ChartPicture } from '../../protocol/index.ts';
import { mostBytesOfChart } from '../../protocol/index.ts';

export interface ChartFile {
  readonly format: ChartPicture['format'];
  readonly content: Uint8Array;
}

/** Throws where the picture is none, or is too large. */
export function chartFile(picture: ChartPicture): ChartFile {
  const content =
    picture.format === 'svg'
      ? Buffer.from(picture.text, 'utf8')
      : Buffer.from(picture.base64, 'base64');
  if (content.length > mostBytesOfChart) {
    throw new Error('The chart is too large to be saved: make the panel smaller.');
  }
  const isDrawing =
    picture.format === 'svg' ? isPlainSvg(picture.text) : isPng(picture.base64, content);
  if (!isDrawing) {
    throw new Error('The chart could not be saved: what the page made of it is not a picture.');
  }
  return { format: picture.format, content };
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function isPng(base64: string, content: Buffer): boolean {
  return (
    /^[A-Za-z0-9+/]+={0,2}$/.test(base64) &&
    content.subarray(0, pngSignature.length).equals(pngSignature)
  );
}

const drawingElements =
  /^\/?(?:svg|g|defs|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|clipPath|pattern|linearGradient|radialGradient|stop|title|desc)$/;

/** In such a text `<` begins a tag and nothing else, and every attribute is in double quotes. */
function isPlainSvg(text: string): boolean {
  if (!/^<svg\s[^<]*>/.test(text) || !/<\/svg>\s*$/.test(text)) {
    return false;
  }
  return text.split('<').slice(1).every(isDrawingTag);
}

function isDrawingTag(fromTag: string): boolean {
  const tag = /^(\/?\w+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/.exec(fromTag);
  return (
    tag !== null &&
    drawingElements.test(tag[1] ?? '') &&
    [...(tag[2] ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)].every(
      ([, name = '', value = '']) =>
        !/^on/i.test(name) &&
        !/href$/i.test(name) &&
        !/url\(\s*(?!#|&quot;#|'#)/i.test(value) &&
        !/javascript:/i.test(value),
    )
  );
}
