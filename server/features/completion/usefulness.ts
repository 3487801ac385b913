/** The order of columns and of resources by how often a person wants them, where nothing else tells. */
import type { Property, ValueType } from '../../../catalog/index.ts';
import type { BoundColumn, BoundRelation } from '../../../language/semantics/index.ts';

/**
 * Columns of a resource: what identifies it, then its own names, states, tags and what it requires, then
 * what it names, other single values, documents, and at last what AWS never returns. Columns that a query
 * gives keep their order.
 */
export function usefulFirst<
  Column extends { readonly column: BoundColumn; readonly relation: BoundRelation },
>(columns: readonly Column[]): readonly Column[] {
  return columns.toSorted((left, right) => weightOf(left) - weightOf(right));
}

/** Properties to write: single values, then documents. */
export function scalarsFirst(properties: readonly Property[]): readonly Property[] {
  return properties.toSorted(
    (left, right) => Number(isDocument(left.type)) - Number(isDocument(right.type)),
  );
}

interface Weighed {
  readonly column: BoundColumn;
  readonly relation: BoundRelation;
}

const own = /^(?:name|arn|id|state|status|type|region|tags)$/;
const naming = /_(?:name|arn|id|state|status|type)$/;

function weightOf({ column: { name, column, type }, relation: { kind, table } }: Weighed): number {
  if (kind !== 'resource') {
    return 0;
  }
  const { property } = column ?? {};
  if (property?.writeOnly === true) {
    return 5;
  }
  if (property !== undefined && table?.type?.primaryIdentifier.includes(property.name) === true) {
    return 0;
  }
  if (own.test(name) || speaksOf(name, table?.type?.singular)) {
    return 1;
  }
  if (isDocument(type)) {
    return 4;
  }
  if (property?.required === true) {
    return 1;
  }
  return naming.test(name) || property?.references !== undefined ? 2 : 3;
}

/** `instance_type` of an `instance`, `function_name` of a `function`. */
function speaksOf(name: string, resource = ''): boolean {
  return naming.test(name) && name.startsWith(`${resource.split('_').at(-1) ?? ''}_`);
}

function isDocument(type: ValueType): boolean {
  return type === 'object' || type === 'array';
}

/** By hand: resources that most accounts have, by service, the likeliest to be asked for first. */
const wellKnown: Readonly<Record<string, string>> = {
  ec2: 'instances vpcs subnets security_groups volumes route_tables nat_gateways internet_gateways vpc_endpoints launch_templates network_interfaces key_pairs eips',
  s3: 'buckets bucket_policies access_points',
  iam: 'roles users managed_policies groups instance_profiles',
  lambda: 'functions layer_versions event_source_mappings',
  rds: 'db_instances db_clusters db_subnet_groups',
  dynamodb: 'tables global_tables',
  logs: 'log_groups metric_filters',
  ecs: 'clusters services task_definitions',
  eks: 'clusters nodegroups addons',
  elasticloadbalancingv2: 'load_balancers target_groups listeners',
  cloudwatch: 'alarms dashboards',
  kms: 'keys aliases',
  sns: 'topics subscriptions',
  sqs: 'queues',
  secretsmanager: 'secrets',
  ssm: 'parameters documents',
  route53: 'hosted_zones record_sets',
  cloudfront: 'distributions',
  apigateway: 'rest_apis',
  apigatewayv2: 'apis',
  events: 'rules event_buses',
  stepfunctions: 'state_machines',
  ecr: 'repositories',
  cloudformation: 'stacks',
  autoscaling: 'auto_scaling_groups',
  efs: 'file_systems',
  iottwinmaker: 'workspaces sync_jobs',
};

const places: ReadonlyMap<string, number> = new Map(
  Object.entries(wellKnown).flatMap(([service, names]) =>
    names.split(' ').map((name, index): [string, number] => [`${service}.${name}`, index]),
  ),
);

/** Where a resource stands among the well-known ones of its service, from 0; `undefined` for others. */
export function fameOf(service: string, name: string): number | undefined {
  return places.get(`${service}.${name}`);
}
