/** The pages of a provider and of a service: how much there is. */
import type { Catalog } from '../../../catalog/index.ts';
import { providers } from '../../../language/semantics/index.ts';
import { code, plain } from './markdown.ts';

export function providerDocumentation(catalog: Catalog, provider: string): string | undefined {
  const name = provider.toLowerCase();
  if (!providers.includes(name)) {
    return undefined;
  }
  const services = catalog.services();
  const resources = services.reduce((sum, { resourceCount }) => sum + resourceCount, 0);
  return `**${name}** · AWS through the Cloud Control API: ${services.length} services, ${resources} resource types`;
}

export function serviceDocumentation(catalog: Catalog, service: string): string | undefined {
  const summary = catalog.services().find(({ name }) => name === service.toLowerCase());
  if (summary === undefined) {
    return undefined;
  }
  const { name, resourceCount } = summary;
  const types = resourceCount === 1 ? '1 resource type' : `${resourceCount} resource types`;
  return `**${plain(name)}** · ${types}. ${code(`SHOW RESOURCES IN aws.${name}`)} lists them.`;
}
