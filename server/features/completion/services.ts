/** The order of services: those in use here, then the ones that most accounts use, then the alphabet. */
import type { Catalog, ServiceSummary } from '../../../catalog/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import type { CompletionRequest } from './request.ts';
import { statementsNear } from './surroundings.ts';

/** By hand: services that hold resources in most accounts, the likeliest to be asked for first. */
const wellKnown: readonly string[] = (
  'ec2 s3 iam lambda rds dynamodb logs ecs eks elasticloadbalancingv2 cloudwatch kms sns sqs ' +
  'secretsmanager ssm route53 cloudfront apigateway apigatewayv2 events stepfunctions ecr ' +
  'cloudformation certificatemanager autoscaling efs elasticache wafv2 cloudtrail config ' +
  'guardduty organizations cognito kinesis glue athena backup opensearchservice redshift ' +
  'codebuild codepipeline batch sagemaker bedrock msk scheduler'
).split(' ');

/** Names of services, the likeliest first; the same list as long as nothing else is in use. */
export function servicesByUse(request: CompletionRequest): readonly ServiceSummary[] {
  const { catalog } = request.language;
  const used = usedServices(request);
  const key = used.join(' ');
  const known = lists.get(catalog);
  if (known?.key === key) {
    return known.services;
  }
  const likely = new Set([...used, ...wellKnown]);
  const places = new Map([...likely].map((name, index) => [name, index]));
  const placeOf = ({ name }: ServiceSummary): number => places.get(name) ?? likely.size;
  const services = catalog.services().toSorted((left, right) => placeOf(left) - placeOf(right));
  lists.set(catalog, { key, services });
  return services;
}

const lists = new WeakMap<
  Catalog,
  { readonly key: string; readonly services: readonly ServiceSummary[] }
>();

/** Services that the document and the workspace name, the most used first. */
function usedServices({ bound, surroundings }: CompletionRequest): readonly string[] {
  const counts = new Map<string, number>(surroundings.services?.() ?? []);
  for (const { statement } of statementsNear(surroundings.document, surroundings.start ?? 0)) {
    if (statement !== bound.statement) {
      for (const service of servicesIn(statement)) {
        counts.set(service, (counts.get(service) ?? 0) + 1);
      }
    }
  }
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([name]) => name);
}

/** The tables that the document's other statements name, the most used first, as they are written. */
export function usedTables({ bound, surroundings }: CompletionRequest): readonly string[] {
  const counts = new Map<string, number>();
  for (const { statement } of statementsNear(surroundings.document, surroundings.start ?? 0)) {
    if (statement !== bound.statement) {
      for (const name of tablesIn(statement)) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([name]) => name);
}

const tablesOf = new WeakMap<ParsedStatement, readonly string[]>();

function tablesIn(statement: ParsedStatement): readonly string[] {
  const known = tablesOf.get(statement);
  if (known !== undefined) {
    return known;
  }
  const names = [...statement.text.matchAll(/\baws(?:cc)?\.\w+\.\w+/gi)].map(([name]) => name);
  const found = [...new Set(names.map((name) => name.toLowerCase()))];
  tablesOf.set(statement, found);
  return found;
}

const servicesOf = new WeakMap<ParsedStatement, readonly string[]>();

function servicesIn(statement: ParsedStatement): readonly string[] {
  const known = servicesOf.get(statement);
  if (known !== undefined) {
    return known;
  }
  const found = serviceNamesIn(statement.text);
  servicesOf.set(statement, found);
  return found;
}

/** The services of `aws.s3.buckets` and the like in a text, in lower case, once each. */
export function serviceNamesIn(text: string): readonly string[] {
  const names = [...text.matchAll(/\baws(?:cc)?\.(\w+)\.\w/gi)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  return [...new Set(names)];
}
