/** CreateResource: checks the desired state at once, makes the resource when its time has come. */
import type { EmulatorState, OperationHandler } from '../cloud-control.ts';
import { createdSubject, withAttributes, withIdentifier } from '../generate/completion.ts';
import { composeIdentifier, identifierProperties } from '../identifiers.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { checkDesiredState, modelValidationFailed } from '../model-validation.ts';
import type { Outcome } from '../mutations.ts';
import { readTexts } from '../request-input.ts';
import { fixedContent } from '../resource-collection.ts';
import { validationError } from '../service-error.ts';
import type { TypeFacts } from '../type-facts.ts';
import { mutationOptions, startMutation } from './mutation-input.ts';

export const createResource: OperationHandler = (state, body, context) => {
  const input = readTexts(body, ['TypeName', 'DesiredState'], mutationOptions);
  const facts = state.types.get(input.TypeName);
  return startMutation(state, context, 'CREATE', body, input.ClientToken, () => {
    state.types.requireOperation(facts, 'create');
    const desired = readDesiredState(input.DesiredState);
    const violations = checkDesiredState(facts, desired);
    if (violations.length > 0) throw modelValidationFailed(violations);
    return {
      typeName: input.TypeName,
      identifier: composeIdentifier(facts, desired),
      carryOut: () => create(state, facts, context.region, desired),
    };
  });
};

function readDesiredState(text: string): JsonObject {
  try {
    const desired: unknown = JSON.parse(text);
    if (isJsonObject(desired)) return desired;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw validationError('Invalid DesiredState: it must be the JSON text of an object');
}

function create(
  state: EmulatorState,
  facts: TypeFacts,
  region: string,
  desired: JsonObject,
): Outcome {
  const subject = createdSubject(facts, region, desired, {
    serial: state.nextSerial(),
    createdAt: state.clock.now(),
    pool: state.store.pool,
  });
  const properties = withIdentifier(subject, withAttributes(subject, desired));
  const identifier = composeIdentifier(facts, properties);
  if (identifier === undefined) {
    return {
      kind: 'failure',
      errorCode: 'GeneralServiceException',
      message: `${facts.type.typeName} has no primary identifier`,
    };
  }
  const added = state.store
    .collection(facts, region)
    .add(identifier, fixedContent(properties), state.clock.now() + state.visibleAfter);
  if (!added) {
    return {
      kind: 'failure',
      errorCode: 'AlreadyExists',
      message: `${facts.type.typeName} with identifier ${identifier} already exists`,
    };
  }
  return {
    kind: 'success',
    identifier,
    resourceModel: JSON.stringify(identifierProperties(facts, properties)),
  };
}
