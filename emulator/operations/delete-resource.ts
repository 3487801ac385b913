/** DeleteResource: accepted also for what does not exist, and then ends FAILED with NotFound. */
import type { OperationHandler } from '../cloud-control.ts';
import { readIdentifier } from '../identifiers.ts';
import { readTexts } from '../request-input.ts';
import { mutationOptions, startMutation } from './mutation-input.ts';
import { notFoundMessage } from './stored-resource.ts';

export const deleteResource: OperationHandler = (state, body, context) => {
  const input = readTexts(body, ['TypeName', 'Identifier'], mutationOptions);
  const facts = state.types.get(input.TypeName);
  return startMutation(state, context, 'DELETE', body, input.ClientToken, () => {
    state.types.requireOperation(facts, 'delete');
    const identifier = readIdentifier(facts, input.Identifier);
    return {
      typeName: input.TypeName,
      identifier,
      carryOut: () =>
        state.store.collection(facts, context.region).remove(identifier)
          ? { kind: 'success', identifier }
          : { kind: 'failure', errorCode: 'NotFound', message: notFoundMessage(facts) },
    };
  });
};
