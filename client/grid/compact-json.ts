/** JSON text on one line: white space outside strings goes, and not a digit changes. */
export function compactJson(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*"?)|\s+/g, (_match, quoted: string | undefined) => {
    return quoted ?? '';
  });
}
