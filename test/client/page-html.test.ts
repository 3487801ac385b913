import { describe, expect, it } from 'vitest';
import { pageHtml } from '../../client/results/page-html.ts';

const html = pageHtml({
  scriptUri: 'https://file.example/grid.js?a=1&b="2"',
  styleUri: 'https://file.example/grid-style.css',
  cspSource: 'https://*.example',
  nonce: 'abc123',
});

describe('the HTML of the results page', () => {
  it('allows its own script and style sheet and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      'style-src https://*.example',
      "script-src 'nonce-abc123'",
      'font-src https://*.example',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('has no inline style and no inline script', () => {
    expect(html).not.toMatch(/style=|<style|unsafe|<script(?![^>]*src=)/);
  });

  it('escapes what it puts into attributes', () => {
    expect(html).toContain('src="https://file.example/grid.js?a=1&amp;b=&quot;2&quot;"');
  });
});
