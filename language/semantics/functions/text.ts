/** SQLite's functions on text and bytes. Source: https://sqlite.org/lang_corefunc.html. */
import { scalar, type FunctionDocumentation } from './documentation.ts';

export const textFunctions: readonly FunctionDocumentation[] = [
  scalar(
    'char(CODE, …)',
    'string',
    'The text made of the characters with the given Unicode code points.',
  ),
  scalar(
    'concat(X, …)',
    'string',
    'Joins its arguments as text. NULL counts as empty text, unlike with `||`.',
  ),
  scalar(
    'concat_ws(SEPARATOR, X, …)',
    'string',
    'Joins the arguments that are not NULL, with SEPARATOR between them. NULL if SEPARATOR is NULL.',
  ),
  scalar(
    'format(FORMAT, …)',
    'string',
    "Fills the `%` placeholders of FORMAT with the arguments, as C’s printf does: `format('%s has %d', name, n)`.",
  ),
  scalar('printf(FORMAT, …)', 'string', 'An older name of `format`.'),
  scalar(
    'glob(PATTERN, TEXT)',
    'boolean',
    '`TEXT GLOB PATTERN`: matches with `*`, `?` and `[…]`, and minds the case.',
  ),
  scalar(
    ['like(PATTERN, TEXT)', 'like(PATTERN, TEXT, ESCAPE)'],
    'boolean',
    '`TEXT LIKE PATTERN`: `%` matches any run of characters and `_` any one; ASCII letters match without case.',
  ),
  scalar('hex(X)', 'string', 'The bytes of X as upper-case hexadecimal text.'),
  scalar(
    ['unhex(X)', 'unhex(X, IGNORED)'],
    'any',
    'The bytes that hexadecimal text stands for, or NULL if it is not hexadecimal. Characters of IGNORED may stand between the bytes.',
  ),
  scalar(
    'instr(TEXT, PART)',
    'integer',
    'The position of the first PART in TEXT, from 1, or 0 where there is none.',
  ),
  scalar(
    'length(X)',
    'integer',
    'The number of characters of text, or of bytes of a blob. NULL of NULL.',
  ),
  scalar(
    'octet_length(X)',
    'integer',
    'The number of bytes that X takes as text in the database’s encoding.',
  ),
  scalar('lower(TEXT)', 'string', 'TEXT with its ASCII letters in lower case.'),
  scalar('upper(TEXT)', 'string', 'TEXT with its ASCII letters in upper case.'),
  scalar(
    ['trim(TEXT)', 'trim(TEXT, CHARACTERS)'],
    'string',
    'TEXT without the spaces, or any of CHARACTERS, at both its ends.',
  ),
  scalar(
    ['ltrim(TEXT)', 'ltrim(TEXT, CHARACTERS)'],
    'string',
    'TEXT without the spaces, or any of CHARACTERS, at its start.',
  ),
  scalar(
    ['rtrim(TEXT)', 'rtrim(TEXT, CHARACTERS)'],
    'string',
    'TEXT without the spaces, or any of CHARACTERS, at its end.',
  ),
  scalar(
    'quote(X)',
    'string',
    'X as an SQL literal: text in single quotes with quotes doubled, NULL as `NULL`.',
  ),
  scalar(
    'replace(TEXT, OLD, NEW)',
    'string',
    'TEXT with every OLD replaced by NEW. TEXT itself if OLD is empty.',
  ),
  scalar(
    ['substr(TEXT, START)', 'substr(TEXT, START, LENGTH)'],
    'string',
    'LENGTH characters of TEXT from START, or all the rest. START counts from 1; a negative one counts from the end.',
  ),
  scalar(
    ['substring(TEXT, START)', 'substring(TEXT, START, LENGTH)'],
    'string',
    'Another name of `substr`.',
  ),
  scalar('unicode(TEXT)', 'integer', 'The Unicode code point of the first character.'),
  scalar(
    'unistr(TEXT)',
    'string',
    'TEXT with its `\\XXXX` escapes replaced by the characters that they name.',
  ),
  scalar(
    'unistr_quote(X)',
    'string',
    'Like `quote`, with control characters written as `unistr` escapes.',
  ),
  scalar('zeroblob(N)', 'any', 'A blob of N zero bytes.'),
  scalar('randomblob(N)', 'any', 'A blob of N random bytes.'),
];
