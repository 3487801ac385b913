/** Any text inside XML. */

/**
 * What XML has no place for is written `_x0007_`, as ECMA-376 has it for strings (22.9.2.19), and a
 * text that reads like that is protected the same way.
 */
export function elementText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\0-\x08\x0B\x0C\x0D-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

export function attributeText(text: string): string {
  return elementText(text).replaceAll('"', '&quot;');
}
