/**
 * UpdateResource: the patch is applied to what reads return, so that a write-only property which the
 * patch leaves out is lost, as it is on AWS.
 */
import type { OperationHandler } from '../cloud-control.ts';
import { readIdentifier } from '../identifiers.ts';
import { isJsonObject, jsonEqual, type JsonObject } from '../json.ts';
import { applyPatch, PatchError, readPatch } from '../json-patch.ts';
import { checkProperties, modelValidationFailed } from '../model-validation.ts';
import type { Outcome } from '../mutations.ts';
import { readTexts } from '../request-input.ts';
import { fixedContent } from '../resource-collection.ts';
import { ServiceError, validationError } from '../service-error.ts';
import type { TypeFacts } from '../type-facts.ts';
import { mutationOptions, startMutation } from './mutation-input.ts';
import { notFoundMessage, requireVisible } from './stored-resource.ts';

export const updateResource: OperationHandler = (state, body, context) => {
  const input = readTexts(body, ['TypeName', 'Identifier', 'PatchDocument'], mutationOptions);
  const facts = state.types.get(input.TypeName);
  return startMutation(state, context, 'UPDATE', body, input.ClientToken, () => {
    state.types.requireOperation(facts, 'update');
    const identifier = readIdentifier(facts, input.Identifier);
    const resource = requireVisible(state, facts, identifier, context);
    const before = facts.withoutWriteOnly(resource.content.properties());
    const after = patched(before, input.PatchDocument);
    refuseFixedProperties(facts, before, after);
    const violations = checkProperties(facts, changesOf(before, after));
    if (violations.length > 0) throw modelValidationFailed(violations);
    const resourceModel = JSON.stringify(facts.withoutWriteOnly(after));
    return {
      typeName: input.TypeName,
      identifier,
      resourceModel,
      carryOut: (): Outcome => {
        const current = state.store.collection(facts, context.region).get(identifier);
        if (current === undefined) {
          return { kind: 'failure', errorCode: 'NotFound', message: notFoundMessage(facts) };
        }
        current.content = fixedContent(after);
        return { kind: 'success', identifier, resourceModel };
      },
    };
  });
};

function patched(before: JsonObject, document: string): JsonObject {
  try {
    const after = applyPatch(before, readPatch(JSON.parse(document)));
    if (isJsonObject(after)) return after;
  } catch (error) {
    if (error instanceof PatchError)
      throw validationError(`Invalid patch update: ${error.message}`);
    if (!(error instanceof SyntaxError)) throw error;
    throw validationError('Invalid PatchDocument: it must be the JSON text of an array');
  }
  throw validationError('Invalid patch update: the result is not an object');
}

/** What the patch set: what it leaves alone was good enough before. */
const changesOf = (before: JsonObject, after: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !jsonEqual(before[name], value)),
  );

/** Throws NotUpdatableException where a create-only or read-only property would change. */
function refuseFixedProperties(facts: TypeFacts, before: JsonObject, after: JsonObject): void {
  const changed = [...facts.properties.values()].filter(
    ({ name }) => !jsonEqual(before[name], after[name]),
  );
  const kinds = [
    ['readOnlyProperties', changed.filter(({ readOnly }) => readOnly)],
    ['createOnlyProperties', changed.filter(({ createOnly }) => createOnly)],
  ] as const;
  for (const [kind, refused] of kinds) {
    if (refused.length === 0) continue;
    const paths = refused.map(({ name }) => `/properties/${name}`).join(', ');
    throw new ServiceError(
      'NotUpdatableException',
      `Invalid patch update: ${kind} [${paths}] cannot be updated`,
    );
  }
}
