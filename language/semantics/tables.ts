/** What a table name means: a common table, a resource of the catalog, or something unknown. */
import { constantTables } from '../../catalog/index.ts';
import type { Catalog, ResourceTable } from '../../catalog/index.ts';
import type { Name, QualifiedName } from '../syntax/index.ts';
import type { ProblemCode } from './problem-codes.ts';
import type { Binding, CommonTableEntry, Environment } from './binding.ts';
import { commonTableNamed, commonTablesOf, hasTemplate } from './binding.ts';
import { suggestion } from './column-problems.ts';
import { nearest } from './nearest.ts';
import { isOtherProvider } from './other-providers.ts';
import type { KnownView } from './views.ts';

/** Both mean AWS through Cloud Control. */
export const providers: readonly string[] = ['aws', 'awscc'];

export type TableMeaning =
  | { readonly kind: 'commonTable'; readonly entry: CommonTableEntry }
  | { readonly kind: 'view'; readonly view: KnownView }
  | { readonly kind: 'resource'; readonly table: ResourceTable }
  | { readonly kind: 'unknown' };

const unknown: TableMeaning = { kind: 'unknown' };

/** SQLite's own schemas: a name behind one of them is left to SQLite. */
const sqliteSchemas: readonly string[] = ['main', 'temp'];

const constantTableNames = constantTables.map(({ name }) => name.replace(/^aws\./, ''));

const serviceNames = new WeakMap<Catalog, readonly string[]>();

/**
 * Resolves a table name and reports it where it cannot mean anything. A single unknown word may be a
 * view, and so passes; `s3.buckets` is read as `aws.s3.buckets`, as after `USE aws`.
 */
export function resolveTable(
  binding: Binding,
  name: QualifiedName,
  environment: Environment | undefined,
): TableMeaning {
  const parts = name.parts;
  const [first] = parts;
  if (first === undefined || isUnfinished(binding, name)) return unknown;
  if (parts.length === 1) return resolveWord(binding, first, environment);
  if (parts.length === 2 && sqliteSchemas.includes(first.text.toLowerCase())) return unknown;
  if (parts.length === 2 && !isProvider(first.text)) return resolveWithoutProvider(binding, name);
  return resolveResource(binding, name);
}

/** `undefined`, after a report, where the name is no table of the catalog. */
export function resourceNamed(binding: Binding, name: QualifiedName): ResourceTable | undefined {
  const meaning = resolveTable(binding, name, undefined);
  return meaning.kind === 'resource' ? meaning.table : undefined;
}

function isProvider(word: string): boolean {
  return providers.includes(word.toLowerCase());
}

/** Reports a provider that is none of ours. */
export function checkProvider(binding: Binding, provider: Name): boolean {
  if (isProvider(provider.text)) return true;
  if (isOtherProvider(provider.text)) {
    binding.problems.push({
      code: 'other-provider',
      severity: 'warning',
      message: `\`${provider.text}\` is a provider of StackQL, and IQL asks \`aws\` alone: nothing of this statement is checked, and it cannot be run here`,
      span: provider.span,
    });
    return false;
  }
  const near = nearest(provider.text, providers);
  report(
    binding,
    'unknown-provider',
    provider,
    `no provider \`${provider.text}\``,
    near,
    'IQL asks `aws` alone',
  );
  return false;
}

/** Reports an unknown service. */
export function checkService(binding: Binding, service: Name, provider: string): boolean {
  const known = servicesOf(binding.catalog);
  const written = service.text.toLowerCase();
  if (known.includes(written) || binding.catalog.tables(written).length > 0) return true;
  if (constantTableNames.includes(written)) {
    reportTableAsService(binding, service);
    return false;
  }
  const message = `no service \`${service.text}\` in \`${provider}\``;
  const near = nearest(service.text, [...known, ...constantTableNames]);
  report(binding, 'unknown-service', service, message, near, 'Cloud Control has none of this name');
  return false;
}

function reportTableAsService(binding: Binding, name: Name): void {
  const table = `aws.${name.text.toLowerCase()}`;
  binding.problems.push({
    code: 'unknown-service',
    severity: 'error',
    message: `\`${table}\` is a table: write \`DESCRIBE ${table}\` for its columns`,
    span: name.span,
  });
}

export function servicesOf(catalog: Catalog): readonly string[] {
  const cached = serviceNames.get(catalog);
  if (cached !== undefined) return cached;
  const names = catalog.services().map((service) => service.name);
  serviceNames.set(catalog, names);
  return names;
}

function resolveWord(
  binding: Binding,
  name: Name,
  environment: Environment | undefined,
): TableMeaning {
  const entry = commonTableNamed(environment, name.text);
  if (entry !== undefined) return { kind: 'commonTable', entry };
  const view = binding.lookUpView(name.text);
  if (view !== undefined) return { kind: 'view', view };
  const near = nearest(name.text, [
    ...commonTablesOf(environment).map((table) => table.name.text),
    ...(binding.lookUpView.names?.() ?? []).filter((each) => !isOfOneSeries(each, name.text)),
  ]);
  if (near !== undefined) {
    binding.problems.push({
      code: 'unknown-table',
      severity: 'warning',
      message: `no table \`${name.text}\` in this query${suggestion(near)}`,
      span: name.span,
      replacement: near,
    });
  }
  return unknown;
}

/** `report_2024` is no slip of the pen for `report_2023`, which may be a view elsewhere. */
function isOfOneSeries(left: string, right: string): boolean {
  const [first, second] = [left, right].map((name) => name.toLowerCase().replace(/\d+/g, '#'));
  return first === second;
}

function resolveWithoutProvider(binding: Binding, name: QualifiedName): TableMeaning {
  const [service, resource] = name.parts;
  if (service === undefined || resource === undefined) return unknown;
  const table = binding.catalog.table(['aws', service.text, resource.text]);
  if (table !== undefined) return asResource(binding, name, table);
  if (servicesOf(binding.catalog).includes(service.text.toLowerCase())) {
    reportUnknownResource(binding, service, resource);
    return unknown;
  }
  binding.problems.push({
    code: 'unknown-table',
    severity: 'error',
    message: `no table \`${service.text}.${resource.text}\`: name a resource as \`aws.<service>.<resource>\``,
    span: name.span,
  });
  return unknown;
}

function resolveResource(binding: Binding, name: QualifiedName): TableMeaning {
  const [provider, service, resource, extra] = name.parts;
  if (provider === undefined || service === undefined) return unknown;
  if (!checkProvider(binding, provider)) return unknown;
  const constant = binding.catalog.table([provider.text, service.text]);
  if (constant !== undefined) return resolveConstant(binding, name, constant);
  if (!checkService(binding, service, provider.text)) return unknown;
  if (resource === undefined) {
    binding.problems.push({
      code: 'unknown-resource',
      severity: 'error',
      message: `\`${provider.text}.${service.text}\` is a service: add a resource, \`${provider.text}.${service.text}.<resource>\``,
      span: name.span,
    });
    return unknown;
  }
  const table = binding.catalog.table([provider.text, service.text, resource.text]);
  if (table === undefined) {
    reportUnknownResource(binding, service, resource);
    return unknown;
  }
  if (extra !== undefined) {
    reportBeyondTable(binding, name, table, extra);
    return unknown;
  }
  return asResource(binding, name, table);
}

/** `aws.regions`: a table that stands right behind its provider. */
function resolveConstant(
  binding: Binding,
  name: QualifiedName,
  table: ResourceTable,
): TableMeaning {
  const [, , extra] = name.parts;
  if (extra === undefined) return { kind: 'resource', table };
  reportBeyondTable(binding, name, table, extra);
  return unknown;
}

function reportBeyondTable(
  binding: Binding,
  name: QualifiedName,
  table: ResourceTable,
  extra: Name,
): void {
  binding.problems.push({
    code: 'unknown-table',
    severity: 'error',
    message: `\`${table.name}\` is a table: remove \`.${extra.text}\``,
    span: { start: extra.span.start, end: name.span.end },
  });
}

function asResource(binding: Binding, name: QualifiedName, table: ResourceTable): TableMeaning {
  if (table.type?.provisioning === 'unsupported') reportUnsupported(binding, name, table);
  return { kind: 'resource', table };
}

function reportUnknownResource(binding: Binding, service: Name, resource: Name): void {
  const tables = binding.catalog.tables(service.text.toLowerCase());
  const near = nearest(
    resource.text,
    tables.map((table) => table.name),
  );
  const elsewhere = near === undefined ? serviceWith(binding.catalog, resource.text) : undefined;
  const hint = elsewhere && `it is in \`aws.${elsewhere}\``;
  const message = `no resource \`${resource.text}\` in \`aws.${service.text}\``;
  report(binding, 'unknown-resource', resource, message, near, hint);
}

function reportUnsupported(binding: Binding, name: QualifiedName, table: ResourceTable): void {
  binding.problems.push({
    code: 'unsupported-type',
    severity: 'hint',
    message: `\`${table.type?.typeName ?? table.name}\` is a CloudFormation type that Cloud Control does not serve: AWS is likely to refuse the call`,
    span: name.span,
  });
}

/** A service that has a resource of exactly this name. */
function serviceWith(catalog: Catalog, resource: string): string | undefined {
  return servicesOf(catalog).find((service) => catalog.lookup(['aws', service, resource]));
}

function report(
  binding: Binding,
  code: ProblemCode,
  name: Name,
  message: string,
  replacement: string | undefined,
  otherwise?: string,
): void {
  const remedy = replacement === undefined && otherwise !== undefined ? `: ${otherwise}` : '';
  binding.problems.push({
    code,
    severity: 'error',
    message: message + suggestion(replacement) + remedy,
    span: name.span,
    ...(replacement !== undefined && { replacement }),
  });
}

/** A name with a hole or a template in it is still being written. */
function isUnfinished(binding: Binding, name: QualifiedName): boolean {
  return name.parts.some((part) => part.text === '') || hasTemplate(binding, name.span);
}
