/** What each operator and sign does, in a sentence. */

const documentation: Readonly<Record<string, string>> = {
  '->': "`json -> path` is the JSON text of what the path finds: `tags -> 0`, `policy -> '$.Statement'`. The path may be a label, an index or a whole path.",
  '->>':
    '`json ->> path` is the SQL value of what the path finds: text without quotes, a number, or NULL where there is nothing.',
  '::': '`value::type` is `CAST(value AS type)`.',
  '||': '`a || b` joins two texts. NULL where either is NULL; `concat` takes NULL for empty text.',
  '=': 'True where both sides are equal. Never true of NULL: use `IS`. On an identifier or on `region` it also decides which calls are made.',
  '<>': 'True where the sides differ. Never true of NULL: use `IS NOT`.',
  '<': 'True where the left side is less.',
  '<=': 'True where the left side is less or equal.',
  '>': 'True where the left side is greater.',
  '>=': 'True where the left side is greater or equal.',
  '+': '`a + b` adds.',
  '-': '`a - b` subtracts; `-a` changes the sign.',
  '/': '`a / b` divides. Of two integers the result is an integer: `7 / 2` is 3.',
  '*': '`a * b` multiplies.',
  '%': '`a % b` is the remainder of the division of two integers.',
  '&': '`a & b` keeps the bits that both integers have.',
  '|': '`a | b` joins the bits of two integers.',
  '~': '`~a` turns every bit of an integer.',
  '<<': '`a << n` moves the bits of an integer n places to the left.',
  '>>': '`a >> n` moves the bits of an integer n places to the right.',
};

/** `undefined` for a sign that needs no explanation. `==` and `!=` are other spellings. */
export function operatorDocumentation(operator: string): string | undefined {
  const usual = operator === '==' ? '=' : operator === '!=' ? '<>' : operator;
  return documentation[usual];
}
