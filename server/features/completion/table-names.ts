/** Where the name of a table comes next: common tables, views, resources, whole joins. */
import type { Expectation } from './expectation.ts';
import { tableFunctions } from './functions.ts';
import { joinTargets } from './join-targets.ts';
import { elementTables } from './json-tables.ts';
import { keywordProposals } from './keywords.ts';
import { placeOf } from './place.ts';
import type { FoundProposals } from './proposal.ts';
import type { CompletionRequest } from './request.ts';
import { searchCatalog } from './search.ts';
import { servicesByUse, usedTables } from './services.ts';
import { commonTables, providerProposals, qualifiedTables, tablesInUse } from './tables.ts';
import { viewProposals } from './views.ts';

/** Everything that can be read, created in or changed, by the name as far as it is written. */
export function tableNames(
  request: CompletionRequest,
  expectation: Expectation & { readonly kind: 'table' },
): FoundProposals {
  const { language, cursor, scope } = request;
  const { use } = expectation;
  const { qualifiers } = cursor;
  const joins = use === 'read' && placeOf(cursor).joined ? joinTargets(request) : [];
  if (qualifiers.length > 0) {
    const services = servicesByUse(request);
    const named = qualifiedTables(services, language.catalog, qualifiers, use);
    const [provider = '', ...more] = qualifiers;
    const found = more.length > 0 ? [] : searchCatalog(request, { provider });
    return {
      proposals: [...joins, ...named, ...found],
      incomplete: more.length === 0,
      opensUnasked: true,
    };
  }
  const used = tablesInUse(language.catalog, usedTables(request), use);
  const known = new Set(used.map(({ label }) => label));
  return {
    proposals: [
      ...(use === 'read' ? [...commonTables(scope), ...viewProposals(language)] : []),
      ...joins,
      ...used,
      ...providerProposals(language.catalog),
      ...searchCatalog(request).filter(({ label }) => !known.has(label)),
      ...(use === 'read' ? [...elementTables(request), ...tableFunctions] : []),
      ...keywordProposals(expectation, request.lowerCase),
    ],
    incomplete: true,
    opensUnasked: true,
  };
}
