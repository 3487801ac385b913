/** A source that hears what AWS says a list needs. */
import { SourceError } from './ports.ts';
import type { ResourceSource } from './ports.ts';

/** `learn` is told of the properties that a list was refused for want of; the failure goes on. */
export function createLearningSource(
  source: ResourceSource,
  learn: (typeName: string, properties: readonly string[]) => void,
): ResourceSource {
  return {
    get calls() {
      return source.calls;
    },
    async listPage(request, token, signal) {
      try {
        return await source.listPage(request, token, signal);
      } catch (error) {
        if (error instanceof SourceError && error.missingInputs.length > 0) {
          learn(request.typeName, error.missingInputs);
        }
        throw error;
      }
    },
    ...(source.kept !== undefined && { kept: source.kept }),
    get: (request, signal) => source.get(request, signal),
    ...(source.accountId && { accountId: source.accountId }),
    delete: (request, onProgress, signal) => source.delete(request, onProgress, signal),
  };
}
