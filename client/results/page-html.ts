/**
 * The HTML that the results page starts from. Its Content-Security-Policy allows the one script by
 * its nonce, the one style sheet by its origin, and nothing else: no inline style, no image, no
 * connection. The page draws everything else itself, with text nodes.
 */

export interface PageResources {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** VS Code's origin for a page's own files. */
  readonly cspSource: string;
  /** Fresh for every page, and not to be guessed. */
  readonly nonce: string;
}

export function pageHtml({ scriptUri, styleUri, cspSource, nonce }: PageResources): string {
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8">
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
    <link rel="stylesheet" href="${escaped(styleUri)}">
    <title>IQL Results</title>
  </head>
  <body>
    <main id="page"></main>
    <script nonce="${escaped(nonce)}" src="${escaped(scriptUri)}"></script>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
