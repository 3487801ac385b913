import { describe, expect, it } from 'vitest';
import { functionNamed, functions } from '../../language/semantics/index.ts';

/** `SELECT name FROM pragma_function_list` of SQLite 3.53, without its extensions' own. */
const sqliteFunctions = `
  abs acos acosh asin asinh atan atan2 atanh avg ceil ceiling changes char coalesce concat concat_ws
  cos cosh count cume_dist current_date current_time current_timestamp date datetime degrees
  dense_rank exp first_value floor format glob group_concat hex if ifnull iif instr json json_array
  json_array_insert json_array_length json_error_position json_extract json_group_array
  json_group_object json_insert json_object json_patch json_pretty json_quote json_remove
  json_replace json_set json_type json_valid jsonb jsonb_array jsonb_array_insert jsonb_extract
  jsonb_group_array jsonb_group_object jsonb_insert jsonb_object jsonb_patch jsonb_remove
  jsonb_replace jsonb_set julianday lag last_insert_rowid last_value lead length like likelihood
  likely ln log log10 log2 lower ltrim max median min mod nth_value ntile nullif octet_length
  percent_rank percentile percentile_cont percentile_disc pi pow power printf quote radians random
  randomblob rank replace round row_number rtrim sign sin sinh sqlite_compileoption_get
  sqlite_compileoption_used sqlite_source_id sqlite_version sqrt strftime string_agg substr substring
  subtype sum tan tanh time timediff total total_changes trim trunc typeof unhex unicode unistr
  unistr_quote unixepoch unlikely upper zeroblob
`;

const dialectFunctions =
  'split_part regexp regexp_like regexp_substr regexp_replace json_equal aws_policy_equal string';

const tableFunctions = 'json_each json_tree generate_series';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

describe('function documentation', () => {
  it('covers every function of SQLite and of the dialect', () => {
    const names = words([sqliteFunctions, dialectFunctions, tableFunctions].join(' '));
    expect(names.filter((name) => functionNamed(name) === undefined)).toEqual([]);
  });

  it('names each function once, in lower case, as its signatures do', () => {
    const names = functions.map((each) => each.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, signatures } of functions) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      for (const signature of signatures) expect(signature.split('(')[0]).toBe(name);
    }
  });

  it('is whole sentences', () => {
    for (const { documentation } of functions) expect(documentation).toMatch(/^[\S].*[.:`]$/s);
  });

  it('is found in any case', () => {
    expect(functionNamed('Json_Extract')?.name).toBe('json_extract');
    expect(functionNamed('nothing')).toBeUndefined();
  });

  it('reads the number of arguments from the signatures', () => {
    const arity = (name: string): unknown => functionNamed(name)?.arity;
    expect(arity('substr')).toEqual({ minimum: 2, maximum: 3 });
    expect(arity('coalesce')).toEqual({ minimum: 2 });
    expect(arity('pi')).toEqual({ minimum: 0, maximum: 0 });
    expect(arity('current_date')).toEqual({ minimum: 0, maximum: 0 });
    expect(arity('count')).toEqual({ minimum: 0, maximum: 1 });
  });

  it('tells aggregates, windows and table functions from the rest', () => {
    const kind = (name: string): unknown => functionNamed(name)?.kind;
    expect(kind('upper')).toBe('scalar');
    expect(kind('sum')).toBe('aggregate');
    expect(kind('rank')).toBe('window');
    expect(kind('json_each')).toBe('table');
  });
});
