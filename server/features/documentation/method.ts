/** The page of one method of a resource. */
import type { ResourceTable, TableMethod } from '../../../catalog/index.ts';
import { code, paragraphs, plain } from './markdown.ts';

export function methodDocumentation(method: TableMethod, resource: ResourceTable): string {
  const handler = resource.type?.handlers?.[method.operation];
  const permissions = handler?.permissions ?? [];
  return paragraphs(
    `**${plain(method.name)}** · method of ${code(resource.name)}, accessible by ${code(method.accessibleBy)}`,
    method.requiredParameters.length === 0
      ? ''
      : `Required params: ${method.requiredParameters.map(code).join(', ')}`,
    permissions.length === 0 ? '' : `Permissions: ${permissions.map(code).join(', ')}`,
    handler?.timeoutInMinutes === undefined
      ? ''
      : `AWS gives it ${handler.timeoutInMinutes} minutes.`,
  );
}
