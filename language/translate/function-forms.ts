/**
 * The scalar functions, as each engine has them. `$1` is the first argument, `$*` all of them, `$over` where
 * FILTER and OVER go if not to the end; a text
 * alone holds for every engine, and an engine that is not named has no counterpart. Functions whose
 * form depends on more than their arguments' texts are in `calls.ts`, `dates.ts` and `json.ts`.
 */
import type { Family } from './dialect.ts';

export type Forms = string | Readonly<Partial<Record<Family, string>>>;

type EachFamily = (
  form: string,
  except?: Partial<Record<Family, string>>,
) => Readonly<Record<Family, string>>;

const each: EachFamily = (form, except = {}) => ({
  trino: form,
  postgresql: form,
  snowflake: form,
  bigquery: form,
  redshift: form,
  ...except,
});

/** By name, and by number of arguments where the forms differ: `substr/2`. */
export const functionForms: Readonly<Record<string, Forms | undefined>> = {
  abs: 'abs($1)',
  acos: 'acos($1)',
  asin: 'asin($1)',
  atan: 'atan($1)',
  atan2: 'atan2($1, $2)',
  ceil: 'ceil($1)',
  ceiling: 'ceil($1)',
  cos: 'cos($1)',
  degrees: each('degrees($1)', { bigquery: '(($1) * 180 / ACOS(-1))' }),
  exp: 'exp($1)',
  floor: 'floor($1)',
  ln: 'ln($1)',
  'log/1': each('log10($1)', {
    postgresql: 'log($1)',
    snowflake: 'LOG(10, $1)',
    redshift: 'LOG($1)',
  }),
  log10: each('log10($1)', {
    postgresql: 'log($1)',
    snowflake: 'LOG(10, $1)',
    redshift: 'LOG($1)',
  }),
  'log/2': {
    trino: 'log($1, $2)',
    postgresql: 'log($1, $2)',
    snowflake: 'LOG($1, $2)',
    bigquery: 'LOG($2, $1)',
  },
  log2: each('log2($1)', {
    postgresql: 'log(2, $1)',
    snowflake: 'LOG(2, $1)',
    bigquery: 'LOG($1, 2)',
    redshift: '(LN($1) / LN(2))',
  }),
  mod: 'mod($1, $2)',
  pi: each('pi()', { bigquery: 'ACOS(-1)' }),
  pow: each('power($1, $2)'),
  power: each('power($1, $2)'),
  radians: each('radians($1)', { bigquery: '(($1) * ACOS(-1) / 180)' }),
  'round/1': 'round($1)',
  'round/2': each('round($1, $2)', { postgresql: 'round(CAST($1 AS NUMERIC), $2)' }),
  sign: 'sign($1)',
  sin: 'sin($1)',
  sqrt: 'sqrt($1)',
  tan: 'tan($1)',
  trunc: each('trunc($1)', { trino: 'truncate($1)' }),

  char: {
    trino: 'chr($1)',
    postgresql: 'chr($1)',
    snowflake: 'CHR($1)',
    bigquery: 'CHR($1)',
    redshift: 'CHR($1)',
  },
  coalesce: 'coalesce($*)',
  concat: { postgresql: 'concat($*)' },
  concat_ws: { trino: 'concat_ws($*)', postgresql: 'concat_ws($*)' },
  'hex/1': {
    trino: 'to_hex(to_utf8($1))',
    postgresql: "upper(encode(convert_to($1, 'UTF8'), 'hex'))",
    snowflake: 'HEX_ENCODE($1)',
    bigquery: 'UPPER(TO_HEX(CAST($1 AS BYTES)))',
    redshift: 'UPPER(TO_HEX(CAST($1 AS VARBYTE)))',
  },
  ifnull: 'coalesce($1, $2)',
  iif: 'CASE WHEN $1 THEN $2 ELSE $3 END',
  if: 'CASE WHEN $1 THEN $2 ELSE $3 END',
  instr: each('strpos($1, $2)', { snowflake: 'CHARINDEX($2, $1)' }),
  length: 'length($1)',
  lower: 'lower($1)',
  upper: 'upper($1)',
  'ltrim/1': 'ltrim($1)',
  'rtrim/1': 'rtrim($1)',
  'trim/1': 'trim($1)',
  'ltrim/2': {
    postgresql: 'ltrim($1, $2)',
    snowflake: 'LTRIM($1, $2)',
    bigquery: 'LTRIM($1, $2)',
    redshift: 'LTRIM($1, $2)',
  },
  'rtrim/2': {
    postgresql: 'rtrim($1, $2)',
    snowflake: 'RTRIM($1, $2)',
    bigquery: 'RTRIM($1, $2)',
    redshift: 'RTRIM($1, $2)',
  },
  'trim/2': {
    postgresql: 'btrim($1, $2)',
    snowflake: 'TRIM($1, $2)',
    bigquery: 'TRIM($1, $2)',
    redshift: 'BTRIM($1, $2)',
  },
  likely: '$1',
  unlikely: '$1',
  likelihood: '$1',
  nullif: 'nullif($1, $2)',
  replace: 'replace($1, $2, $3)',
  string: '$1',
  'substr/2': 'substr($1, $2)',
  'substr/3': 'substr($1, $2, $3)',
  'substring/2': 'substr($1, $2)',
  'substring/3': 'substr($1, $2, $3)',
  unicode: {
    trino: 'codepoint(CAST(substr($1, 1, 1) AS VARCHAR(1)))',
    postgresql: 'ascii($1)',
    snowflake: 'UNICODE($1)',
    bigquery: 'UNICODE($1)',
    redshift: 'ASCII($1)',
  },

  regexp_replace: each('regexp_replace($1, $2, $3)', {
    postgresql: "regexp_replace($1, $2, $3, 'g')",
  }),
  regexp_substr: {
    trino: 'regexp_extract($1, $2)',
    postgresql: 'regexp_substr($1, $2)',
    snowflake: 'REGEXP_SUBSTR($1, $2)',
    redshift: "NULLIF(REGEXP_SUBSTR($1, $2), '')",
  },

  'max/n': 'greatest($*)',
  'min/n': 'least($*)',

  json: {
    trino: 'json_format(json_parse($1))',
    postgresql: 'CAST(CAST($1 AS JSONB) AS TEXT)',
    snowflake: 'TO_JSON(PARSE_JSON($1))',
    bigquery: 'TO_JSON_STRING(PARSE_JSON($1))',
    redshift: 'JSON_SERIALIZE(JSON_PARSE($1))',
  },
  'json_array_length/1': {
    trino: 'json_array_length($1)',
    postgresql: 'jsonb_array_length(CAST($1 AS JSONB))',
    snowflake: 'ARRAY_SIZE(PARSE_JSON($1))',
    bigquery: 'ARRAY_LENGTH(JSON_QUERY_ARRAY($1))',
    redshift: 'JSON_ARRAY_LENGTH($1)',
  },
  json_group_array: {
    trino: 'json_format(CAST(array_agg($1)$over AS JSON))',
    postgresql: 'CAST(jsonb_agg($1)$over AS TEXT)',
    bigquery: 'TO_JSON_STRING(ARRAY_AGG($1)$over)',
  },
  json_valid: {
    trino: '(TRY(json_parse($1)) IS NOT NULL)',
    snowflake: '(CHECK_JSON($1) IS NULL)',
    redshift: 'IS_VALID_JSON($1)',
  },
  json_equal: {
    postgresql: '(CAST($1 AS JSONB) = CAST($2 AS JSONB))',
    snowflake: '(PARSE_JSON($1) = PARSE_JSON($2))',
  },

  row_number: 'row_number()',
  rank: 'rank()',
  dense_rank: 'dense_rank()',
  percent_rank: 'percent_rank()',
  cume_dist: 'cume_dist()',
  ntile: 'ntile($1)',
  lag: 'lag($*)',
  lead: 'lead($*)',
  first_value: 'first_value($1)',
  last_value: 'last_value($1)',
  nth_value: 'nth_value($1, $2)',

  avg: each('avg($1)', { redshift: 'avg(CAST($1 AS DOUBLE PRECISION))' }),
  count: 'count($*)',
  'max/1': 'max($1)',
  'min/1': 'min($1)',
  sum: 'sum($1)',
  total: 'coalesce(sum($1)$over, 0)',
};
