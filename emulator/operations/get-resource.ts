/** GetResource: every property that reads return. */
import type { OperationHandler } from '../cloud-control.ts';
import { readIdentifier } from '../identifiers.ts';
import { readTexts } from '../request-input.ts';
import { requireVisible } from './stored-resource.ts';

export const getResource: OperationHandler = (state, body, context) => {
  const input = readTexts(body, ['TypeName', 'Identifier'], ['RoleArn', 'TypeVersionId']);
  const facts = state.types.get(input.TypeName);
  state.types.requireOperation(facts, 'read');
  const identifier = readIdentifier(facts, input.Identifier);
  const resource = requireVisible(state, facts, identifier, context);
  return {
    TypeName: input.TypeName,
    ResourceDescription: {
      Identifier: identifier,
      Properties: JSON.stringify(facts.withoutWriteOnly(resource.content.properties())),
    },
  };
};
