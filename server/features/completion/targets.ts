/** Names for SHOW, DESCRIBE and EXEC, which may end at a provider, a service, a resource or a method. */
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';
import { searchCatalog } from './search.ts';
import { servicesByUse } from './services.ts';
import { providerProposals, qualifiedTables, serviceNames } from './tables.ts';

export function targetProposals(
  request: CompletionRequest,
  to: 'provider' | 'service' | 'resource' | 'method',
): readonly Proposal[] {
  const { qualifiers } = request.cursor;
  const { catalog } = request.language;
  const services = servicesByUse(request);
  switch (qualifiers.length) {
    case 0:
      return [
        ...providerProposals(catalog).map((proposal) =>
          to === 'provider' ? endingName(proposal) : proposal,
        ),
        ...(to === 'resource' || to === 'method' ? searchCatalog(request) : []),
      ];
    case 1:
      return to === 'provider'
        ? []
        : to === 'service'
          ? serviceNames(services)
          : qualifiedTables(services, catalog, qualifiers, 'read');
    case 2:
      return to === 'resource' || to === 'method'
        ? qualifiedTables(services, catalog, qualifiers, 'read').map((proposal) =>
            to === 'method'
              ? { ...proposal, text: `${proposal.label}.`, continues: true }
              : proposal,
          )
        : [];
    default:
      return to === 'method' && qualifiers.length === 3 ? methods(catalog, qualifiers) : [];
  }
}

function endingName(proposal: Proposal): Proposal {
  return { ...proposal, text: proposal.label, continues: false };
}

function methods(
  catalog: CompletionRequest['language']['catalog'],
  qualifiers: readonly string[],
): readonly Proposal[] {
  const table = catalog.table(qualifiers);
  return (table?.methods ?? []).map(({ name, accessibleBy, requiredParameters }) => ({
    label: name,
    kind: 'method',
    hint: `by ${accessibleBy}`,
    origin: requiredParameters.join(', '),
    rank: rank.exact,
    documentedBy: { page: 'method', table: table?.name ?? '', method: name },
  }));
}
