/** JSON whose long numbers keep their digits, so that two of them are equal only when they are. */

interface SourceText {
  readonly source?: string;
}

/** `undefined` where `text` is no JSON, which JSON itself cannot hold. */
export function parseExactJson(text: string): unknown {
  const keepDigits = (_: string, value: unknown, context?: SourceText): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && isLong(context?.source)
      ? { digits: context?.source }
      : value;
  try {
    return JSON.parse(text, keepDigits);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function isLong(source: string | undefined): boolean {
  return source !== undefined && /^-?\d{16,}$/.test(source);
}
