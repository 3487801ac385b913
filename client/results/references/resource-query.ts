/** The statement that reads a named resource whole. */
import { columnName } from '../../../catalog/index.ts';
import { parseDocument, stringLiteral } from '../../../language/syntax/index.ts';
import type { NamedResource } from './named-resource.ts';
import { isPlain, quotedAsNeeded } from './plain-value.ts';

/**
 * `SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1' AND region = 'eu-west-1'`, in lines and
 * with its semicolon. `undefined` where a value could not stand in a literal as nothing but itself.
 */
export function resourceQuery({
  type,
  by,
  values,
  region,
  account,
}: NamedResource): string | undefined {
  const name = by.kind === 'identifier' ? 'data__Identifier' : columnOf(type, by.name);
  const given = [...values, region, account].filter((value) => value !== undefined);
  if (!given.every(isPlain)) {
    return undefined;
  }
  const conditions = [
    values.length === 1
      ? `${name} = ${stringLiteral(values.join())}`
      : `${name} IN (${values.map(stringLiteral).join(', ')})`,
    ...(region === undefined ? [] : [`region = ${stringLiteral(region)}`]),
    ...(account === undefined ? [] : [`account = ${stringLiteral(account)}`]),
  ];
  return `SELECT *\nFROM aws.${type.service}.${type.plural}\nWHERE ${conditions.join('\n  AND ')};`;
}

/** Whether a text is one SELECT and nothing besides, as it must be to run without being read first. */
export function isOneSelect(text: string): boolean {
  const [only, ...others] = parseDocument(text).statements;
  return (
    only?.statement.root.kind === 'selectStatement' &&
    only.statement.problems.length === 0 &&
    others.every(({ statement }) => statement.root.kind === 'empty')
  );
}

/** What the resource is called in a list: `vpcs vpc-1`, `security_groups, 3 of them`. */
export function resourceTitle({ type, values }: NamedResource): string {
  return values.length === 1
    ? `${type.plural} ${values.join()}`
    : `${type.plural}, ${values.length} of them`;
}

function columnOf({ properties }: NamedResource['type'], property: string): string {
  const column = properties.find(({ name }) => name === property)?.column ?? columnName(property);
  return quotedAsNeeded(column);
}
