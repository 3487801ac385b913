/**
 * `regexp_like`, `regexp_substr` and `regexp_replace` on JavaScript's regular expressions, which read
 * the patterns that people write for PCRE: leading flags such as `(?i)` and POSIX classes included.
 */

export function regexpLike(text: string, pattern: string): boolean {
  return compiled(pattern).test(text);
}

/** The first match, `null` where there is none. */
export function regexpSubstr(text: string, pattern: string): string | null {
  return compiled(pattern).exec(text)?.[0] ?? null;
}

/** Replaces every match. `$1` … `$9` and `\1` … `\9` stand for groups. */
export function regexpReplace(text: string, pattern: string, replacement: string): string {
  const expression = compiled(pattern);
  const groups = replacement.replace(/\\([0-9])/g, (_, group: string) =>
    group === '0' ? '$&' : `$${group}`,
  );
  return text.replace(new RegExp(expression.source, `${expression.flags}g`), groups);
}

/** Patterns seen last, so that a scan compiles its pattern once. */
const cache = new Map<string, RegExp>();
const cacheSize = 64;

function compiled(pattern: string): RegExp {
  const known = cache.get(pattern);
  if (known !== undefined) {
    return known;
  }
  const expression = compile(pattern);
  if (cache.size >= cacheSize) {
    cache.clear();
  }
  cache.set(pattern, expression);
  return expression;
}

const posixClasses: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
};

/**
 * Reads by code point where the pattern allows it; JavaScript's Unicode mode refuses some escapes
 * that others accept (`\-` outside a class), so those patterns read by code unit.
 */
function compile(pattern: string): RegExp {
  const leading = /^\(\?([ims]+)\)/.exec(pattern);
  const flags = [...new Set(leading?.[1] ?? '')].join('');
  const source = pattern
    .slice(leading?.[0].length ?? 0)
    .replace(/\[:(\w+):\]/g, (whole, name: string) => posixClasses[name] ?? whole);
  try {
    return new RegExp(source, `${flags}u`);
  } catch (unicodeError) {
    try {
      return new RegExp(source, flags);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(unicodeError);
      throw new Error(`\`${pattern}\` is not a regular expression: ${reasonOf(detail)}`, {
        cause: error,
      });
    }
  }
}

/** `Invalid regular expression: /[/: Unterminated character class` without its beginning. */
function reasonOf(detail: string): string {
  return detail.slice(detail.lastIndexOf(': ') + 2);
}
